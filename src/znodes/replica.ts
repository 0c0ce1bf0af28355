import { PersistentMap } from '../kernel/persistent-map.ts';
import { OPEN_ACL, READ_ACL } from './acl.ts';
import type { Session } from './session.ts';
import type { Znode } from './znode.ts';

/** The znode tree and the session table: equal on every replica at equal zxid. Immutable. */
export interface Replica {
  /** By path. */
  readonly znodes: PersistentMap<Znode>;
  /** By session id. */
  readonly sessions: PersistentMap<Session>;
  /** Paths of the containers, and of the znodes with a time to live: what the leader may reap. */
  readonly containers: PersistentMap<true>;
  readonly ttls: PersistentMap<true>;
}

const bare: Znode = {
  data: '',
  acl: OPEN_ACL,
  czxid: 0,
  mzxid: 0,
  pzxid: 0,
  ctimeMs: 0,
  mtimeMs: 0,
  version: 0,
  cversion: 0,
  aversion: 0,
  ephemeralOwner: '',
  kind: 'plain',
  children: PersistentMap.empty(),
};

const withChildren = (...names: string[]): Znode => ({
  ...bare,
  children: PersistentMap.of(names.map((name) => [name, true as const])),
});

/**
 * A fresh tree: the system nodes exist without any transaction, so that nobody counted their creation (`DataTree`). The list of the
 * configuration was set at version -1.
 */
export const EMPTY_REPLICA: Replica = {
  znodes: PersistentMap.of([
    ['/', withChildren('zookeeper')],
    ['/zookeeper', withChildren('config', 'quota')],
    ['/zookeeper/config', { ...bare, acl: READ_ACL, aversion: -1 }],
    ['/zookeeper/quota', bare],
  ]),
  sessions: PersistentMap.empty(),
  containers: PersistentMap.empty(),
  ttls: PersistentMap.empty(),
};

const named = new WeakMap<Replica, Replica>();

/**
 * The tree with the configuration in force, which no transaction brought (`ZKDatabase.initConfigInZKDatabase`). Remembered, so that replicas
 * that were one stay one; so it has no time of its own either.
 */
export function withConfiguration(replica: Replica, data: string, version: number): Replica {
  const path = '/zookeeper/config';
  const znode = replica.znodes.get(path)!;
  if (znode.mzxid === version && znode.data === data) return replica;
  const known = named.get(replica)?.znodes.get(path);
  if (known?.mzxid === version && known.data === data) return named.get(replica)!;
  const after: Znode = { ...znode, data, mzxid: version, version: -1 };
  const tree = { ...replica, znodes: replica.znodes.set(path, after) };
  named.set(replica, tree);
  return tree;
}

/** The znode at a path; a path that is empty means the root, as the server's own table has it. */
export const znodeAt = ({ znodes }: Pick<Replica, 'znodes'>, path: string): Znode | undefined =>
  znodes.get(path === '' ? '/' : path);
