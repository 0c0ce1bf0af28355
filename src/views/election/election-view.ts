import type { Peer } from '../../server/server-state.ts';
import type { World } from '../../simulation/world.ts';
import { needed } from '../../zab/ensemble.ts';
import type { QuorumSystem } from '../../zab/quorum.ts';
import type { Phase } from '../../zab/messages.ts';
import { compareVotes, type Sid, type Vote, type VoteComponent } from '../../zab/vote.ts';
import { shownRole, type ShownRole } from '../marks/role.ts';
import { bestInformed, isCounted, votersOf } from '../quorum/systems.ts';
import { lookBack, type Moment } from './moment.ts';

/** What one server has on its table from one voter. */
export interface HeardLamp {
  readonly from: Sid;
  /**
   * `same`: the vote it proposes itself. `other`: another vote of this round. `settled`: an answer of a server that
   * looks no more. `none`: nothing yet.
   */
  readonly kind: 'same' | 'other' | 'settled' | 'none';
  readonly own: boolean;
  readonly vote: Vote | null;
}

/** Why a server proposes what it proposes, or what it does instead of looking. */
export type VoteReason =
  | { readonly kind: 'down' }
  | { readonly kind: 'flushing' }
  /** Its own vote, and nobody has contradicted it. */
  | { readonly kind: 'unheard' }
  /** Its vote, for itself or for another, beat `other`. */
  | {
      readonly kind: 'keeps';
      readonly by: VoteComponent;
      readonly vote: Vote;
      readonly other: Vote;
      readonly own: boolean;
    }
  /** `vote` beat `previous`, its own or one that it had taken over. */
  | {
      readonly kind: 'changed';
      readonly by: VoteComponent;
      readonly vote: Vote;
      readonly previous: Vote;
      readonly own: boolean;
    }
  | { readonly kind: 'leads'; readonly epoch: number; readonly phase: Phase }
  | { readonly kind: 'follows' | 'observes'; readonly leader: Sid; readonly phase: Phase };

/** How near a looking server is to a decision. */
export type Closing =
  | { readonly kind: 'counting'; readonly agree: readonly Sid[]; readonly need: number }
  /** A quorum agrees; `leftMs` of the final wait remain. */
  | { readonly kind: 'final-wait'; readonly agree: readonly Sid[]; readonly leftMs: number }
  | null;

export interface ElectionRow {
  readonly sid: Sid;
  readonly role: ShownRole;
  /** What it proposes, or, once settled, what it answers with; null while it is down or has no answer. */
  readonly vote: Vote | null;
  readonly round: number;
  readonly heard: readonly HeardLamp[];
  readonly reason: VoteReason;
  readonly closing: Closing;
}

export interface ElectionView {
  /** Whoever counts in any of `systems`. */
  readonly voters: readonly Sid[];
  /** What must agree, as the best informed server knows it: two while a reconfiguration is pending. */
  readonly systems: readonly QuorumSystem[];
  /** Servers that look for a leader now. */
  readonly looking: readonly Sid[];
  /** The established leader of the highest epoch. */
  readonly leader: { readonly sid: Sid; readonly epoch: number } | null;
  readonly rows: readonly ElectionRow[];
}

const sameVote = (a: Vote, b: Vote): boolean => compareVotes(a, b).by === 'none';

/** The leader that serves; of two, of whom one does not know yet, that of the later epoch. */
export function establishedLeader(world: World): { sid: Sid; epoch: number } | null {
  let found: { sid: Sid; epoch: number } | null = null;
  for (const { up, sid, leading } of world.peers) {
    if (!up || leading?.stage !== 'broadcast') continue;
    if (found === null || leading.epoch > found.epoch) found = { sid, epoch: leading.epoch };
  }
  return found;
}

/** What the events say of the looks that are still going on. */
interface Look {
  changed: { by: VoteComponent; vote: Vote; previous: Vote } | null;
  beaten: Vote | null;
}

