import { checker, type Checker } from './checker.ts';

/** What a promise of an epoch is worth: two leaders that both count it might both get a quorum for one epoch. */
export function singlePromise(): Checker {
  const counted = new Map<string, { readonly by: number; readonly id: number }>();
  return checker({
    name: 'a promise counts once',
    sentence: 'The promise of a server for an epoch is counted by one leader only.',
    source: 'Zab paper, phase 1; Learner.registerWithLeader (ACKEPOCH -1)',
    kinds: ['epoch-acked'],
    observe(event) {
      if (event.kind !== 'epoch-acked' || !event.acked.includes(event.from)) return null;
      const promise = `${event.from} for epoch ${event.epoch}`;
      const before = counted.get(promise);
      counted.set(promise, { by: event.who, id: event.id });
      if (before === undefined || before.by === event.who) return null;
      return {
        message: `servers ${before.by} and ${event.who} both count the promise of ${promise}`,
        events: [before.id, event.id],
      };
    },
  });
}
