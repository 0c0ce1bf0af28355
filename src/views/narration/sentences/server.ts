import type { ServerFact } from '../../../server/facts.ts';
import { showZxid } from '../../../zab/zxid.ts';
import { showOperation, showSession } from '../names.ts';
import type { SentencesOf } from './sentences-of.ts';

/** How it is said: requests, watches and sessions, as a server has them. */
export const SERVER_SENTENCES: SentencesOf<ServerFact> = {
  forwarded: (e, w) => w.forwarded({ sid: e.who, operation: showOperation(e.operation) }),
  prepared: (e, w) => {
    const p = { sid: e.who, operation: showOperation(e.operation), zxid: showZxid(e.zxid) };
    return e.rule === 'server.prep'
      ? w.prepared.ok(p)
      : w.prepared.error({ ...p, error: w.errors[e.error] });
  },
  read: (e, w) =>
    w.read({ sid: e.who, operation: showOperation(e.operation), zxid: showZxid(e.zxid) }),
  replied: (e, w) =>
    w.replied({
      sid: e.who,
      operation: showOperation(e.operation),
      error: w.errors[e.result.error],
      zxid: showZxid(e.zxid),
    }),
  'watch-set': (e, w) =>
    w['watch-set'][e.mode]({ sid: e.who, path: e.path, session: showSession(e.session) }),
  'watch-removed': (e, w) =>
    w['watch-removed']({ sid: e.who, path: e.path, session: showSession(e.session) }),
  'watch-withheld': (e, w) =>
    w['watch-withheld']({
      sid: e.who,
      session: showSession(e.session),
      type: e.event.type,
      path: e.event.path,
    }),
  'watch-fired': (e, w) =>
    w['watch-fired']({
      sid: e.who,
      session: showSession(e.session),
      type: e.event.type,
      path: e.event.path,
    }),
  'session-opened': (e, w) =>
    w['session-opened'][e.rule]({
      sid: e.who,
      session: showSession(e.session),
      timeoutMs: e.timeoutMs,
    }),
  'session-closed': (e, w) => {
    const p = { sid: e.who, session: showSession(e.session) };
    return e.paths.length === 0
      ? w['session-closed'].plain(p)
      : w['session-closed'].withPaths({ ...p, paths: w.list(...e.paths) });
  },
  'session-expiring': (e, w) =>
    w['session-expiring'][e.rule]({
      sid: e.who,
      session: showSession(e.session),
      timeoutMs: e.timeoutMs,
    }),
  'session-upgraded': (e, w) =>
    w['session-upgraded']({ sid: e.who, session: showSession(e.session) }),
  'session-resumed': (e, w) =>
    w['session-resumed'][e.valid ? 'valid' : 'invalid']({
      sid: e.who,
      session: showSession(e.session),
    }),
  'client-refused': (e, w) =>
    w['client-refused'][e.rule]({
      sid: e.who,
      client: e.client,
      seen: showZxid(e.lastZxidSeen),
      zxid: showZxid(e.zxid),
    }),
  'client-dropped': (e, w) =>
    w['client-dropped'][e.rule]({
      sid: e.who,
      client: e.client,
      session: showSession(e.session),
    }),
  'containers-due': (e, w) => w['containers-due']({ sid: e.who, paths: w.list(...e.paths) }),
  'clients-dropped': (e, w) => w['clients-dropped']({ sid: e.who, clients: w.list(...e.clients) }),
};