function looksOf(moment: Moment, sids: readonly Sid[]): ReadonlyMap<Sid, Look> {
  const looks = new Map<Sid, Look>(sids.map((sid) => [sid, { changed: null, beaten: null }]));
  const open = new Set<Sid>(sids);
  if (open.size === 0) return looks;
  const { peers } = moment.world;
  lookBack(moment, (event) => {
    if (typeof event.who !== 'number' || !open.has(event.who)) return false;
    const look = looks.get(event.who)!;
    if (event.kind === 'vote-changed') {
      look.changed ??= { by: event.by, vote: event.vote, previous: event.previous };
    } else if (event.kind === 'vote-heard' && event.state === 'looking') {
      const { proposal, round } = peers[event.who - 1]!.election;
      const lost = event.round === round && compareVotes(proposal, event.vote).wins;
      if (lost && event.from !== event.who) look.beaten ??= event.vote;
    } else if (event.kind === 'became-looking') {
      open.delete(event.who);
    }
    return open.size === 0;
  });
  return looks;
}

function lampOf(peer: Peer, from: Sid): HeardLamp {
  const own = from === peer.sid;
  const { heard, settled, proposal, round } = peer.election;
  if (own) return { from, own, kind: 'same', vote: proposal };
  const now = heard.get(from);
  if (now?.state === 'looking') {
    const same = now.electionEpoch === round && sameVote(now.vote, proposal);
    return { from, own, kind: same ? 'same' : 'other', vote: now.vote };
  }
  const answer = settled.get(from) ?? now;
  if (answer !== undefined) return { from, own, kind: 'settled', vote: answer.vote };
  return { from, own, kind: 'none', vote: null };
}

function reasonOfLooking(peer: Peer, look: Look): VoteReason {
  const { proposal, heard } = peer.election;
  if (peer.flushing) return { kind: 'flushing' };
  if (look.changed !== null && sameVote(look.changed.vote, proposal)) {
    const { by, vote, previous } = look.changed;
    return { kind: 'changed', by, vote, previous, own: previous.leader === peer.sid };
  }
  const rivals = [...heard.values()].map((h) => h.vote).filter((v) => !sameVote(v, proposal));
  const other = rivals.find((v) => compareVotes(proposal, v).wins) ?? look.beaten;
  if (other === null) return { kind: 'unheard' };
  const own = proposal.leader === peer.sid;
  return { kind: 'keeps', by: compareVotes(proposal, other).by, vote: proposal, other, own };
}

function reasonOfSettled(peer: Peer): VoteReason {
  if (peer.flushing) return { kind: 'flushing' };
  if (peer.role === 'leading') {
    return { kind: 'leads', epoch: peer.leading?.epoch ?? -1, phase: peer.phase };
  }
  const leader = peer.learning?.leader ?? peer.election.current.vote.leader;
  return { kind: peer.role === 'observing' ? 'observes' : 'follows', leader, phase: peer.phase };
}

function rowOf(
  peer: Peer,
  moment: Moment,
  look: Look | undefined,
  voters: readonly Sid[],
): ElectionRow {
  const { sid, election } = peer;
  const role = shownRole(peer);
  if (role === 'down') {
    const reason: VoteReason = { kind: 'down' };
    return { sid, role, vote: null, round: 0, heard: [], reason, closing: null };
  }
  if (role !== 'looking') {
    const { vote, electionEpoch } = election.current;
    const reason = reasonOfSettled(peer);
    return { sid, role, vote, round: electionEpoch, heard: [], reason, closing: null };
  }
  const heard = voters.map((from) => lampOf(peer, from));
  const agree = heard
    .filter((lamp) => lamp.kind === 'same' && isCounted(peer.verifiers, lamp.from))
    .map((lamp) => lamp.from);
  const due = peer.timers.get('fle-final-wait')?.dueAt;
  const closing: Closing =
    election.finalWait && due !== undefined
      ? { kind: 'final-wait', agree, leftMs: Math.max(0, Math.ceil((due - moment.at) / 1_000)) }
      : { kind: 'counting', agree, need: needed(peer) };
  return {
    sid,
    role,
    vote: election.proposal,
    round: election.round,
    heard,
    reason: reasonOfLooking(peer, look ?? { changed: null, beaten: null }),
    closing: peer.flushing ? null : closing,
  };
}

/** The votes of a moment: who proposes whom, what each has heard, and why. */
export function electionView(moment: Moment): ElectionView {
  const { peers } = moment.world;
  const systems = bestInformed(moment.world).verifiers;
  const voters = votersOf(systems);
  const looking = peers.filter((p) => shownRole(p) === 'looking').map((p) => p.sid);
  const looks = looksOf(moment, looking);
  const rows = peers.map((peer) => rowOf(peer, moment, looks.get(peer.sid), voters));
  return { voters, systems, looking, leader: establishedLeader(moment.world), rows };
}
