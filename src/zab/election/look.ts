import { asked, canLead, counts, electorate, isDecisive, isParticipant } from '../ensemble.ts';
import type { ZabFact } from '../facts.ts';
import type { Host } from '../host.ts';
import type { Notification } from '../messages.ts';
import type { ZabPeer } from '../peer.ts';

import { activate, hasSameMembers } from '../reconfigure.ts';
import { isVoter } from '../quorum.ts';
import { compareVotes, type Sid, type Vote } from '../vote.ts';
import { awaitQuorum, endReadOnly } from '../read-only.ts';
import { connectToAll, hasDelivered, post } from './mail.ts';
import { checkLeader, proposalAsHeard, supporters } from './tally.ts';
import type { HeardVote } from './state.ts';

const ORACLE = 'oracle.one-of-two';
const FINAL_WAIT_US = 200_000;
const FIRST_POLL_US = 200_000;
const POLL_MAX_US = 60_000_000;

const notificationOf = (peer: ZabPeer): Notification => ({
  type: 'Notification',
  vote: peer.election.proposal,
  electionEpoch: peer.election.round,
  state: 'looking',
  config: peer.config,
});

function notifyAll(peer: ZabPeer, host: Host): void {
  const notification = notificationOf(peer);
  for (const to of electorate(peer)) post(peer, host, to, notification);
}

/** A server starts to look for a leader (`FastLeaderElection.lookForLeader`, before its loop). */
export function startLooking(peer: ZabPeer, host: Host): void {
  const { election } = peer;
  endReadOnly(peer, host);
  peer.role = 'looking';
  peer.phase = 'election';
  election.round++;
  election.initial = firstVote(peer);
  election.proposal = election.initial;
  election.heard.clear();
  election.settled.clear();
  election.finalWait = false;
  host.clearTimer(peer, 'fle-final-wait');
  election.timeoutMs = FIRST_POLL_US / 1000;
  host.cause = host.emit({
    kind: 'became-looking',
    who: peer.sid,
    rule: 'fle.start',
    round: election.round,
    vote: election.initial,
  });
  notifyAll(peer, host);
  host.setTimer(peer, 'fle-poll', FIRST_POLL_US);
  awaitQuorum(peer, host);
}

/** The receiver thread, which answers in every state (`Messenger.WorkerReceiver`). */
export function onNotification(peer: ZabPeer, host: Host, from: Sid, n: Notification): void {
  // An observer that still waits before it looks again has not begun its election: everybody will answer its first vote.
  if (peer.timers.has('observer-delay')) return;
  if (peer.role === 'looking' && n.config.version > peer.config.version) {
    // Somebody knows a newer configuration: if it has other servers, the election begins anew with them.
    const isNews = !hasSameMembers(peer.config, n.config);
    activate(peer, host, n.config, null);
    if (isNews) return startLooking(peer, host);
  }
  if (!counts(peer, from)) return answerOutsider(peer, host, from);
  if (peer.role === 'looking') {
    const behind = n.state === 'looking' && n.electionEpoch < peer.election.round;
    if (counts(peer, n.vote.leader)) consider(peer, host, from, n);
    if (behind && peer.role === 'looking') post(peer, host, from, notificationOf(peer));
  } else if (n.state === 'looking') {
    const { vote, electionEpoch } = peer.election.current;
    post(peer, host, from, {
      type: 'Notification',
      vote,
      electionEpoch,
      state: peer.role,
      config: peer.config,
    });
  }
}

/** Whoever does not vote is told at once what this server thinks; its own vote never counts. */
function answerOutsider(peer: ZabPeer, host: Host, to: Sid): void {
  const { current, round } = peer.election;
  const { vote } = current;
  post(peer, host, to, {
    type: 'Notification',
    vote,
    electionEpoch: round,
    state: peer.role,
    config: peer.config,
  });
}

/**
 * The vote that a server begins with (`FastLeaderElection.getInitId`, `getInitLastLoggedZxid`). Only a voter of the committed
 * configuration may stand: whoever is a voter of a proposed one, or of none, names nobody, yet measures others by its own history.
 * An observer's vote loses against every other.
 */
