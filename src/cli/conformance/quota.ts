import type { Data } from '../../znodes/data.ts';
import { cutAt } from '../../znodes/identity.ts';
import type { Operation } from '../../znodes/request.ts';
import type { Result } from '../../znodes/result.ts';

const ROOT = '/zookeeper/quota';
const LIMITS = 'zookeeper_limits';
const STATS = 'zookeeper_stats';

/** Asks one request and waits for its answer. */
export type Ask = (operation: Operation) => Result;

/** What the command line tool ends with instead of a quota; the message is for people. */
export class QuotaRefused extends Error {
  override readonly name = 'QuotaRefused';
  /** The class of what the real tool throws. */
  readonly exception: string;

  constructor(message: string, exception = 'IllegalArgumentException') {
    super(message);
    this.exception = exception;
  }
}

/** How the client library calls the errors that a quota can meet (`KeeperException.create`). */
const EXCEPTIONS: Readonly<Partial<Record<Result['error'], string>>> = {
  BADVERSION: 'BadVersionException',
  CONNECTIONLOSS: 'ConnectionLossException',
  MARSHALLINGERROR: 'MarshallingErrorException',
  NOAUTH: 'NoAuthException',
  NOCHILDRENFOREPHEMERALS: 'NoChildrenForEphemeralsException',
  NODEEXISTS: 'NodeExistsException',
  NONODE: 'NoNodeException',
  NOTEMPTY: 'NotEmptyException',
  QUOTAEXCEEDED: 'QuotaExceededException',
  SESSIONEXPIRED: 'SessionExpiredException',
};

const KEYS = ['count', 'bytes', 'countHardLimit', 'byteHardLimit'] as const;
export type Limits = Readonly<Partial<Record<(typeof KEYS)[number], number>>>;

/** `count=1,bytes=2=;byteHardLimit=3;countHardLimit=4`: what is not set is -1, or left out. */
function show(stats: ReadonlyMap<string, number>): string {
  const more = [...stats.keys()].filter((key) => key !== 'count' && key !== 'bytes').sort();
  const tail = more.map((key) => `;${key}=${stats.get(key)!}`).join('');
  const head = `count=${stats.get('count') ?? -1},bytes=${stats.get('bytes') ?? -1}`;
  return more.length === 0 ? head : `${head}=${tail}`;
}

/** The limits or statistics of a znode; the tool breaks off where there are none to read. */
function read(text: Data | undefined): Map<string, number> {
  if (text === null || text === undefined) {
    throw new QuotaRefused('The znode has no data.', 'NullPointerException');
  }
  const pairs = text === '' ? [] : cutAt(text, /[,;]+/);
  return new Map(
    pairs.map((pair) => {
      const [key = '', value] = cutAt(pair, '=');
      if (value === undefined) {
        throw new QuotaRefused(`"${pair}" has no value.`, 'ArrayIndexOutOfBoundsException');
      }
      if (!/^([+-]?\d+)?$/.test(value)) {
        throw new QuotaRefused(`"${value}" is no number.`, 'NumberFormatException');
      }
      return [key, value === '' ? -1 : Number(value)];
    }),
  );
}

const create = (path: string, data: string | null): Operation => ({
  op: 'create',
  path,
  data,
  mode: 'persistent',
});
const exists = (ask: Ask, path: string): boolean =>
  expectOf(ask({ op: 'exists', path, watch: false }), 'NONODE').error === 'OK';
const children = (ask: Ask, path: string): readonly string[] | null =>
  expectOf(ask({ op: 'getChildren', path, watch: false }), 'NONODE').children ?? null;

function expectOf(result: Result, ...allowed: readonly Result['error'][]): Result {
  if (result.error === 'OK' || allowed.includes(result.error)) return result;
  throw new QuotaRefused(result.error, EXCEPTIONS[result.error]);
}

/** `setquota` of the command line tool (`SetQuotaCommand.createQuota`), request by request. */
export function setQuota(ask: Ask, path: string, limits: Limits): void {
  if (!exists(ask, path)) throw new QuotaRefused(`${path} does not exist.`);
  refuseBelow(ask, `${ROOT}${path}`, path);
  const parts = path.split('/').slice(1);
  refuseAbove(ask, parts);
  if (!exists(ask, ROOT)) makeRoot(ask);
  let at = ROOT;
  for (const part of parts) {
    at += `/${part}`;
    if (!exists(ask, at)) expectOf(ask(create(at, null)), 'NODEEXISTS');
  }
  const [limitPath, statPath] = [`${at}/${LIMITS}`, `${at}/${STATS}`];
  const wished = new Map<string, number>(KEYS.map((key) => [key, limits[key] ?? -1]));
  if (!exists(ask, limitPath)) {
    expectOf(ask(create(limitPath, show(wished))));
    expectOf(ask(create(statPath, 'count=0,bytes=0')));
    expectOf(ask({ op: 'getData', path: limitPath, watch: false }));
    expectOf(ask({ op: 'getData', path: statPath, watch: false }));
    return;
  }
  const there = read(expectOf(ask({ op: 'getData', path: limitPath, watch: false })).data);
  for (const [key, value] of wished) if (value > -1) there.set(key, value);
  read(expectOf(ask({ op: 'getData', path: statPath, watch: false })).data);
  expectOf(ask({ op: 'setData', path: limitPath, data: show(there), version: -1 }));
}

/** Below a chroot there is no such place yet: the command makes one of its own, which no server heeds. */
function makeRoot(ask: Ask): void {
  for (const path of ['/zookeeper', ROOT]) {
    if (expectOf(ask(create(path, null)), 'NODEEXISTS').error !== 'OK') return;
  }
}

/** No node below may have a quota of its own. */
function refuseBelow(ask: Ask, at: string, path: string): void {
  const names = children(ask, at);
  if (names === null) return;
  if (at !== `${ROOT}${path}` && names.includes(LIMITS)) {
    throw new QuotaRefused(`${path} has a child ${at.slice(ROOT.length)} which has a quota`);
  }
  for (const name of [...names].sort()) refuseBelow(ask, `${at}/${name}`, path);
}

/** Nor may a node above. */
function refuseAbove(ask: Ask, parts: readonly string[]): void {
  let at = ROOT;
  for (const part of parts.slice(0, -1)) {
    at += `/${part}`;
    const names = children(ask, at);
    if (names === null || names.length === 0) return;
    if (names.includes(LIMITS)) {
      throw new QuotaRefused(
        `/${parts.join('/')} has a parent ${at.slice(ROOT.length)} which has a quota`,
      );
    }
  }
}

/** `delquota` (`DelQuotaCommand.delQuota`): some limits, or with none named all of it. */
export function delQuota(ask: Ask, path: string, which: readonly (keyof Limits)[]): void {
  const parent = `${ROOT}${path}`;
  const limitPath = `${parent}/${LIMITS}`;
  if (!exists(ask, limitPath)) return;
  const there = read(expectOf(ask({ op: 'getData', path: limitPath, watch: false })).data);
  if (which.length > 0) {
    for (const key of which) there.set(key, -1);
    expectOf(ask({ op: 'setData', path: limitPath, data: show(there), version: -1 }));
    return;
  }
  for (const name of children(ask, parent) ?? []) {
    expectOf(ask({ op: 'delete', path: `${parent}/${name}`, version: -1 }));
  }
  for (let at = parent; at !== ROOT; at = at.slice(0, at.lastIndexOf('/'))) {
    if ((children(ask, at) ?? []).length > 0) return;
    expectOf(ask({ op: 'delete', path: at, version: -1 }));
  }
}
