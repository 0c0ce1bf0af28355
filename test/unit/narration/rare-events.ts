import type { Event, EventKind, EventOf } from '../../../src/simulation/facts.ts';
import { zxidOf } from '../../../src/zab/zxid.ts';

const place = { id: 7, at: 1_250_000, step: 5, cause: 3 };
const session = '0300000000000001';
const client = { ...place, who: 'a', session } as const;
const server = { ...place, who: 3, session } as const;
const lock = { ...place, who: 'a', lock: '/lock', node: 'lock-0000000001' } as const;
const use = { ...lock, resource: 'disk', token: zxidOf(1, 4), as: 'write' } as const;

/** One of each kind that no golden story tells. What a story tells later needs no example here. */
const RARE: { readonly [K in EventKind]?: EventOf<K> } = {
  'client-auth-failed': { ...client, kind: 'client-auth-failed', rule: 'client.auth-failed' },
  'client-closed': { ...client, kind: 'client-closed', rule: 'client.closed' },
  'client-expired': { ...client, kind: 'client-expired', rule: 'client.expired' },
  'server-list-updated': {
    ...place,
    kind: 'server-list-updated',
    who: 'a',
    rule: 'client.update-server-list',
    before: [1, 2],
    servers: [1, 2, 3],
    current: 1,
    keeps: true,
    moves: false,
  },
  'request-refused': {
    ...place,
    kind: 'request-refused',
    who: 'a',
    rule: 'client.check-arguments',
    operation: { op: 'exists', path: 'x', watch: false },
    exception: 'IllegalArgumentException',
    problem: 'Path must start with / character',
  },
  'containers-due': {
    ...place,
    kind: 'containers-due',
    who: 3,
    rule: 'container.check',
    paths: ['/c'],
  },
  'stood-alone': {
    ...place,
    kind: 'stood-alone',
    who: 1,
    rule: 'standalone.serve',
    last: zxidOf(0, 4),
  },
  paused: { ...place, kind: 'paused', who: 2, rule: 'process.pause' },
  resumed: { ...place, kind: 'resumed', who: 2, rule: 'process.resume' },
  'session-upgraded': { ...server, kind: 'session-upgraded', rule: 'session.upgrade' },
  'watch-removed': {
    ...server,
    kind: 'watch-removed',
    rule: 'watch.remove',
    path: '/w',
    table: 'data',
  },
  'watch-withheld': {
    ...server,
    kind: 'watch-withheld',
    rule: 'watch.acl-filter',
    event: { type: 'NodeDataChanged', path: '/w' },
  },
  'lock-changed': {
    ...lock,
    kind: 'lock-changed',
    rule: 'recipe.lock',
    state: 'holding',
    watches: '',
  },
  'revocation-asked': { ...lock, kind: 'revocation-asked', rule: 'recipe.revocable-lock' },
  'resource-asked': { ...use, kind: 'resource-asked', rule: 'resource.use' },
  'resource-used': {
    ...use,
    kind: 'resource-used',
    rule: 'resource.fencing',
    highest: zxidOf(1, 2),
    accepted: true,
  },
};

export const rareEvents: readonly Event[] = Object.values(RARE);
