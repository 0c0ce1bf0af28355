import type { ServerFact } from '../../../server/facts.ts';
import { showZxid } from '../../../zab/zxid.ts';
import { showOperation, showSession } from '../names.ts';
import type { NumbersOf } from './numbers-of.ts';
import { list } from './show.ts';

/** The numbers that decided: requests, watches and sessions, as a server has them. */
export const SERVER_NUMBERS: NumbersOf<ServerFact> = {
  forwarded: (e) => [
    ['session', showSession(e.session)],
    ['operation', showOperation(e.operation)],
  ],
  prepared: (e) => [
    ['operation', showOperation(e.operation)],
    ['zxid', showZxid(e.zxid)],
    ['result', e.error],
    ...(e.path === '' ? [] : [['path', e.path] as const]),
  ],
  read: (e) => [
    ['operation', showOperation(e.operation)],
    ['zxid', showZxid(e.zxid)],
  ],
  replied: (e) => [
    ['operation', showOperation(e.operation)],
    ['result', e.result.error],
    ['zxid', showZxid(e.zxid)],
  ],
  'watch-set': (e) => [
    ['path', e.path],
    ['session', showSession(e.session)],
  ],
  'watch-fired': (e) => [
    ['path', e.event.path],
    ['session', showSession(e.session)],
    ['zxid', showZxid(e.zxid)],
  ],
  'session-opened': (e) => [
    ['session', showSession(e.session)],
    ['timeoutMs', e.timeoutMs],
  ],
  'session-closed': (e) => [
    ['session', showSession(e.session)],
    ['removed', list(e.paths)],
  ],
  'session-expiring': (e) => [
    ['session', showSession(e.session)],
    ['timeoutMs', e.timeoutMs],
  ],
  'watch-removed': (e) => [
    ['path', e.path],
    ['session', showSession(e.session)],
  ],
  'watch-withheld': (e) => [
    ['path', e.event.path],
    ['session', showSession(e.session)],
  ],
  'session-upgraded': (e) => [['session', showSession(e.session)]],
  'client-dropped': (e) => [['session', showSession(e.session)]],
  'containers-due': (e) => [['removed', list(e.paths)]],
  'session-resumed': (e) => [['session', showSession(e.session)]],
  'client-refused': (e) => [
    ['seen', showZxid(e.lastZxidSeen)],
    ['lastZxid', showZxid(e.zxid)],
  ],
  'clients-dropped': () => [],
};
