import type { Command } from '../../simulation/command.ts';
import { parseQuota, type Quota, QUOTA_ROOT, showQuota } from '../../znodes/quota.ts';
import type { Result } from '../../znodes/result.ts';
import { CliError, KeeperError } from './cli-error.ts';
import { type Answer, ask, failure, type Script, type Terminal, tryAsk } from './script.ts';
import { visitTree } from './walk.ts';

const NONE: Quota = { count: -1, bytes: -1, countHardLimit: -1, byteHardLimit: -1 };
const limitsOf = (path: string): string => `${QUOTA_ROOT}${path}/zookeeper_limits`;
const statsOf = (path: string): string => `${QUOTA_ROOT}${path}/zookeeper_stats`;

/** What the command line client begins with: all four are set, to none. */
const NO_LIMITS = 'count=-1,bytes=-1=;byteHardLimit=-1;countHardLimit=-1';
const HARD = ['byteHardLimit', 'countHardLimit'] as const;

/** What `StatsTrack` makes of a text and what is set then: a hard limit is named if it was ever set, be it to none. */
function withLimits(text: string, set: Partial<Quota>): string {
  const next = { ...quotaIn({ data: text }), ...set };
  const hard = HARD.filter((name) => name in set || text.includes(name));
  const rest = hard.map((name) => `;${name}=${next[name]}`).join('');
  return `count=${next.count},bytes=${next.bytes}${rest === '' ? '' : `=${rest}`}`;
}

const quotaIn = ({ data = null }: Pick<Result, 'data'>): Quota => {
  const quota = parseQuota(data);
  if (quota === null) throw new CliError('invalid quota');
  return quota;
};

const exists = function* (terminal: Terminal, path: string): Generator<Command, boolean, Answer> {
  const operation = { op: 'exists', path, watch: false } as const;
  const { error } = yield* tryAsk(terminal, operation);
  if (error !== 'OK' && error !== 'NONODE') throw failure(operation, error);
  return error === 'OK';
};

const read = function* (terminal: Terminal, path: string): Generator<Command, Quota, Answer> {
  return quotaIn(yield* ask(terminal, { op: 'getData', path, watch: false }));
};

/** As {@link read}, the text itself. */
const readText = function* (terminal: Terminal, path: string): Generator<Command, string, Answer> {
  const { data = null } = yield* ask(terminal, { op: 'getData', path, watch: false });
  if (data === null) throw new CliError('invalid quota');
  return data;
};

const create = (terminal: Terminal, path: string, data: string | null) =>
  ask(terminal, { op: 'create', path, data, mode: 'persistent' });

/** Sets limits on a path, which must have none above or below it (`SetQuotaCommand.createQuota`). */
export function* setQuota(terminal: Terminal, path: string, wished: Partial<Quota>): Script {
  if (!(yield* exists(terminal, path))) throw new CliError(`${path} does not exist.`);
  yield* refuseBelow(terminal, path);
  yield* refuseAbove(terminal, path);
  let at = QUOTA_ROOT;
  for (const name of path.split('/').slice(1)) {
    if (name === '') continue;
    at += `/${name}`;
    if (yield* exists(terminal, at)) continue;
    const { error } = yield* tryAsk(terminal, {
      op: 'create',
      path: at,
      data: null,
      mode: 'persistent',
    });
    if (error !== 'OK' && error !== 'NODEEXISTS') throw new KeeperError(error, at);
  }
  const [limits, stats] = [`${at}/zookeeper_limits`, `${at}/zookeeper_stats`];
  if (yield* exists(terminal, limits)) {
    const data = withLimits(yield* readText(terminal, limits), wished);
    warn(terminal, quotaIn({ data }), yield* read(terminal, stats));
    yield* ask(terminal, { op: 'setData', path: limits, data, version: -1 });
    return;
  }
  yield* create(terminal, limits, withLimits(NO_LIMITS, wished));
  yield* create(terminal, stats, showQuota({ ...NONE, count: 0, bytes: 0 }));
  warn(terminal, yield* read(terminal, limits), yield* read(terminal, stats));
}

