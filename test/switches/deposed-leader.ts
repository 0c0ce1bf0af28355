import { checker, type Checker } from '../../src/checkers/checker.ts';

/** How long a leader may go on when another has taken over. */
export function deposedLeader(): Checker {
  let newest = { epoch: 0, at: 0 };
  return checker({
    name: 'a deposed leader stops',
    sentence:
      'A leader of an older epoch serves for at most syncLimit and two more ticks after the next leader is established.',
    source: 'Leader.lead (the check of synced learners once a tick)',
    kinds: ['established', 'quorum-checked'],
    observe(event, world) {
      if (event.kind === 'established') newest = { epoch: event.epoch, at: event.at };
      if (event.kind !== 'quorum-checked') return null;
      const { leading } = world.peers[event.who - 1]!;
      const { tickMs, syncLimitTicks } = world.setup;
      const limitUs = (syncLimitTicks + 2) * tickMs * 1_000;
      if (leading === null || leading.epoch >= newest.epoch || event.at - newest.at <= limitUs) {
        return null;
      }
      return {
        message: `server ${event.who} still leads epoch ${leading.epoch}, long after epoch ${newest.epoch} began`,
        events: [event.id],
      };
    },
  });
}
