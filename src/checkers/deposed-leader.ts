import { checker, type Checker } from './checker.ts';

/**
 * How long a leader may go on when another has taken over: counted in its own ticks, for a process that does not run makes none. What its
 * followers had sent may reach it for a time-out still, and then for another they count as heard.
 */
export function deposedLeader(): Checker {
  let newest = { epoch: 0, id: -1 };
  const checks = new Map<number, number>();
  return checker({
    name: 'a deposed leader stops',
    sentence:
      'A leader of an older epoch goes on for at most two syncLimits after the next leader is established.',
    source: 'Leader.lead (the check of synced learners once a tick)',
    kinds: ['established', 'quorum-checked'],
    observe(event, world) {
      if (event.kind === 'established') {
        if (event.epoch > newest.epoch) newest = event;
        checks.clear();
      }
      if (event.kind !== 'quorum-checked') return null;
      const { leading } = world.peers[event.who - 1]!;
      if (leading === null || leading.epoch >= newest.epoch) return null;
      const count = (checks.get(event.who) ?? 0) + 1;
      checks.set(event.who, count);
      if (count <= 2 * world.setup.syncLimitTicks + 2) return null;
      return {
        message: `server ${event.who} still leads epoch ${leading.epoch}, ${count} ticks after epoch ${newest.epoch} began`,
        events: [newest.id, event.id],
      };
    },
  });
}
