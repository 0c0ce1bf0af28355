import { checker, type Checker } from './checker.ts';
import { shown } from './zxids.ts';

/** Zab's leader never fetches a history: it must be the one that has the best. */
export function bestHistory(): Checker {
  const own = new Map<number, { epoch: number; currentEpoch: number; zxid: number; id: number }>();
  return checker({
    name: 'a leader has the best history',
    sentence:
      'Nobody whose promise a prospective leader counts has a later currentEpoch, or a later zxid in the same one.',
    source: 'Zab paper, phase 1 (initial history); StateSummary.isMoreRecentThan',
    kinds: ['epoch-acked'],
    observe(event) {
      if (event.kind !== 'epoch-acked') return null;
      const { who, from, epoch, currentEpoch, zxid, id } = event;
      if (from === who) own.set(who, { epoch, currentEpoch, zxid, id });
      const leader = own.get(who);
      if (leader?.epoch !== epoch || !event.acked.includes(from)) return null;
      const ahead = currentEpoch - leader.currentEpoch || zxid - leader.zxid;
      if (ahead <= 0) return null;
      return {
        message: `server ${who} with ${shown(leader.zxid)} of epoch ${leader.currentEpoch} counts the promise of ${from}, which has ${shown(zxid)} of epoch ${currentEpoch}`,
        events: [leader.id, id],
      };
    },
  });
}