function firstVote(peer: ZabPeer): Vote {
  if (!isParticipant(peer)) return { leader: 0, zxid: -1, peerEpoch: -1 };
  const { config, sid, lastProcessed: zxid } = peer;
  const leader = isVoter(config.quorum, sid) ? sid : 0;
  return { leader, zxid, peerEpoch: peer.disk.currentEpoch };
}

/** Whether a vote beats another here: a leader of weight 0 never does. */
function beats(peer: ZabPeer, host: Host, vote: Vote, current: Vote): boolean {
  if (!canLead(peer, vote.leader)) return false;
  if (host.settings.off.has('epoch-before-zxid') && vote.zxid !== current.zxid) {
    return vote.zxid > current.zxid;
  }
  return compareVotes(vote, current).wins;
}

/** One turn of the loop of `lookForLeader`. */
function consider(peer: ZabPeer, host: Host, from: Sid, n: Notification): void {
  const { election } = peer;
  if (election.finalWait) {
    const order = compareVotes(n.vote, election.proposal);
    if (!beats(peer, host, n.vote, election.proposal)) {
      host.emit({ kind: 'vote-discarded', who: peer.sid, rule: 'fle.drain', from, vote: n.vote });
      host.setTimer(peer, 'fle-final-wait', FINAL_WAIT_US);
      return;
    }
    election.finalWait = false;
    host.clearTimer(peer, 'fle-final-wait');
    host.emit({
      kind: 'final-wait-left',
      who: peer.sid,
      rule: 'fle.final-wait',
      from,
      vote: n.vote,
      by: order.by,
    });
  }
  host.setTimer(peer, 'fle-poll', election.timeoutMs * 1000);
  if (n.state === 'looking') considerLooking(peer, host, from, n);
  else if (n.state !== 'observing') considerSettled(peer, host, from, n);
}

function changeVote(peer: ZabPeer, host: Host, from: Sid, vote: Vote): void {
  const previous = peer.election.proposal;
  const { by } = compareVotes(vote, previous);
  peer.election.proposal = vote;
  if (by !== 'none') {
    host.emit({
      kind: 'vote-changed',
      who: peer.sid,
      rule: 'fle.total-order',
      from,
      vote,
      previous,
      by,
    });
  }
}

function considerLooking(peer: ZabPeer, host: Host, from: Sid, n: Notification): void {
  const { election } = peer;
  if (n.electionEpoch > election.round) {
    host.emit({
      kind: 'round-advanced',
      who: peer.sid,
      rule: 'fle.newer-round',
      from,
      round: n.electionEpoch,
      previous: election.round,
    });
    election.round = n.electionEpoch;
    election.heard.clear();
    // Against its own first vote, not against what it proposes by now.
    const better = beats(peer, host, n.vote, election.initial) ? n.vote : election.initial;
    changeVote(peer, host, from, better);
    notifyAll(peer, host);
  } else if (n.electionEpoch < election.round && !host.settings.off.has('votes-of-this-round')) {
    emitHeard(peer, host, from, n, 'fle.stale-round');
    return;
  } else if (beats(peer, host, n.vote, election.proposal)) {
    changeVote(peer, host, from, n.vote);
    notifyAll(peer, host);
  }
  const heard: HeardVote = { vote: n.vote, electionEpoch: n.electionEpoch, state: n.state };
  election.heard.set(from, heard);
  const agree = emitHeard(peer, host, from, n, 'fle.same-round');
  if (!isDecisive(peer, agree)) return;
  election.finalWait = true;
  host.clearTimer(peer, 'fle-poll');
  host.setTimer(peer, 'fle-final-wait', FINAL_WAIT_US);
  host.emit({
    kind: 'final-wait-began',
    who: peer.sid,
    rule: 'fle.final-wait',
    vote: election.proposal,
    agree,
    ...asked(peer, agree),
    waitMs: FINAL_WAIT_US / 1000,
  });
}

function emitHeard(
  peer: ZabPeer,
  host: Host,
  from: Sid,
  n: Notification,
  rule: 'fle.same-round' | 'fle.settled-reply' | 'fle.stale-round',
): readonly Sid[] {
  const { election } = peer;
  const agree = supporters(election.heard, proposalAsHeard(election.proposal, election.round));
  host.emit({
    kind: 'vote-heard',
    who: peer.sid,
    rule,
    from,
    vote: n.vote,
    round: n.electionEpoch,
    state: n.state,
    agree,
    ...asked(peer, agree),
  });
  return agree;
}