function* refuseBelow(terminal: Terminal, path: string): Script {
  const top = `${QUOTA_ROOT}${path}`.replace(/\/$/, '');
  try {
    yield* visitTree(terminal, top, false, function* (at) {
      const { error, children = [] } = yield* tryAsk(terminal, {
        op: 'getChildren',
        path: at,
        watch: false,
      });
      if (error !== 'OK' || at === QUOTA_ROOT + path) return;
      if (!children.includes('zookeeper_limits')) return;
      throw new CliError(`${path} has a child ${at.slice(QUOTA_ROOT.length)} which has a quota`);
    });
  } catch (error) {
    if (!(error instanceof KeeperError && error.error === 'NONODE')) throw error;
  }
}

function* refuseAbove(terminal: Terminal, path: string): Script {
  let at = QUOTA_ROOT;
  for (const name of path.split('/').slice(1, -1)) {
    at += `/${name}`;
    const operation = { op: 'getChildren', path: at, watch: false } as const;
    const { error, children = [] } = yield* tryAsk(terminal, operation);
    if (error === 'NONODE') return;
    if (error !== 'OK') throw failure(operation, error);
    if (children.length === 0) return;
    if (children.includes('zookeeper_limits')) {
      throw new CliError(`${path} has a parent ${at.slice(QUOTA_ROOT.length)} which has a quota`);
    }
  }
}

function warn({ out }: Terminal, limits: Quota, used: Quota): void {
  const passes = (limit: number, use: number): boolean => limit > -1 && limit < use;
  if (passes(limits.count, used.count) || passes(limits.countHardLimit, used.count)) {
    out(`[Warning]: the count quota you create is less than the existing count:${used.count}`);
  }
  if (passes(limits.bytes, used.bytes) || passes(limits.byteHardLimit, used.bytes)) {
    out(`[Warning]: the bytes quota you create is less than the existing bytes:${used.bytes}`);
  }
}

/** `ListQuotaCommand`. */
export function* listQuota(terminal: Terminal, path: string): Script {
  terminal.err(`absolute path is ${limitsOf(path)}`);
  yield* sayingNone(terminal, path, function* () {
    const limits = yield* readText(terminal, limitsOf(path));
    const stats = yield* readText(terminal, statsOf(path));
    terminal.out(`Output quota for ${path} ${withLimits(limits, {})}`);
    terminal.out(`Output stat for ${path} ${withLimits(stats, {})}`);
  });
}

function* sayingNone({ err }: Terminal, path: string, what: () => Script): Script {
  try {
    yield* what();
  } catch (error) {
    if (!(error instanceof KeeperError && error.error === 'NONODE')) throw error;
    err(`quota for ${path} does not exist.`);
  }
}

/** Takes away some limits, or all and with them what was made for them (`DelQuotaCommand.delQuota`). */
export function* delQuota(
  terminal: Terminal,
  path: string,
  which: readonly (keyof Quota)[],
): Script {
  if (!(yield* exists(terminal, limitsOf(path)))) {
    terminal.out(`Quota does not exist for ${path}`);
    return;
  }
  yield* sayingNone(terminal, path, function* () {
    const limits = yield* readText(terminal, limitsOf(path));
    if (which.length > 0) {
      const data = withLimits(limits, Object.fromEntries(which.map((name) => [name, -1])));
      yield* ask(terminal, { op: 'setData', path: limitsOf(path), data, version: -1 });
      return;
    }
    const top = QUOTA_ROOT + path;
    for (const child of yield* childrenOf(terminal, top)) {
      yield* ask(terminal, { op: 'delete', path: `${top}/${child}`, version: -1 });
    }
    for (let at = top; at !== QUOTA_ROOT; at = at.slice(0, at.lastIndexOf('/'))) {
      if ((yield* childrenOf(terminal, at)).length > 0) return;
      yield* ask(terminal, { op: 'delete', path: at, version: -1 });
    }
  });
}

function* childrenOf(
  terminal: Terminal,
  path: string,
): Generator<Command, readonly string[], Answer> {
  const { children = [] } = yield* ask(terminal, { op: 'getChildren', path, watch: false });
  return children;
}
