import { capital, plural } from './words.ts';

/** What a client does and learns. */
export const clients = {
  'client-connecting': (p: { client: string; server: number }) =>
    `Client ${p.client} tries server ${p.server}.`,
  'client-connected': {
    opened: (p: { client: string; server: number; session: string }) =>
      `Client ${p.client} has a session at server ${p.server}: ${p.session}. **Every server will know it**, because opening it was a write.`,
    resumed: (p: { client: string; server: number; session: string }) =>
      `Client ${p.client} is connected again, at server ${p.server}, **with the same session** ${p.session}.`,
    readsOnly: (p: { client: string; server: number; session: string }) =>
      `Client ${p.client} is connected to server ${p.server} **for reads only**: that server has no quorum behind it.`,
  },
  'client-disconnected': {
    refused: (p: { client: string; server: number }) =>
      `Client ${p.client} is turned away by server ${p.server}.`,
    closed: (p: { client: string; server: number }) =>
      `Client ${p.client} has lost its connection to server ${p.server}.`,
    silent: (p: { client: string; server: number }) =>
      `Client ${p.client} has not heard from server ${p.server} for too long and closes the connection.`,
    'cut-off': (p: { client: string; server: number }) =>
      `Client ${p.client} has no network and cannot reach any server.`,
    moved: (p: { client: string; server: number }) =>
      `Client ${p.client} leaves server ${p.server}.`,
    unreadable: (p: { client: string; server: number }) =>
      `Client ${p.client} cannot read the answer of server ${p.server} as a session, and hangs up.`,
    'too-long': (p: { client: string; server: number }) =>
      `Client ${p.client} hangs up on server ${p.server}: the answer is longer than 1 MB, which is all that a client reads.`,
    'found-writer': (p: { client: string; server: number }) =>
      `Client ${p.client} leaves server ${p.server}, which only serves reads.`,
    'connect-timeout': (p: { client: string; server: number }) =>
      `Client ${p.client} gets no answer from server ${p.server}.`,
    lost: (lost: number) =>
      lost === 0
        ? 'It will try the next server.'
        : `**${capital(plural(lost, 'request'))} of its own ${lost === 1 ? 'has' : 'have'} an unknown outcome now.** It will try the next server.`,
  },
  'client-auth-failed': (p: { client: string }) =>
    `**The server does not believe who client ${p.client} says it is.** It closes the connection, and the client is of no use any more.`,
  'client-closed': (p: { client: string; session: string }) =>
    `Client ${p.client} is closed; its session ${p.session} is over.`,
  'state-event': (p: { client: string; state: string; watchers: string }) =>
    `Client ${p.client} tells each of its watchers (${p.watchers}) how its connection is now: **${p.state}**. That uses no watch up.`,
  'request-refused': (p: { client: string; operation: string; problem: string }) =>
    `Client ${p.client} cannot ask ${p.operation}: **${p.problem}**. Its library sends nothing.`,
  watchRemoved: (p: { client: string; path: string; watchers: string }) =>
    `Client ${p.client} takes watchers of ${p.path} out: ${p.watchers}.`,
  'server-list-updated': {
    removed: (p: { client: string; server: number }) =>
      `Client ${p.client} has another list of servers. **Server ${p.server} is not on it**, so the client looks for another one.`,
    kept: (p: { client: string; server: number }) =>
      `Client ${p.client} has another list of servers. Server ${p.server} is on it and the list is not longer: **it stays**.`,
    stays: (p: { client: string; server: number; more: number; of: number }) =>
      `Client ${p.client} has a longer list of servers. So that all serve equally many clients, it leaves server ${p.server} in ${p.more} of ${p.of} cases. **By chance it stays.**`,
    moves: (p: { client: string; server: number; more: number; of: number }) =>
      `Client ${p.client} has a longer list of servers. So that all serve equally many clients, it leaves server ${p.server} in ${p.more} of ${p.of} cases. **By chance it goes to a new one.**`,
  },
  'client-probed': {
    rw: (p: { client: string; server: number }) =>
      `Client ${p.client} has found a server that takes writes: **server ${p.server}**.`,
    ro: (p: { client: string; server: number }) =>
      `Client ${p.client} hears that server ${p.server} only serves reads too.`,
    silent: (p: { client: string; server: number }) =>
      `Client ${p.client} asks server ${p.server} whether it takes writes, and hears nothing.`,
  },
  'client-expired': (p: { client: string; session: string }) =>
    `**Client ${p.client} learns that its session ${p.session} has expired.** Only a server can tell it so; until now it could not know.`,
  'client-gave-up': (p: { client: string; session: string }) =>
    `**Client ${p.client} gives up its session ${p.session}.** It has heard from no server for 4/3 of the session’s time-out.`,
  requested: (p: { client: string; operation: string }) =>
    `Client ${p.client} asks for **${p.operation}**.`,
  answered: {
    ok: (p: { client: string; operation: string; ms: number; zxid: string }) =>
      `Client ${p.client} has its answer after ${p.ms} ms: **${p.operation} is done**, as of ${p.zxid}.`,
    error: (p: { client: string; operation: string; error: string }) =>
      `Client ${p.client} has its answer: **${p.operation} failed**, ${p.error}.`,
    unknown: (p: { client: string; operation: string }) =>
      `Client ${p.client} gets CONNECTIONLOSS for ${p.operation}: **it cannot know whether the write happened**. It may be committed, may become so, or never will.`,
  },
  'watch-event': (p: { client: string; type: string; path: string }) =>
    `Client ${p.client} is told by its watch: **${p.type} ${p.path}**. To learn what is there now, it has to read again.`,
  'lock-changed': {
    enqueued: (p: { client: string; lock: string; node: string }) =>
      `Client ${p.client} stands in the queue for ${p.lock}, as ${p.node}.`,
    waiting: (p: { client: string; node: string; watches: string }) =>
      `Client ${p.client} waits as ${p.node} and **watches only the one before it**, ${p.watches}: so a release wakes one client, not all.`,
    holding: (p: { client: string; lock: string; node: string }) =>
      `**Client ${p.client} holds the lock ${p.lock}**: no znode stands before ${p.node}.`,
    released: (p: { client: string; lock: string }) =>
      `Client ${p.client} lets go of the lock ${p.lock}.`,
  },
};

export type Clients = typeof clients;
