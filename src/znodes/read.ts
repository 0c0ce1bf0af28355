import { ADMIN, allows, masked, READ, type Identity } from './acl.ts';
import { namesOf } from './identity.ts';
import { childOf } from './path.ts';
import { znodeAt, type Replica } from './replica.ts';
import type { Operation, SubRead } from './request.ts';
import type { Result, SubResult } from './result.ts';
import { ephemeralsOf } from './session.ts';
import type { ZnodeSettings } from './settings.ts';
import { statOf } from './stat.ts';
import type { Znode } from './znode.ts';

export type Read = Extract<
  Operation,
  {
    op:
      | 'getData'
      | 'exists'
      | 'getChildren'
      | 'getAcl'
      | 'getAllChildrenNumber'
      | 'getEphemerals'
      | 'multiRead'
      | 'whoAmI';
  }
>;

/** On whose behalf a server reads. */
export interface Reader {
  readonly session: string;
  readonly auth: readonly Identity[];
  readonly settings: Pick<ZnodeSettings, 'skipAcl' | 'existsNeedsRead'>;
}

const childrenOf = ({ children }: Znode): readonly string[] => [...children.keys()].sort();

/** All znodes below one; for the root those of the system too (`DataTree.getAllChildrenNumber`). */
function countBelow(replica: Replica, path: string): number {
  // The real table holds the root twice, as `/` and as ``.
  if (path === '/') return replica.znodes.size - 1;
  if (path === '') return replica.znodes.size;
  let count = 0;
  const left = [path];
  for (let at = left.pop(); at !== undefined; at = left.pop()) {
    for (const name of replica.znodes.get(at)?.children.keys() ?? []) {
      left.push(childOf(at, name));
      count++;
    }
  }
  return count;
}

/** Text without what Java's `trim` takes off its ends: everything up to a space. */
function trimmed(text: string): string {
  let [from, to] = [0, text.length];
  while (from < to && text[from]! <= ' ') from++;
  while (from < to && text[to - 1]! <= ' ') to--;
  return text.slice(from, to);
}

/** The prefix is compared as text, so `/a` finds `/ab` too. */
function ephemeralsBelow(replica: Replica, session: string, prefix: string): readonly string[] {
  const own = replica.sessions.get(session);
  const paths = own === undefined ? [] : ephemeralsOf(own);
  const everything = ['', '/'].includes(trimmed(prefix));
  return everything ? paths : paths.filter((path) => path.startsWith(prefix));
}

function readPart(replica: Replica, { op, path }: SubRead, { auth, settings }: Reader): Result {
  const znode = znodeAt(replica, path);
  if (znode === undefined) return { error: 'NONODE' };
  if (!allows(znode.acl, READ, auth, settings.skipAcl)) return { error: 'NOAUTH' };
  return op === 'getData'
    ? { error: 'OK', data: znode.data, stat: statOf(znode) }
    : { error: 'OK', children: childrenOf(znode) };
}

function subRead(replica: Replica, part: SubRead, reader: Reader): SubResult {
  const result = readPart(replica, part, reader);
  return { op: result.error === 'OK' ? part.op : 'error', ...result };
}

function getAcl(replica: Replica, path: string, { auth, settings }: Reader): Result {
  const { skipAcl } = settings;
  const znode = znodeAt(replica, path);
  if (znode === undefined) return { error: 'NONODE' };
  if (!allows(znode.acl, READ | ADMIN, auth, skipAcl)) return { error: 'NOAUTH' };
  const acl = allows(znode.acl, ADMIN, auth, skipAcl) ? znode.acl : masked(znode.acl);
  return { error: 'OK', acl, stat: statOf(znode) };
}

/** The answer to a read, from one replica as it is now (`FinalRequestProcessor`). */
export function read(replica: Replica, operation: Read, reader: Reader): Result {
  switch (operation.op) {
    case 'getData':
      return readPart(replica, { op: 'getData', path: operation.path }, reader);
    case 'getChildren': {
      const { path, stat } = operation;
      const result = readPart(replica, { op: 'getChildren', path }, reader);
      if (result.error !== 'OK' || stat !== true) return result;
      return { ...result, stat: statOf(znodeAt(replica, path)!) };
    }
    case 'exists': {
      if (operation.path.includes('\0')) return { error: 'BADARGUMENTS' };
      const znode = znodeAt(replica, operation.path);
      if (znode === undefined) return { error: 'NONODE' };
      const { skipAcl, existsNeedsRead } = reader.settings;
      if (existsNeedsRead && !allows(znode.acl, READ, reader.auth, skipAcl)) {
        return { error: 'NOAUTH' };
      }
      return { error: 'OK', stat: statOf(znode) };
    }
    case 'getAcl':
      return getAcl(replica, operation.path, reader);
    case 'getAllChildrenNumber': {
      const { error } = readPart(replica, { op: 'getChildren', path: operation.path }, reader);
      return error === 'OK' ? { error, number: countBelow(replica, operation.path) } : { error };
    }
    case 'getEphemerals':
      return {
        error: 'OK',
        ephemerals: ephemeralsBelow(replica, reader.session, operation.prefix),
      };
    case 'multiRead': {
      const results = operation.ops.map((part) => subRead(replica, part, reader));
      const error = results.find((result) => result.error !== 'OK')?.error ?? 'OK';
      return { error, results };
    }
    case 'whoAmI':
      return { error: 'OK', who: namesOf(reader.auth) };
  }
}
