import type { Narration } from '../../i18n/en/narration.ts';
import type { EventOf } from '../../simulation/facts.ts';
import { showZxid } from '../../zab/zxid.ts';

/** Why the leader chose DIFF, TRUNC or SNAP for a learner. */
export function syncText(event: EventOf<'sync-chosen'>, words: Narration): string {
  const w = words['sync-chosen'];
  const chosen = w[event.row]({
    leaderLast: showZxid(event.leaderLast),
    min: showZxid(event.min),
    max: showZxid(event.max),
    zxid: showZxid(event.zxid),
    count: event.proposals,
  });
  const start = w.start({
    sid: event.who,
    learner: event.learner,
    peerLast: showZxid(event.peerLast),
  });
  return words.join(start, chosen);
}
