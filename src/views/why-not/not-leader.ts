import type { Event } from '../../simulation/facts.ts';
import type { World } from '../../simulation/world.ts';
import { asked, canLead, isDecisive, type Asked } from '../../zab/ensemble.ts';
import { compareVotes, type Sid, type Vote, type VoteComponent } from '../../zab/vote.ts';
import { establishedLeader } from '../election/election-view.ts';
import type { Moment } from '../election/moment.ts';

/** An answer to “Why is this server not leader?”, with the numbers that decided. */
export type NotLeader =
  | { readonly kind: 'leads'; readonly sid: Sid; readonly epoch: number }
  /** It was deposed, and has not noticed. */
  | {
      readonly kind: 'leads-on';
      readonly sid: Sid;
      readonly epoch: number;
      readonly leader: Sid;
      readonly newer: number;
    }
  /** Its leader leads no more, or is out of reach, and it has not noticed. */
  | {
      readonly kind: 'still-follows';
      readonly sid: Sid;
      readonly leader: Sid;
      readonly why: 'down' | 'paused' | 'cut';
    }
  | { readonly kind: 'down'; readonly sid: Sid }
  | { readonly kind: 'cannot-stand'; readonly sid: Sid }
  /** Elected, and not established yet: `have` of `need` in this stage. */
  | ({
      readonly kind: 'not-yet';
      readonly sid: Sid;
      readonly stage: 'connect' | 'promise' | 'sync';
      readonly have: readonly Sid[];
    } & Asked)
  /** Its own vote was beaten in this component. */
  | {
      readonly kind: 'beaten';
      readonly sid: Sid;
      readonly own: Vote;
      readonly winner: Vote;
      readonly by: VoteComponent;
    }
  /** A quorum followed another already when it began to look. */
  | {
      readonly kind: 'too-late';
      readonly sid: Sid;
      readonly own: Vote;
      readonly leader: Sid;
      readonly at: number;
    }
  /** It votes for itself, and too few say the same. */
  | ({
      readonly kind: 'too-few';
      readonly sid: Sid;
      readonly agree: readonly Sid[];
    } & Asked)
  /** Who it can reach, itself included, is no quorum. */
  | ({
      readonly kind: 'cut-off';
      readonly sid: Sid;
      readonly reach: readonly Sid[];
    } & Asked)
  | { readonly kind: 'unknown'; readonly sid: Sid };

type Looking = Extract<Event, { kind: 'became-looking' }>;
type Decided = Extract<Event, { kind: 'decided' }>;

/** Everything that keeps a server from leading at this moment, the nearest reason first. */
export function whyNotLeader(moment: Moment, sid: Sid): readonly NotLeader[] {
  const { world } = moment;
  const peer = world.peers[sid - 1];
  if (peer === undefined) return [{ kind: 'unknown', sid }];
  if (!peer.up) return [{ kind: 'down', sid }];
  const { leading } = peer;
  if (leading?.stage === 'broadcast') {
    const { epoch } = leading;
    const newest = establishedLeader(world);
    return newest === null || newest.epoch <= epoch
      ? [{ kind: 'leads', sid, epoch }]
      : [{ kind: 'leads-on', sid, epoch, leader: newest.sid, newer: newest.epoch }];
  }
  if (leading !== null) {
    const [stage, have] =
      leading.stage === 'synchronization'
        ? (['sync', leading.newLeaderAcks] as const)
        : leading.epochFixed
          ? (['promise', leading.promises] as const)
          : (['connect', leading.connecting] as const);
    return [{ kind: 'not-yet', sid, stage, have, ...asked(peer, have) }];
  }
  if (peer.observer || !canLead(peer, sid)) return [{ kind: 'cannot-stand', sid }];
  const reach = reachOf(world, sid);
  const cutOff: readonly NotLeader[] = isDecisive(peer, reach)
    ? []
    : [{ kind: 'cut-off', sid, reach, ...asked(peer, reach) }];
  const { own, decided } = lastElection(moment, sid);
  if (peer.role !== 'looking')
    return [
      ...stillFollows(world, sid, peer.learning?.leader),
      ...(decided === null ? [] : settled(moment, sid, own, decided)),
      ...cutOff,
    ];

  const { proposal, heard, round } = peer.election;
  const { leader } = proposal;
  if (own !== null && leader !== sid) {
    const { by } = compareVotes(proposal, own.vote);
    return [{ kind: 'beaten', sid, own: own.vote, winner: proposal, by }, ...cutOff];
  }
  const agree = [...heard].flatMap(([who, { vote, electionEpoch }]) =>
    vote.leader === sid && electionEpoch === round ? [who] : [],
  );
  const all = [...new Set([sid, ...agree])].sort((a, b) => a - b);
  return [{ kind: 'too-few', sid, agree: all, ...asked(peer, all) }, ...cutOff];
}

/** What keeps a server with a leader that it can hear nothing of. */
function stillFollows(world: World, sid: Sid, leader: Sid | undefined): readonly NotLeader[] {
  if (leader === undefined) return [];
  const isCut = world.cuts.has(`${leader}>${sid}`);
  const why = !world.peers[leader - 1]?.up
    ? 'down'
    : world.paused.has(leader)
      ? 'paused'
      : isCut
        ? 'cut'
        : null;
  return why === null ? [] : [{ kind: 'still-follows', sid, leader, why }];
}

function settled(
  moment: Moment,
  sid: Sid,
  own: Looking | null,
  decided: Decided,
): readonly NotLeader[] {
  if (own === null) return [{ kind: 'unknown', sid }];
  const winner = electedWith(moment, decided);
  const { wins, by } = compareVotes(winner, own.vote);
  return wins
    ? [{ kind: 'beaten', sid, own: own.vote, winner, by }]
    : [{ kind: 'too-late', sid, own: own.vote, leader: winner.leader, at: own.at }];
}

/** The vote by which the leader won: an established one answers with its new epoch, and that decided nothing. */
function electedWith({ events }: Moment, decided: Decided): Vote {
  const { leader } = decided.vote;
  for (let id = decided.id; id >= 0; id--) {
    const event = events.at(id)!;
    if (event.kind === 'decided' && event.who === leader && event.role === 'leading') {
      return event.vote;
    }
  }
  return decided.vote;
}

/** What the server voted for when it last began to look, and what came of it. */
function lastElection(moment: Moment, sid: Sid): { own: Looking | null; decided: Decided | null } {
  let decided: Decided | null = null;
  for (let id = moment.eventCount - 1; id >= 0; id--) {
    const event = moment.events.at(id)!;
    if (event.who !== sid) continue;
    if (event.kind === 'decided') decided ??= event;
    else if (event.kind === 'became-looking') return { own: event, decided };
  }
  return { own: null, decided };
}

/** Servers that are up and that it can speak with in both directions, itself included. */
function reachOf({ peers, cuts, paused }: World, sid: Sid): readonly Sid[] {
  return peers
    .filter(
      (other) =>
        other.sid === sid ||
        (other.up &&
          !paused.has(other.sid) &&
          !cuts.has(`${sid}>${other.sid}`) &&
          !cuts.has(`${other.sid}>${sid}`)),
    )
    .map((other) => other.sid);
}
