import { checker, type Checker } from './checker.ts';

/** No epoch has two leaders, nor the same one twice. */
export function oneLeader(): Checker {
  const leaders = new Map<number, { readonly server: number; readonly event: number }>();
  return checker({
    name: 'one leader an epoch',
    sentence: 'At most one server is ever established as the leader of an epoch.',
    source: 'TLA+ Leadership2 (system-spec/zk-3.7/ZkV3_7_0.tla)',
    kinds: ['established'],
    observe(event) {
      if (event.kind !== 'established') return null;
      const before = leaders.get(event.epoch);
      leaders.set(event.epoch, { server: event.who, event: event.id });
      if (before === undefined) return null;
      return {
        message: `servers ${before.server} and ${event.who} were both established in epoch ${event.epoch}`,
        events: [before.event, event.id],
      };
    },
  });
}
