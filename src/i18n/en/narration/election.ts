import {
  capital,
  number,
  server,
  Server,
  aQuorum,
  whatItTakes,
  theyAre,
  type By,
} from './words.ts';

/** Fast leader election, and the way back to it. */
export const election = {
  'became-looking': (p: {
    sid: number;
    leader: number;
    epoch: number;
    zxid: string;
    round: number;
  }) =>
    `**${Server(p.sid)} looks for a leader**, round ${p.round}. It first proposes ` +
    `${p.leader === p.sid ? 'itself' : server(p.leader)}: epoch ${p.epoch}, last zxid ${p.zxid}.`,
  looksAsNoVoter: (p: { sid: number; round: number }) =>
    `**${Server(p.sid)} looks for a leader**, round ${p.round}. It is no voter, so it proposes nobody and listens to the votes of the others.`,
  'round-advanced': (p: { sid: number; from: number; round: number; previous: number }) =>
    `${Server(p.sid)} learns from server ${p.from} that the election is already in round ${p.round}. ` +
    `**It leaves round ${p.previous} and forgets the votes it had**: votes of two rounds must not be counted together.`,
  'vote-heard': {
    sameRound: (p: {
      sid: number;
      from: number;
      leader: number;
      agree: number;
      need: number;
      by: By;
    }) =>
      `${Server(p.sid)} hears that ${p.from === p.sid ? 'it' : server(p.from)} votes for server ${p.leader}. ` +
      `${capital(number(p.agree))} ${p.agree === 1 ? 'voter agrees' : 'voters agree'} with its own vote now, **and it takes ${whatItTakes(p.need, p.by)}**.`,
    settled: (p: { sid: number; from: number; leader: number; state: string; by: By }) =>
      `${Server(p.sid)} hears that server ${p.from} is not looking at all: it is ${p.state}` +
      `${p.from === p.leader ? '' : ` server ${p.leader}`}. If ${aQuorum(p.by)} says the same, it will join them **instead of starting a new election**.`,
    stale: (p: { sid: number; from: number; round: number }) =>
      `${Server(p.sid)} does not count the vote of server ${p.from}: it is of round ${p.round}, which is over. It sends back its own vote, so that ${server(p.from)} catches up.`,
  },
  'vote-changed': {
    start: (p: { sid: number; leader: number; previous: number; from: number }) =>
      `${Server(p.sid)} changes its vote from ${p.previous} to **${p.leader}**, as server ${p.from} proposes:`,
    fromNobody: (p: { sid: number; leader: number; from: number }) =>
      `${Server(p.sid)}, which proposed nobody, now votes for **${p.leader}**, as server ${p.from} proposes:`,
    any: 'any vote beats none.',
    epoch: (p: { epoch: number; previous: number }) =>
      `epoch ${p.epoch} beats epoch ${p.previous}, and **the epoch counts first**.`,
    zxid: (p: { zxid: string; previous: string }) =>
      `the epochs are equal, and **the log up to ${p.zxid} reaches further** than the one up to ${p.previous}.`,
    sid: (p: { leader: number; previous: number }) =>
      `epoch and zxid are equal, so **the higher number decides**, ${p.leader} over ${p.previous}.`,
    none: 'in the new round it is as good as its own.',
  },
  'final-wait-began': (p: {
    sid: number;
    leader: number;
    agree: string;
    count: number;
    waitMs: number;
    by: By;
  }) =>
    `${capital(p.agree)} vote for ${server(p.leader)}, as far as ${server(p.sid)} knows: ${theyAre(p.count, p.by)}. ` +
    `**It still waits ${p.waitMs} ms**, in case a better vote is on its way.`,
  'final-wait-left': (p: { sid: number; from: number; leader: number }) =>
    `A better vote came in time: server ${p.from} proposes server ${p.leader}. **${Server(p.sid)} goes on with the election.**`,
  'vote-discarded': (p: { sid: number; from: number }) =>
    `${Server(p.sid)} drops a vote of server ${p.from}: it is in its final wait, where only a better vote than the one agreed on counts.`,
  silence: {
    resent: (p: { sid: number; waitedMs: number; nextMs: number }) =>
      `${Server(p.sid)} has heard no vote for ${p.waitedMs} ms. It sends its own again and will now wait ${p.nextMs} ms, twice as long.`,
    dialled: (p: { sid: number; waitedMs: number; nextMs: number }) =>
      `${Server(p.sid)} has heard no vote for ${p.waitedMs} ms, and its own could not leave. It tries to connect and will now wait ${p.nextMs} ms, twice as long.`,
  },
  'notification-overwritten': (p: { sid: number; to: number; leader: number }) =>
    `${Server(p.sid)} has a newer vote for server ${p.to}, for ${server(p.leader)}, before the old one could leave. **The new one takes its place**: only the latest vote matters.`,
  decided: {
    leads: (p: { sid: number; agree: string; count: number; round: number; by: By }) =>
      `**${Server(p.sid)} is elected**: ${p.agree} vote for it in round ${p.round}, ${theyAre(p.count, p.by)}, and no better vote came in the final wait. ` +
      (p.by === 'oracle' ? '' : `It leads only once ${aQuorum(p.by)} also follows it.`),
    follows: (p: { sid: number; leader: number; agree: string; count: number; by: By }) =>
      `**${Server(p.sid)} decides to follow ${server(p.leader)}**: ${p.agree} vote for it, ${theyAre(p.count, p.by)}, and no better vote came in the final wait.`,
    joinsRound: (p: { sid: number; leader: number; by: By }) =>
      `**${Server(p.sid)} follows ${server(p.leader)}**: in this same round ${aQuorum(p.by)} voted for it, and it says itself that it leads.`,
    oracleFollows: (p: { sid: number; leader: number; by: By }) =>
      `**${Server(p.sid)} follows ${server(p.leader)}**, which says that it leads: of two servers one is no majority, and the oracle wants the other one.`,
    joins: (p: { sid: number; leader: number; by: By }) =>
      `**${Server(p.sid)} joins ${server(p.leader)}**, which leads already and has ${aQuorum(p.by)} behind it. There is no new election, not even for a higher number.`,
  },
  'phase-entered': {
    election: (sid: number) => `${Server(sid)} enters the election.`,
    discovery: (p: { sid: number; leads: number; by: By }) =>
      p.leads
        ? `${Server(p.sid)} enters discovery: **it needs ${aQuorum(p.by)} to connect** before it may choose a new epoch.`
        : `${Server(p.sid)} enters discovery: it will connect to the leader and tell which epoch it has promised.`,
    synchronization: (p: { sid: number; leads: number; by: By }) =>
      p.leads
        ? `${Server(p.sid)} enters synchronization: **it brings ${aQuorum(p.by)} to its own history** before anything new is written.`
        : `${Server(p.sid)} enters synchronization: its history is brought to that of the leader.`,
    broadcast: (p: { sid: number; leads: number; by: By }) =>
      p.leads
        ? `${Server(p.sid)} enters broadcast: **from now on it takes writes**.`
        : `${Server(p.sid)} enters broadcast: **from now on it serves clients**.`,
  },
  left: {
    'no-leader-port': (sid: number) =>
      `${Server(sid)} could not connect to the server it had elected. It looks for a leader again.`,
    'leader-gone': (sid: number) =>
      `**${Server(sid)} has lost its leader**: the connection is closed. It looks for a leader again.`,
    'leader-silent': (sid: number) =>
      `**${Server(sid)} has not heard from its leader for too long.** It gives it up and looks for a leader again.`,
    'epoch-too-old': (sid: number) =>
      `${Server(sid)} has promised a newer epoch than the one this leader offers. **It keeps its promise** and looks for a leader again.`,
    'no-quorum-for-epoch': (p: { sid: number; by: By }) =>
      `${Server(p.sid)} was elected, but not enough connected in time. **An elected server without ${aQuorum(p.by)} never leads**; it looks for a leader again.`,
    'no-quorum-for-sync': (p: { sid: number; by: By }) =>
      `${Server(p.sid)} could not bring ${aQuorum(p.by)} to its history in time. It looks for a leader again.`,
    'quorum-lost': (p: { sid: number; heard: string; count: number; need: number; by: By }) =>
      `**${Server(p.sid)} steps down**: only ${p.heard} still answered, ${number(p.count)} where it takes ${whatItTakes(p.need, p.by)}. Without ${aQuorum(p.by)} a leader can commit nothing.`,
    'counter-overflow': (sid: number) =>
      `**${Server(sid)} has used up the counter of its epoch**: the next zxid would spill into the next epoch. It steps down, so that a new epoch begins at 0.`,
    reconfigured: (sid: number) =>
      `${Server(sid)} breaks off: **the new configuration gives it another part, or another leader**.`,
    'snapshot-ahead': (sid: number) =>
      `${Server(sid)} is to drop what its snapshot holds, and a snapshot cannot be cut. **It comes again and asks for the whole state.**`,
    'proposal-gap': (p: { sid: number; expected: string; came: string }) =>
      `**${Server(p.sid)} breaks off its synchronization**: ${p.came} came where ${p.expected} was to come. With a hole in its log it could pass the hole on as a leader.`,
  },
};

export type Election = typeof election;
