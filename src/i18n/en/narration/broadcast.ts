import {
  capital,
  plural,
  number,
  server,
  Server,
  whatItTakes,
  ofThose,
  theyAre,
  type By,
} from './words.ts';

/** Proposals, fsyncs, commits; and who is still alive. */
export const broadcast = {
  // Broadcast and disk.
  proposed: (p: { sid: number; zxid: string; to: string; outstanding: number }) =>
    `Leader ${p.sid} proposes **${p.zxid}** to ${p.to} and writes it to its own log at the same time. ` +
    (p.outstanding > 1
      ? `${capital(number(p.outstanding))} proposals are under way: it does not wait for one before it starts the next.`
      : 'There is no other step before this one: a write goes straight to its proposal.'),
  logged: (p: { sid: number; zxid: string }) =>
    `${Server(p.sid)} has written ${p.zxid} to its log, but not yet fsynced it: **a crash now would lose it**, so it does not acknowledge yet.`,
  fsynced: {
    plain: (p: { sid: number; zxid: string; count: number }) =>
      `${Server(p.sid)} has **${p.zxid}** on disk${p.count > 1 ? `, ${plural(p.count, 'transaction')} with one fsync` : ''}: from now on a crash does not lose it.`,
    acks: (p: { sid: number; zxid: string; count: number }) =>
      `${Server(p.sid)} has **${p.zxid}** on disk${p.count > 1 ? ` (${p.count} transactions with one fsync)` : ''} and sends its ACK.`,
    willCommit: (p: { others: string; total: number; voters: number }) =>
      `With ${p.others} that will be ${number(p.total)} of ${number(p.voters)}: **when it arrives, the leader commits**.`,
    notYet: (p: { total: number; need: number }) =>
      `When it arrives, that will be ${number(p.total)} of the ${number(p.need)} it takes.`,
    willBeQuorum:
      'With those who have sent theirs that will be a quorum: **when it arrives, the leader commits**.',
    noQuorumYet: 'When it arrives, that will not be a quorum yet.',
    committed: 'The leader has committed it already, with the ACKs of others.',
  },
  acked: {
    own: (p: { sid: number; zxid: string; count: number; need: number; by: By }) =>
      `Leader ${p.sid} has **${p.zxid}** on its own disk. That counts as one acknowledgement like any other: ${ofThose(p)}.`,
    other: (p: { sid: number; from: number; zxid: string; count: number; need: number; by: By }) =>
      `The ACK of server ${p.from} for **${p.zxid}** has reached leader ${p.sid}: ${ofThose(p)}.`,
  },
  committed: {
    withLeader: (p: { sid: number; zxid: string; acks: string; count: number; by: By }) =>
      `**${p.zxid} is committed**: ${p.acks} ${p.count === 1 ? 'has' : 'have'} it on disk, and ${theyAre(p.count, p.by)}. ${p.by === 'oracle' ? 'If its disk is lost, so is this.' : 'No crash of the others can undo it now.'}`,
    withoutLeader: (p: { sid: number; zxid: string; acks: string; count: number; by: By }) =>
      `**${p.zxid} is committed**: ${p.acks} have it on disk, and ${theyAre(p.count, p.by)}, although leader ${p.sid} itself is still writing. Its own disk counts no more than any other.`,
    tooFew: (p: { zxid: string; acks: string; count: number; need: number }) =>
      `**${p.zxid} is committed** on the word of ${p.acks}: ${number(p.count)} of the ${number(p.need)} it takes. The rule against this is switched off, and a crash may undo it.`,
  },
  applied: (p: { sid: number; zxid: string }) =>
    `${Server(p.sid)} applies **${p.zxid}** to its tree: who reads at ${server(p.sid)} sees it from now on.`,
  appliedInSync: (p: { sid: number; zxid: string }) =>
    `${Server(p.sid)} applies **${p.zxid}**, which it had missed.`,
  exited: (p: { sid: number; zxid: string; pending: string }) =>
    `**${Server(p.sid)} ends its own process**: it is told to commit ${p.zxid}, but ${p.pending} is next in its log. To go on would mean a history that differs from all others.`,
  reconfigured: {
    voters: (p: { sid: number; version: string; voters: string; count: number }) =>
      `**${Server(p.sid)} takes up the configuration of ${p.version}**: ${p.voters} ${p.count === 1 ? 'votes' : 'vote'}, and from now on only a quorum of these counts.`,
    observers: (p: { list: string; count: number }) =>
      `${capital(p.list)} only ${p.count === 1 ? 'observes' : 'observe'}.`,
    leader: (sid: number) => `Server ${sid} leads it, without an election.`,
  },

  // Being alive.
  'quorum-checked': (p: { sid: number; heard: string; count: number; need: number; by: By }) =>
    `Leader ${p.sid} checks once a tick who still answers: ${p.heard}. ${capital(number(p.count))}, and it takes ${whatItTakes(p.need, p.by)}.`,
  'oracle-asked': {
    grants: (sid: number) =>
      `${Server(sid)} is alone of two servers and asks the oracle. **It may go on alone**: what it decides now, nobody else has.`,
    denies: (sid: number) =>
      `${Server(sid)} is alone of two servers and asks the oracle. **It may not decide alone.**`,
  },
  'learner-dropped': {
    gone: (p: { sid: number; learner: number }) =>
      `Leader ${p.sid} has lost server ${p.learner}: the connection is closed. It goes on as long as enough are left.`,
    silent: (p: { sid: number; learner: number }) =>
      `Leader ${p.sid} has not heard from server ${p.learner} for too long and closes the connection.`,
    'slow-ack': (p: { sid: number; learner: number }) =>
      `Server ${p.learner} owes an ACK for too long. Leader ${p.sid} closes the connection, so that it comes back and is synchronized.`,
    ahead: (p: { sid: number; learner: number }) =>
      `Server ${p.learner} has a newer history than ${server(p.sid)}, which would lead it. ${Server(p.sid)} closes the connection.`,
  },
};

export type Broadcast = typeof broadcast;
