import type { ClientFact } from '../../../client/facts.ts';
import { showZxid } from '../../../zab/zxid.ts';
import { showOperation, showSession } from '../names.ts';
import type { NumbersOf } from './numbers-of.ts';

/** The numbers that decided: what clients see, ask and believe. */
export const CLIENT_NUMBERS: NumbersOf<ClientFact> = {
  'client-connecting': (e) => [['server', e.server]],
  'client-connected': (e) => [
    ['server', e.server],
    ['session', showSession(e.session)],
    ['timeoutMs', e.timeoutMs],
  ],
  'client-disconnected': (e) => [['server', e.server]],
  'server-list-updated': (e) => [
    ['previous', e.before.join(', ')],
    ['serverList', e.servers.join(', ')],
    ['server', e.current],
  ],
  'client-probed': (e) => [
    ['server', e.server],
    ['nextMs', e.nextMs ?? '–'],
  ],
  'client-expired': (e) => [['session', showSession(e.session)]],
  'client-auth-failed': (e) => [['session', showSession(e.session)]],
  'client-closed': (e) => [['session', showSession(e.session)]],
  'state-event': (e) => [['watchers', e.watchers.join(', ')]],
  'request-refused': (e) => [
    ['operation', showOperation(e.operation)],
    ['reason', e.problem],
  ],
  requested: (e) => [['operation', showOperation(e.operation)]],
  answered: (e) => [
    ['operation', showOperation(e.operation)],
    ['result', e.result.error],
    ['zxid', showZxid(e.zxid)],
    ['took', Math.round(e.tookUs / 1000)],
  ],
  'watch-event': (e) => [
    ['path', e.event.path],
    ['watchers', e.watchers.join(', ')],
  ],
  'lock-changed': (e) => [
    ['node', e.node],
    ...(e.watches === '' ? [] : [['watches', e.watches] as const]),
    ...(e.token === undefined ? [] : [['token', showZxid(e.token)] as const]),
  ],
  'barrier-changed': (e) => [['path', e.barrier]],
  'double-barrier-changed': (e) => [
    ['node', e.node],
    ['needs', String(e.needs)],
  ],
  'queue-changed': (e) => (e.item === '' ? [] : [['item', e.item]]),
  'counter-changed': (e) => [
    ['value', String(e.value)],
    ['nth', String(e.nth)],
  ],
  'members-changed': (e) => [
    ['node', e.node],
    ['members', e.members.join(', ')],
  ],
  'service-changed': (e) =>
    e.instance === '' ? [['instances', e.instances.join(', ')]] : [['instance', e.instance]],
  'configuration-changed': (e) => [
    ['value', e.value],
    ['znodeVersion', String(e.version)],
  ],
  'transaction-changed': (e) => (e.vote === '' ? [] : [['ownVote', e.vote]]),
  'revocation-asked': (e) => [['node', e.node]],
};
