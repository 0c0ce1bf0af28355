import { server, Server } from './words.ts';

/** Requests, watches and sessions at a server. */
export const serving = {
  forwarded: (p: { sid: number; operation: string }) =>
    `${Server(p.sid)} passes the write ${p.operation} on to the leader: **only the leader puts writes in order**.`,
  prepared: {
    ok: (p: { sid: number; operation: string; zxid: string }) =>
      `Leader ${p.sid} makes ${p.operation} a transaction: **${p.zxid}**.`,
    error: (p: { sid: number; operation: string; zxid: string; error: string }) =>
      `Leader ${p.sid} finds that ${p.operation} must fail (${p.error}). **It still gets a zxid, ${p.zxid}**, because a failure too has its place in the order.`,
  },
  read: (p: { sid: number; operation: string; zxid: string }) =>
    `${Server(p.sid)} answers ${p.operation} from its own tree, as of ${p.zxid}, **without asking anyone**. It may be a little behind the leader.`,
  replied: (p: { sid: number; operation: string; error: string; zxid: string }) =>
    `${Server(p.sid)} answers ${p.operation}: **${p.error}**, as of ${p.zxid}.`,
  'watch-set': {
    standard: (p: { sid: number; path: string; session: string }) =>
      `${Server(p.sid)} remembers that session ${p.session} watches ${p.path}. A watch fires once and is known to this server only.`,
    persistent: (p: { sid: number; path: string; session: string }) =>
      `${Server(p.sid)} remembers that session ${p.session} watches ${p.path} **for good**: the watch stays when it fires.`,
    persistent_recursive: (p: { sid: number; path: string; session: string }) =>
      `${Server(p.sid)} remembers that session ${p.session} watches ${p.path} **and everything below it**, for good.`,
  },
  'watch-removed': (p: { sid: number; path: string; session: string }) =>
    `${Server(p.sid)} forgets that session ${p.session} watches ${p.path}.`,
  'watch-withheld': (p: { sid: number; session: string; type: string; path: string }) =>
    `${Server(p.sid)} keeps ${p.type} ${p.path} from session ${p.session}: **it may not read that znode**. A one-shot watch is used up all the same, in silence.`,
  'watch-fired': (p: { sid: number; session: string; type: string; path: string }) =>
    `A watch at ${server(p.sid)} fires: **${p.type} ${p.path}**, to session ${p.session}. It says that something changed, not to what. A one-shot watch is used up by it.`,
  'session-opened': {
    'session.open': (p: { sid: number; session: string; timeoutMs: number }) =>
      `Session ${p.session} is open at ${server(p.sid)}. It ends if the leader does not hear of it for ${p.timeoutMs} ms.`,
    'session.open-local': (p: { sid: number; session: string; timeoutMs: number }) =>
      `Session ${p.session} is open at ${server(p.sid)}, **known to this server only**: no write was needed. It ends after ${p.timeoutMs} ms of silence.`,
  },
  'session-closed': {
    plain: (p: { sid: number; session: string }) => `${Server(p.sid)} closes session ${p.session}.`,
    withPaths: (p: { sid: number; session: string; paths: string }) =>
      `${Server(p.sid)} closes session ${p.session}, **and its ephemeral znodes go with it**: ${p.paths}.`,
  },
  'session-expiring': {
    'session.terminate': (p: { sid: number; session: string; timeoutMs: number }) =>
      `${Server(p.sid)} ends session ${p.session}, as it was told to. Its ephemerals go with it.`,
    'session.expire': (p: { sid: number; session: string; timeoutMs: number }) =>
      `**Session ${p.session} expires**: leader ${p.sid} has not heard of it for ${p.timeoutMs} ms. Closing it is a write like any other, ordered by a quorum.`,
    'session.expire-local': (p: { sid: number; session: string; timeoutMs: number }) =>
      `**Session ${p.session} expires**: ${server(p.sid)}, the only one to know it, has not heard of it for ${p.timeoutMs} ms.`,
  },
  'session-upgraded': (p: { sid: number; session: string }) =>
    `Session ${p.session} was known to ${server(p.sid)} only, and now asks for an ephemeral znode: **a write makes it known to all** first.`,
  'session-resumed': {
    valid: (p: { sid: number; session: string }) =>
      `Session ${p.session} goes on at ${server(p.sid)}: the leader says that it is alive.`,
    invalid: (p: { sid: number; session: string }) =>
      `Session ${p.session} cannot go on at ${server(p.sid)}: the leader says that it is gone.`,
  },
  'client-refused': {
    'server.not-serving': (p: { sid: number; client: string }) =>
      `${Server(p.sid)} turns client ${p.client} away: **it has no leader**, so it serves nobody.`,
    'server.reads-only': (p: { sid: number; client: string; seen: string; zxid: string }) =>
      `${Server(p.sid)} turns client ${p.client} away: it **only serves reads**, and the client wants to write too.`,
    'server.global-session': (p: { sid: number; client: string; seen: string; zxid: string }) =>
      `${Server(p.sid)} turns client ${p.client} away: its session belongs to the whole ensemble, and **without a quorum nobody may go on with it**.`,
    'server.client-ahead': (p: { sid: number; client: string; seen: string; zxid: string }) =>
      `${Server(p.sid)} turns client ${p.client} away: the client has seen ${p.seen}, and this server is only at ${p.zxid}. **A client never goes back in time.**`,
  },
  'client-dropped': {
    'session.taken-over': (p: { sid: number; client: string; session: string }) =>
      `${Server(p.sid)} closes its connection with client ${p.client}: **somebody else came with the id of session ${p.session}**.`,
    'session.moved': (p: { sid: number; client: string; session: string }) =>
      `${Server(p.sid)} closes its connection with client ${p.client}: session ${p.session} **has moved to another server**, and only the newest connection speaks for it.`,
    'session.closed': (p: { sid: number; client: string; session: string }) =>
      `${Server(p.sid)} closes its connection with client ${p.client}: session ${p.session} is over.`,
    'server.packet-limit': (p: { sid: number; client: string }) =>
      `${Server(p.sid)} closes its connection with client ${p.client}: **its request is longer than a server reads**. Nothing of it was done.`,
  },
  'containers-due': (p: { sid: number; paths: string }) =>
    `Leader ${p.sid} finds that these znodes have served their time: ${p.paths}. **It deletes each by a write of its own.**`,
  'clients-dropped': (p: { sid: number; clients: string }) =>
    `${Server(p.sid)} has no leader any more and **closes the connections of its clients**: ${p.clients}. They must find another server.`,
};

export type Serving = typeof serving;
