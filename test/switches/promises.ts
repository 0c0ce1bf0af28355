import { checker, type Checker } from '../../src/checkers/checker.ts';

/** What a promise of an epoch is worth. */
export function promises(): Checker {
  const countedBy = new Map<string, number>();
  return checker({
    name: 'a promise counts once',
    sentence: 'The promise of a server for an epoch is counted by one leader only.',
    source: 'Leader.waitForEpochAck, Learner.registerWithLeader',
    kinds: ['epoch-acked'],
    observe(event) {
      if (event.kind !== 'epoch-acked' || !event.acked.includes(event.from)) return null;
      const promise = `${event.from} for ${event.epoch}`;
      const before = countedBy.get(promise);
      countedBy.set(promise, event.who);
      if (before === undefined || before === event.who) return null;
      return {
        message: `servers ${before} and ${event.who} both count the promise of ${promise}`,
        events: [event.id],
      };
    },
  });
}
