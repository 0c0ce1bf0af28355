import type { Sid, Vote } from '../vote.ts';
import type { HeardVote } from './state.ts';

/** Whether two votes count as one (`Vote.equals`): settled servers need only agree on leader and epoch. */
export function agrees(a: HeardVote, b: HeardVote): boolean {
  if (a.vote.leader !== b.vote.leader || a.vote.peerEpoch !== b.vote.peerEpoch) return false;
  if (a.state !== 'looking' && b.state !== 'looking') return true;
  return a.vote.zxid === b.vote.zxid && a.electionEpoch === b.electionEpoch;
}

/** The servers on a table whose vote agrees with `vote`, in order of their number. */
export function supporters(votes: ReadonlyMap<Sid, HeardVote>, vote: HeardVote): readonly Sid[] {
  const sids: Sid[] = [];
  for (const [sid, heard] of votes) if (agrees(heard, vote)) sids.push(sid);
  return sids.sort((a, b) => a - b);
}

/**
 * Whether the elected leader may be believed (`FastLeaderElection.checkLeader`): another server must have said
 * itself that it leads; this server itself leads only an election of its own present round.
 */
export function checkLeader(
  votes: ReadonlyMap<Sid, HeardVote>,
  leader: Sid,
  electionEpoch: number,
  self: Sid,
  round: number,
): boolean {
  if (leader === self) return round === electionEpoch;
  return votes.get(leader)?.state === 'leading';
}

export const proposalAsHeard = (vote: Vote, round: number): HeardVote => ({
  vote,
  electionEpoch: round,
  state: 'looking',
});
