import { checker, type Checker } from './checker.ts';

interface Files {
  readonly acceptedEpoch: number;
  readonly currentEpoch: number;
  readonly event: number;
}

/** The two epoch files of each server. */
export function risingEpochs(): Checker {
  const known = new Map<number, Files>();
  return checker({
    name: 'epochs rise',
    sentence:
      'The acceptedEpoch and currentEpoch files of a server never fall while it keeps its disk.',
    source: 'QuorumPeer.loadDataBase; Zab paper, phases 1 and 2',
    kinds: ['epoch-written', 'started', 'crashed', 'became-looking', 'up-to-date', 'wiped'],
    observe(event, world) {
      if (typeof event.who !== 'number') return null;
      if (event.kind === 'wiped') {
        known.delete(event.who);
        return null;
      }
      const { acceptedEpoch, currentEpoch } = world.peers[event.who - 1]!.disk;
      const before = known.get(event.who);
      if (before?.acceptedEpoch === acceptedEpoch && before.currentEpoch === currentEpoch) {
        return null;
      }
      known.set(event.who, { acceptedEpoch, currentEpoch, event: event.id });
      const events = before === undefined ? [event.id] : [before.event, event.id];
      const fell = (file: 'acceptedEpoch' | 'currentEpoch', now: number): string | null =>
        before !== undefined && now < before[file]
          ? `${file} of server ${event.who} fell from ${before[file]} to ${now}`
          : null;
      const message = fell('acceptedEpoch', acceptedEpoch) ?? fell('currentEpoch', currentEpoch);
      return message === null ? null : { message, events };
    },
  });
}
