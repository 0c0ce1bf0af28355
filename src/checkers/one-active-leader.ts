import { checker, type Checker } from './checker.ts';

/** Before a leader is established it is already the only one of its epoch. */
export function oneActiveLeader(): Checker {
  const since = new Map<number, { readonly epoch: number; readonly event: number }>();
  return checker({
    name: 'one active leader an epoch',
    sentence:
      'At most one server at a time leads in synchronization or broadcast with the same acceptedEpoch.',
    source: 'TLA+ Leadership1 (system-spec/zk-3.7/ZkV3_7_0.tla)',
    kinds: ['phase-entered', 'left', 'crashed'],
    observe(event, world) {
      if (event.kind === 'left' || event.kind === 'crashed') {
        if (typeof event.who === 'number') since.delete(event.who);
        return null;
      }
      if (event.kind !== 'phase-entered' || event.role !== 'leading') return null;
      if (event.phase === 'discovery' || event.phase === 'election') return null;
      const epoch = world.peers[event.who - 1]!.disk.acceptedEpoch;
      since.set(event.who, { epoch, event: event.id });
      for (const [server, other] of since) {
        if (server === event.who || other.epoch !== epoch) continue;
        return {
          message: `servers ${server} and ${event.who} both lead with acceptedEpoch ${epoch}`,
          events: [other.event, event.id],
        };
      }
      return null;
    },
  });
}