/** What settled servers say: join them if a quorum agrees and the leader itself says that it leads. */
function considerSettled(peer: ZabPeer, host: Host, from: Sid, n: Notification): void {
  const { election, sid } = peer;
  const heard: HeardVote = { vote: n.vote, electionEpoch: n.electionEpoch, state: n.state };
  const { leader } = n.vote;
  const hearsay = host.settings.off.has('leader-says-so');
  if (n.electionEpoch === election.round) {
    election.heard.set(from, heard);
    emitHeard(peer, host, from, n, 'fle.settled-reply');
    const agree = supporters(election.heard, heard);
    if (
      isDecisive(peer, agree) &&
      (hearsay || checkLeader(election.heard, leader, n.electionEpoch, sid, election.round))
    ) {
      return decide(peer, host, n.vote, agree, 'fle.join-same-round');
    }
  } else {
    emitHeard(peer, host, from, n, 'fle.settled-reply');
  }
  election.settled.set(from, heard);
  const agree = supporters(election.settled, heard);
  if (
    isDecisive(peer, agree) &&
    (hearsay || checkLeader(election.settled, leader, n.electionEpoch, sid, election.round))
  ) {
    election.round = n.electionEpoch;
    return decide(peer, host, n.vote, agree, 'fle.join-established');
  }
  if (n.state === 'leading' && peer.oracle === 'denies' && peer.needsOracle) {
    // Not this server, so the other one: it leads already (`receivedLeadingNotification`).
    host.cause = host.emit({ kind: 'oracle-asked', who: sid, rule: ORACLE, grants: false });
    decide(peer, host, n.vote, [from], 'fle.oracle-follows', n.electionEpoch);
  }
}

/** The final wait is over: nothing better came. */
export function onFinalWaitOver(peer: ZabPeer, host: Host): void {
  const { election } = peer;
  const agree = supporters(election.heard, proposalAsHeard(election.proposal, election.round));
  decide(peer, host, election.proposal, agree, 'fle.decide');
}

/** Nothing was heard for a while: notify again, or connect first; wait twice as long next time. */
export function onSilence(peer: ZabPeer, host: Host): void {
  const { election } = peer;
  const waitedMs = election.timeoutMs;
  const resent = hasDelivered(peer);
  election.timeoutMs = Math.min(2 * waitedMs, POLL_MAX_US / 1000);
  host.cause = host.emit({
    kind: 'silence',
    who: peer.sid,
    rule: 'fle.back-off',
    waitedMs,
    nextMs: election.timeoutMs,
    resent,
  });
  if (resent) notifyAll(peer, host);
  else connectToAll(peer, host);
  if (peer.oracle !== null && election.heard.size > 0) {
    // The oracle may have changed its mind (`revalidateVoteset`).
    const agree = supporters(election.heard, proposalAsHeard(election.proposal, election.round));
    if (isDecisive(peer, agree)) return decide(peer, host, election.proposal, agree, 'fle.decide');
  }
  host.setTimer(peer, 'fle-poll', election.timeoutMs * 1000);
}

function decide(
  peer: ZabPeer,
  host: Host,
  vote: Vote,
  agree: readonly Sid[],
  rule: (ZabFact & { kind: 'decided' })['rule'],
  electionEpoch = peer.election.round,
): void {
  const { election } = peer;
  endReadOnly(peer, host);
  election.finalWait = false;
  host.clearTimer(peer, 'fle-poll');
  host.clearTimer(peer, 'fle-final-wait');
  election.current = { vote, electionEpoch };
  peer.role =
    vote.leader === peer.sid ? 'leading' : isParticipant(peer) ? 'following' : 'observing';
  host.cause = host.emit({
    kind: 'decided',
    who: peer.sid,
    rule,
    role: peer.role,
    vote,
    round: election.round,
    agree,
    ...asked(peer, agree),
  });
  host.turn(peer);
}
