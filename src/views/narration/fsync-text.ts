import type { Narration } from '../../i18n/en/narration.ts';
import type { EventOf } from '../../simulation/facts.ts';
import type { World } from '../../simulation/world.ts';
import { isQuorum, quorumSize } from '../../zab/quorum.ts';
import { showZxid } from '../../zab/zxid.ts';

/** A follower's fsync, and what its ACK will bring about; without a world only the fsync itself. */
export function fsyncText(
  event: EventOf<'fsynced'>,
  words: Narration,
  world: World | null,
): string {
  const p = { sid: event.who, zxid: showZxid(event.zxid), count: event.count };
  const peer = world?.peers[event.who - 1];
  const leader = peer?.learning ? world?.peers[peer.learning.leader - 1] : undefined;
  if (!world || peer?.learning?.stage !== 'up-to-date' || !leader?.leading) {
    return words.fsynced.plain(p);
  }
  if (peer.role !== 'following') return words.fsynced.plain(p);
  const proposal = leader.leading.outstanding.get(event.zxid);
  const start = words.fsynced.acks(p);
  if (proposal === undefined) {
    return leader.leading.lastCommitted >= event.zxid
      ? words.join(start, words.fsynced.committed)
      : start;
  }
  const { verifiers, acks } = proposal;
  const others = acks.filter((sid) => sid !== event.who);
  const total = others.length + 1;
  const enough = verifiers.every((system) => isQuorum(system, [...others, event.who]));
  const [system] = verifiers;
  if (verifiers.length > 1 || system?.kind !== 'majority') {
    return words.join(start, words.fsynced[enough ? 'willBeQuorum' : 'noQuorumYet']);
  }
  const need = quorumSize(system);
  const outcome = enough
    ? words.fsynced.willCommit({
        others: words.servers(...others),
        total,
        voters: system.voters.length,
      })
    : words.fsynced.notYet({ total, need });
  return words.join(start, outcome);
}
