import { type By, whatItTakes } from './narration/words.ts';

type Names = readonly (number | string)[];

const list = (items: Names): string => items.join(', ') || 'nobody';
const servers = (need: number, by: By): string =>
  by === undefined ? `${need} servers` : whatItTakes(need, by);

export const trace = {
  title: 'Trace',
  about: 'The way of one thing through the whole ensemble, and where it has stopped.',
  what: 'What',
  kinds: { zxid: 'a zxid', session: 'a session', watch: 'a watch', leader: 'why not leader?' },
  zxid: 'Zxid',
  client: 'Client',
  path: 'Path',
  server: 'Server',
  none: 'There is nothing to trace yet: no transaction was written.',
  noClients: 'There is no client yet.',
  noWatches: 'This client has watched nothing.',
  of: (operation: string, session: string) => `${operation}, asked for by session ${session}`,
  proposed: (time: string, by: number) => `Proposed by server ${by} at ${time}.`,
  notSeen: 'Its proposal is not in this run.',
  committed: (time: string, acks: Names) => `Committed at ${time} by servers ${list(acks)}.`,
  stations: {
    arrived: 'Arrived',
    logged: 'Logged',
    durable: 'On disk',
    acked: 'ACK counted',
    committed: 'Commit',
    applied: 'Applied',
  },
  leads: 'proposed it',
  bySnapshot: (time: string) => `in the snapshot that came at ${time}`,
  stopped: 'Stopped because',
  there: 'It is everywhere it should be.',
  goTo: (time: string) => `Go to ${time}`,
  whyNotLeader: 'Why not leader?',
  traceSession: 'Trace its session',
  traceIt: (zxid: string) => `Trace ${zxid}`,
  halts: {
    held: (type: string, from: string, to: string) =>
      `held at the inbox of ${to}: ${type} from ${from}`,
    cut: (type: string, from: string, to: string) =>
      `${type} from ${from} waits behind the cut to ${to}`,
    paused: (type: string, from: string, to: string) =>
      `${to} is paused and does not read ${type} from ${from}`,
    flying: (type: string, from: string, to: string, due: string) =>
      `${type} is on its way from ${from} to ${to}, due at ${due}`,
    writing: (sid: number) => `the disk of ${sid} is writing it`,
    stalled: (sid: number) => `the disk of ${sid} is not writing`,
    frozen: (sid: number) => `${sid} is paused`,
    'needs-acks': (more: number, acks: Names, need: number, missing: Names, by: By) =>
      `waits for ${more} more ${more === 1 ? 'ACK' : 'ACKs'}${by === undefined ? '' : ' at least'}: it needs ${by === undefined ? need : whatItTakes(need, by)} and has that of ${list(acks)}; not yet ${list(missing)}`,
    behind: (zxid: string) => `has its quorum, and waits its turn behind ${zxid}`,
    down: (sid: number) => `${sid} is down`,
    looking: (sid: number) => `${sid} looks for a leader and follows nobody`,
    synchronizing: (sid: number, leader: number) => `${leader} is still bringing ${sid} up to date`,
    'not-connected': (sid: number, leader: number) => `${sid} is not connected to ${leader}`,
    'waits-for-commit': (sid: number) => `${sid} has it and has not heard of the commit`,
    'not-sent': (sid: number, observes: boolean) =>
      observes
        ? `${sid} observes: it is sent there once it is committed`
        : `no message brings it to ${sid}`,
    truncated: (sid: number, time: string, leader: number, epoch: number, last: string) =>
      `truncated at ${time} in epoch ${epoch}, because the leader ${leader} does not have it: its history ends with ${last}`,
    'lost-in-crash': (sid: number, time: string) =>
      `${sid} had written it and not fsynced it when it crashed at ${time}`,
    'leads-on': (sid: number, epoch: number, leader: number) =>
      `${sid} still takes itself for the leader of epoch ${epoch}, and does not follow ${leader}`,
    'passed-over': (leader: number, epoch: number) =>
      `the leader ${leader} of epoch ${epoch} goes on without it: it will never be committed`,
    'nobody-proposes': (holders: Names) =>
      holders.length === 0
        ? 'nobody has it'
        : `no leader proposes it; it is in the log of ${list(holders)}, and lives on if one of them leads`,
    unknown: () => 'it has not come so far',
  },
  leader: {
    question: (sid: number) => `Why is ${sid} not leader?`,
    leads: (sid: number, epoch: number) => `It is: ${sid} leads epoch ${epoch}.`,
    'leads-on': (sid: number, epoch: number, leader: number, newer: number) =>
      `${sid} still takes itself for the leader of epoch ${epoch}, and has not noticed that ${leader} leads epoch ${newer}. Too few follow it.`,
    'still-follows': {
      down: (sid: number, leader: number) =>
        `${sid} still follows ${leader} and has not noticed that it is down. Until then it does not stand.`,
      paused: (sid: number, leader: number) =>
        `${sid} still follows ${leader}, which is paused. Until it has heard nothing of it for the syncLimit it does not stand.`,
      cut: (sid: number, leader: number) =>
        `${sid} still follows ${leader}, and a cut lies between them. Until it has heard nothing of it for the syncLimit it does not stand.`,
    },
    down: (sid: number) => `${sid} is down.`,
    'cannot-stand': (sid: number) =>
      `${sid} is no voter with a weight in the present configuration, so no vote for it counts.`,
    'not-yet': {
      connect: (sid: number, have: Names, need: number, by: By) =>
        `${sid} is elected, and needs ${servers(need, by)} to connect before it may choose an epoch. So far: ${list(have)}.`,
      promise: (sid: number, have: Names, need: number, by: By) =>
        `${sid} is elected, and needs the promise of ${servers(need, by)} for its epoch. So far: ${list(have)}.`,
      sync: (sid: number, have: Names, need: number, by: By) =>
        `${sid} is elected, and needs ${servers(need, by)} with its history on disk. So far: ${list(have)}.`,
    },
    beaten: {
      epoch: (sid: number, own: string, winner: string) =>
        `Its vote was beaten by epoch: ${sid} last took part in an older epoch. Votes (epoch, zxid, server): ${own} against ${winner}.`,
      zxid: (sid: number, own: string, winner: string) =>
        `Its vote was beaten by zxid: another has a newer last transaction. Votes (epoch, zxid, server): ${own} against ${winner}.`,
      sid: (sid: number, own: string, winner: string) =>
        `Epoch and zxid are equal; the larger number wins. Votes (epoch, zxid, server): ${own} against ${winner}.`,
      none: (sid: number, own: string, winner: string) =>
        `The votes are the same: ${own} and ${winner}.`,
    },
    'too-late': (sid: number, own: string, leader: number, time: string) =>
      `A quorum followed ${leader} already when ${sid} began to look, at ${time}, with the vote ${own}. Even a better candidate that comes later does not depose a leader.`,
    'too-few': (sid: number, agree: Names, need: number, by: By) =>
      by === undefined
        ? `${sid} votes for itself, and of the ${need} that are needed these say the same: ${list(agree)}.`
        : `${sid} votes for itself, and these say the same: ${list(agree)}. It takes ${whatItTakes(need, by)}.`,
    'cut-off': (sid: number, reach: Names, need: number, by: By) =>
      by === undefined
        ? `${sid} can speak with ${list(reach)} only: that is no quorum of ${need}.`
        : `${sid} can speak with ${list(reach)} only: that is no quorum. It takes ${whatItTakes(need, by)}.`,
    unknown: (sid: number) => `This run does not tell what ${sid} did before.`,
  },
  commit: { question: (zxid: string) => `Why is ${zxid} not committed?`, is: 'It is committed.' },
  event: {
    question: (client: string, path: string) => `Why did ${client} not hear of ${path}?`,
    'no-client': () => 'There is no such client.',
    expired: (client: string) =>
      `The session of ${client} has expired, and its watches went with it.`,
    'no-watch': (client: string, path: string) => `${client} never set a watch on ${path}.`,
    closed: (client: string) => `${client} closed its session, and its watches went with it.`,
    removed: (time: string) => `The watch was removed at ${time}.`,
    'got-it': (time: string, isGone: boolean) =>
      isGone
        ? `It did, at ${time}. A watch fires once: for the next change it must be set again.`
        : `It did, at ${time}.`,
    'on-its-way': (halt: string) => `The watch has fired: ${halt}.`,
    'lost-with-connection': (time: string, server: number) =>
      `Server ${server} fired it at ${time}, and the connection ended before it arrived. The client learns of the change when it sets its watches again.`,
    withheld: (time: string) =>
      `The event of ${time} was withheld: the ACL does not let this client read the znode.`,
    'no-change': (time: string, server: number) =>
      `Nothing that it watches for has changed at server ${server} since it set the watch at ${time}.`,
    'silent-gap': (zxid: string, client: string) =>
      `${zxid} changed it while ${client} had no connection. A persistent watch is set again at the new server, and tells nothing of what happened before.`,
    'server-behind': (server: number, zxid: string, applied: string) =>
      `The change is ${zxid}, and its server ${server} has applied up to ${applied} only. A watch fires where it was set.`,
    'not-connected': (client: string) =>
      `${client} has no connection. The new server will compare what it watches with what it saw last.`,
  },
  session: (client: string, session: string) => `Session ${session} of client ${client}`,
  noSession: (client: string) => `${client} has no session.`,
  fates: {
    none: 'there is none.',
    connected: (server: number) => `it is open, and its client is connected to server ${server}.`,
    unnoticed: (server: number) =>
      `it is open, and its client has not noticed yet that server ${server} is down.`,
    searching: (leftMs: number | null) =>
      leftMs === null
        ? 'its client has no connection, and as long as nobody leads it cannot expire.'
        : `its client has no connection; the leader lets it expire in ${leftMs} ms unless it hears of it.`,
    expiring: (time: string, server: number) =>
      `for server ${server} its time has run out: it began to close it at ${time}, and the closeSession is not applied yet.`,
    expired: (time: string, told: boolean) =>
      told
        ? `it expired at ${time}, and its client knows.`
        : `it expired at ${time}. Its client does not know yet: it hears of it when it reaches a server again.`,
    closed: (time: string) => `its client closed it; that was applied at ${time}.`,
  },
  opened: 'Opened',
  moved: 'Found again',
  pings: 'Pings',
  ephemerals: 'Ephemerals',
  atServer: (server: number) => `at server ${server}`,
  toServer: (server: number) => `at server ${server}`,
  never: 'never: it stayed where it was opened',
  pingCount: (count: number, last: string) =>
    count === 0 ? 'none' : `${count}, the last at ${last}`,
  noEphemerals: 'none',
  setAt: 'Set:',
  modes: {
    standard: 'fires once',
    persistent: 'stays',
    persistent_recursive: 'stays, and for everything below',
  },
  notFired: 'It has not fired.',
  firing: { committed: 'Committed', fired: 'Applied, and fired', sent: 'Sent', heard: 'Heard' },
  lostEvent: 'The connection ended before it arrived.',
  whyNoEvent: 'Why no event?',
  traceWatch: 'Trace this watch',
  story: 'What happened',
  earlier: (count: number) => `${count} earlier`,
};
