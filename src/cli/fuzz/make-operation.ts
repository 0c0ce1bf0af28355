import { below, between, type Random } from '../../kernel/random.ts';
import type { Acl } from '../../znodes/acl.ts';
import type { CreateMode } from '../../znodes/create-mode.ts';
import type { Operation, SubOperation } from '../../znodes/request.ts';
import { chance, pick, weighted } from './chance.ts';

/** Few enough that clients meet on them, and some of them parents of others. */
const PATHS = ['/z0', '/z1', '/z2', '/z3', '/z0/k', '/z1/k', '/z1/k/m'];

const MODES: readonly CreateMode[] = [
  'persistent',
  'persistent',
  'ephemeral',
  'persistent_sequential',
  'ephemeral_sequential',
  'container',
  'persistent_with_ttl',
];

export const OPEN: readonly Acl[] = [{ perms: 31, scheme: 'world', id: 'anyone' }];
export const NO_READ: readonly Acl[] = [{ perms: 30, scheme: 'world', id: 'anyone' }];

/** Open, not to be read, read only, nothing but one's own, for whom the writer has proved to be. */
const LISTS: readonly (readonly Acl[])[] = [
  OPEN,
  NO_READ,
  [{ perms: 17, scheme: 'world', id: 'anyone' }],
  [{ perms: 31, scheme: 'ip', id: '127.0.0.1' }],
  [{ perms: 31, scheme: 'auth', id: '' }],
];

export const anyPath = (random: Random): string => pick(random, PATHS);
const anyVersion = (random: Random): number => (chance(random, 80) ? -1 : below(random, 4));

/** A write, or a check: also a part of a multi. */
export function makeChange(random: Random): SubOperation {
  const path = anyPath(random);
  const version = anyVersion(random);
  switch (weighted(random, { create: 9, delete: 3, setData: 5, check: 1 })) {
    case 'create': {
      const mode = pick(random, MODES);
      return {
        op: 'create',
        path,
        data: '',
        mode,
        ...(mode === 'persistent_with_ttl' && { ttlMs: between(random, 50, 2_000) }),
        ...(chance(random, 8) && { acl: pick(random, LISTS) }),
      };
    }
    case 'delete':
      return { op: 'delete', path, version };
    case 'setData':
      return { op: 'setData', path, data: String(below(random, 1_000)), version };
    case 'check':
      return { op: 'check', path, version };
  }
}

function makeRead(random: Random): Operation {
  const path = anyPath(random);
  const watch = chance(random, 50);
  switch (weighted(random, { getData: 4, exists: 4, getChildren: 4, other: 3 })) {
    case 'getData':
      return { op: 'getData', path, watch };
    case 'exists':
      return { op: 'exists', path, watch };
    case 'getChildren':
      return { op: 'getChildren', path: chance(random, 40) ? '/' : path, watch, stat: true };
    case 'other':
      return pick<Operation>(random, [
        { op: 'sync', path },
        { op: 'getAcl', path },
        { op: 'getAllChildrenNumber', path },
        { op: 'getEphemerals', prefix: '/z' },
        { op: 'whoAmI' },
        {
          op: 'multiRead',
          ops: [
            { op: 'getData', path },
            { op: 'getChildren', path: '/' },
          ],
        },
      ]);
  }
}

function makeWatch(random: Random): Operation {
  const path = anyPath(random);
  return chance(random, 65)
    ? { op: 'addWatch', path, mode: pick(random, ['persistent', 'persistent_recursive']) }
    : { op: 'removeWatches', path, type: pick(random, ['any', 'data', 'children']) };
}

/** Something that a client may ask. */
export function makeOperation(random: Random): Operation {
  switch (weighted(random, { change: 60, multi: 12, setAcl: 6, read: 48, watch: 12, auth: 2 })) {
    case 'change':
      return makeChange(random);
    case 'multi':
      return {
        op: 'multi',
        ops: Array.from({ length: between(random, 1, 4) }, () => makeChange(random)),
      };
    case 'setAcl':
      return { op: 'setAcl', path: anyPath(random), acl: pick(random, LISTS), version: -1 };
    case 'auth':
      // Nobody is believed by a scheme that no server knows.
      return chance(random, 80)
        ? { op: 'auth', scheme: 'digest', auth: pick(random, ['ann:a', 'bob:b']) }
        : { op: 'auth', scheme: 'sasl', auth: '' };
    case 'read':
      return makeRead(random);
    case 'watch':
      return makeWatch(random);
  }
}
