import type { Operation } from '../../znodes/request.ts';
import type { Result } from '../../znodes/result.ts';
import { firstMismatch, type Mismatch } from './compare.ts';
import type { Names } from './names.ts';
import { SUPER } from './setup.ts';
import { type Stage, Stuck } from './stage.ts';
import { showAcl, showData } from './values.ts';

type Entry = Readonly<Record<string, unknown>>;

const READER = 'tree-reader';

/** Reads the whole tree by one more session, the super user's, and compares it node by node. */
export function readTree(stage: Stage, names: Names, recorded: readonly Entry[]): Mismatch | null {
  const program = { kind: 'idle' } as const;
  const client = { name: READER, server: null, timeoutMs: 30_000, program };
  stage.forget();
  stage.act({ do: 'add-client', client });
  stage.await('a session to read the tree', () => stage.isConnected(READER));
  // Nobody is told that an identity was taken; the sync behind it is.
  const auth = { op: 'auth', scheme: 'digest', auth: SUPER } as const;
  stage.act({ do: 'request', client: READER, operation: auth });
  ask(stage, { op: 'sync', path: '/' });
  const ours: Entry[] = [];
  visit(stage, names, '/', ours);
  ours.sort((a, b) => ((a['path'] as string) < (b['path'] as string) ? -1 : 1));
  const byPath = new Map(ours.map((entry) => [entry['path'], entry]));
  for (const entry of recorded) {
    const path = entry['path'] as string;
    const found = firstMismatch(path, entry, byPath.get(path));
    if (found !== null) return found;
    byPath.delete(path);
  }
  const [more] = [...byPath.keys()] as string[];
  return more === undefined ? null : { field: more, recorded: undefined, ours: byPath.get(more) };
}

function visit(stage: Stage, names: Names, path: string, entries: Entry[]): void {
  const { data = null, stat } = ask(stage, { op: 'getData', path, watch: false });
  const { acl = [] } = ask(stage, { op: 'getAcl', path });
  const shown = showData(data);
  const text = path === '/zookeeper/config' && typeof shown === 'string';
  entries.push({
    path,
    data: text ? names.config(shown) : shown,
    acl: showAcl(acl),
    stat: stat === undefined ? undefined : names.stat(stat),
  });
  const { children = [] } = ask(stage, { op: 'getChildren', path, watch: false });
  for (const child of children) {
    visit(stage, names, path === '/' ? `/${child}` : `${path}/${child}`, entries);
  }
}

function ask(stage: Stage, operation: Operation): Result {
  stage.forget();
  stage.act({ do: 'request', client: READER, operation, raw: true });
  const answers = () => stage.all('answered').filter(({ who }) => who === READER);
  stage.await(`an answer to ${operation.op}`, () => answers().length > 0);
  const { result } = answers()[0]!;
  if (result.error !== 'OK') throw new Stuck(`reading the tree ended with ${result.error}`);
  return result;
}
