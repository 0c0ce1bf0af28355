import type { CreateMode } from '../../znodes/create-mode.ts';
import { QUOTA_ROOT } from '../../znodes/quota.ts';
import type { WatchMode } from '../../znodes/request.ts';
import { pathProblem } from '../../znodes/path.ts';
import type { Result } from '../../znodes/result.ts';
import { CliError, KeeperError, keeperMessage } from './cli-error.ts';
import type { CommandLine, OptionTable } from './options.ts';
import { QUOTA_OPTIONS, quotaChange, quotaOption } from './quota-options.ts';
import { delQuota, listQuota, setQuota } from './quotas.ts';
import { readAcl } from './read-acl.ts';
import { readMembers, readSids } from './read-members.ts';
import { ask, failure, type Script, type Terminal, tryAsk } from './script.ts';
import { showAcl, showData, showList, showStat } from './show.ts';
import { type CliName, usageOf } from './usage.ts';
import { listTree, sorted, visitTree } from './walk.ts';
import { ERROR_CODES } from '../../znodes/error-code.ts';

/** Those that need a session. */
export type ServerCommand = Exclude<
  CliName,
  'history' | 'redo' | 'printwatches' | 'quit' | 'version'
>;

interface CliCommand {
  readonly options: OptionTable;
  /** Words that it needs, its own name included. */
  readonly least: number;
  readonly run: (line: CommandLine, terminal: Terminal) => Script;
}

const CONFIG = '/zookeeper/config';
const PARTS_OF_A_MULTI_MOST = 64;

const int = (text: string): number => {
  if (!/^[+-]?\d+$/.test(text)) throw new CliError(`For input string: "${text}"`);
  return Number(text);
};

const versionIn = ({ options }: CommandLine): number => int(options.get('v') ?? '-1');

const sayStat = ({ out }: Terminal, { stat }: Result): void => {
  if (stat !== undefined) out(showStat(stat));
};

function modeOf({ options }: CommandLine): CreateMode {
  const has = (name: string): boolean => options.has(name);
  if (has('c') && (has('e') || has('s'))) {
    throw new CliError(
      '-c cannot be combined with -s or -e. Containers cannot be ephemeral or sequential.',
    );
  }
  if (has('t') && !/^[+-]?\d+$/.test(options.get('t')!)) {
    throw new CliError('-t argument must be a long value');
  }
  if (has('t') && has('e')) throw new CliError('TTLs cannot be used with Ephemeral znodes');
  if (has('t') && has('c')) throw new CliError('TTLs cannot be used with Container znodes');
  if (has('c')) return 'container';
  if (has('e')) return has('s') ? 'ephemeral_sequential' : 'ephemeral';
  if (has('t')) return has('s') ? 'persistent_sequential_with_ttl' : 'persistent_with_ttl';
  return has('s') ? 'persistent_sequential' : 'persistent';
}

/** `path [watch]` of old: the word behind the path is taken for `-w`. */
function orWatch(line: CommandLine, { err }: Terminal, instead: string): boolean {
  const name = line.args[0]!;
  if (line.args.length > 2) {
    err(`'${name} path [watch]' has been deprecated. Please use '${instead}' instead.`);
  }
  return line.options.has('w') || line.args.length > 2;
}

function* ls(line: CommandLine, terminal: Terminal): Script {
  const watch = orWatch(line, terminal, 'ls [-w] path');
  const path = line.args[1]!;
  if (line.options.has('R')) {
    // eslint-disable-next-line require-yield -- it only tells
    return yield* visitTree(terminal, path, watch, function* (at) {
      terminal.out(at);
    });
  }
  const stat = line.options.has('s');
  const operation = { op: 'getChildren', path, watch } as const;
  const result = yield* ask(terminal, stat ? { ...operation, stat } : operation);
  terminal.out(showList(sorted(result.children ?? [])));
  if (stat) sayStat(terminal, result);
}

function* create(line: CommandLine, terminal: Terminal): Script {
  const mode = modeOf(line);
  const [, path, data, acl] = line.args;
  const ttl = line.options.get('t');
  const entries = acl === undefined ? [] : readAcl(acl, terminal);
  if (acl !== undefined && entries.length === 0) {
    terminal.err(keeperMessage('INVALIDACL', null));
    throw new KeeperError('INVALIDACL', null);
  }
  const operation = {
    op: 'create',
    path: path!,
    data: data ?? null,
    mode,
    ...(acl === undefined ? {} : { acl: entries }),
    ...(ttl === undefined ? {} : { ttlMs: int(ttl), stat: true }),
  } as const;
  const { error, path: made } = yield* tryAsk(terminal, operation);
  if (error === 'EPHEMERALONLOCALSESSION') {
    terminal.err('Unable to create ephemeral node on a local session');
  }
  if (error === 'INVALIDACL') terminal.err(keeperMessage(error, path!));
  if (error !== 'OK') throw failure(operation, error);
  terminal.err(`Created ${made}`);
}

function* get(line: CommandLine, terminal: Terminal): Script {
  const watch = orWatch(line, terminal, 'get [-s] [-w] path');
  const result = yield* ask(terminal, { op: 'getData', path: line.args[1]!, watch });
  const { data = null } = result;
  terminal.out(showData(data));
  if (line.options.has('s')) sayStat(terminal, result);
}

function* stat(line: CommandLine, terminal: Terminal): Script {
  const watch = orWatch(line, terminal, 'stat [-w] path');
  sayStat(terminal, yield* ask(terminal, { op: 'exists', path: line.args[1]!, watch }));
}

function* set(line: CommandLine, terminal: Terminal): Script {
  const [, path, text] = line.args;
  const operation = { op: 'setData', path: path!, data: text!, version: versionIn(line) } as const;
  const result = yield* ask(terminal, operation);
  if (line.options.has('s')) sayStat(terminal, result);
}

function* remove(line: CommandLine, terminal: Terminal): Script {
  if (line.args.length > 2) {
    terminal.err(
      "'delete path [version]' has been deprecated. Please use 'delete [-v version] path' instead.",
    );
  }
  yield* ask(terminal, { op: 'delete', path: line.args[1]!, version: versionIn(line) });
}

/** Lists the tree, then deletes its leaves first, in batches that each happen or do not (`ZKUtil.deleteRecursive`). */
function* deleteAll(line: CommandLine, terminal: Terminal): Script {
  const batch = line.options.get('b') ?? '1000';
  if (!/^[+-]?\d+$/.test(batch)) throw new CliError('-b argument must be an int value');
  const path = line.args[1]!;
  const problem = pathProblem(path);
  if (problem !== null) throw new CliError(problem);
  const tree = [...(yield* listTree(terminal, path))].reverse();
  const delets = tree.map((at) => ({ op: 'delete', path: at, version: -1 }) as const);
  if (Number(batch) <= 0) {
    for (const operation of delets) yield* ask(terminal, operation);
    return;
  }
  const size = Math.min(Number(batch), PARTS_OF_A_MULTI_MOST);
  for (let from = 0; from < delets.length; from += size) {
    const ops = delets.slice(from, from + size);
    const { error } = yield* tryAsk(terminal, { op: 'multi', ops });
    if (error !== 'OK') {
      terminal.err('Failed to delete some node(s) in the subtree!');
      return;
    }
  }
}

function* getAcl(line: CommandLine, terminal: Terminal): Script {
  const result = yield* ask(terminal, { op: 'getAcl', path: line.args[1]! });
  for (const entry of result.acl ?? []) terminal.out(showAcl(entry));
  if (line.options.has('s')) sayStat(terminal, result);
}

function* setAcl(line: CommandLine, terminal: Terminal): Script {
  const [, path, text] = line.args;
  const acl = readAcl(text!, terminal);
  const version = versionIn(line);
  if (line.options.has('R')) {
    return yield* visitTree(terminal, path!, false, function* (at) {
      if (acl.length === 0) {
        terminal.out(keeperMessage('INVALIDACL', null));
        return;
      }
      const { error } = yield* tryAsk(terminal, { op: 'setAcl', path: at, acl, version });
      if (error !== 'OK') terminal.out(keeperMessage(error, at));
    });
  }
  // The library finds fault with an empty list, and sends nothing (`ZooKeeper.validateACL`).
  if (acl.length === 0) throw new KeeperError('INVALIDACL', null);
  const result = yield* ask(terminal, { op: 'setAcl', path: path!, acl, version });
  if (line.options.has('s')) sayStat(terminal, result);
}

function* sync(line: CommandLine, terminal: Terminal): Script {
  const { error } = yield* tryAsk(terminal, { op: 'sync', path: line.args[1]! });
  const { out } = terminal;
  out(error === 'OK' ? 'Sync is OK' : `Sync has failed. rc=${ERROR_CODES[error]}`);
}

function* reconfig(line: CommandLine, terminal: Terminal): Script {
  const { options } = line;
  const isBulk = options.has('members') || options.has('file');
  const isStep = options.has('add') || options.has('remove');
  if (!isBulk && !isStep) throw new CliError(usageOf('reconfig'));
  const version = options.get('v') ?? '-1';
  if (!/^-?[0-9a-f]{1,13}$/i.test(version)) {
    throw new CliError('-v must be followed by a long (configuration version)');
  }
  if (isBulk && isStep) {
    throw new CliError(
      "Can't use -file or -members together with -add or -remove (mixing incremental and non-incremental modes is not allowed)",
    );
  }
  if (options.has('file')) {
    throw new CliError(`Error processing ${options.get('file')}: there are no files here`);
  }
  const members = options.get('members');
  const result = yield* ask(terminal, {
    op: 'reconfig',
    joining: isStep && options.has('add') ? readMembers(options.get('add')!) : [],
    leaving: isStep && options.has('remove') ? readSids(options.get('remove')!) : [],
    members: members === undefined ? null : readMembers(members),
    fromConfig: parseInt(version, 16),
  });
  terminal.out(`Committed new configuration:\n${showData(result.data ?? null)}`);
  if (options.has('s')) sayStat(terminal, result);
}

/** The version, and where clients find the servers (`ConfigUtils.getClientConfigStr`). */
function clientConfig(config: string): string {
  const servers = [...config.matchAll(/^server\.\d+=[^;]*;(.*)$/gm)].map(([, address]) => address);
  return `${/^version=(.*)$/m.exec(config)?.[1] ?? ''} ${servers.join(',')}`;
}

function* config(line: CommandLine, terminal: Terminal): Script {
  const watch = line.options.has('w');
  // The whole tree's, wherever the client's root is.
  const result = yield* ask(terminal, { op: 'getData', path: CONFIG, watch }, { raw: true });
  const text = showData(result.data ?? null);
  terminal.out(line.options.has('c') ? clientConfig(text) : text);
  if (line.options.has('s')) sayStat(terminal, result);
}

function* getEphemerals(line: CommandLine, terminal: Terminal): Script {
  const result = yield* ask(terminal, { op: 'getEphemerals', prefix: line.args[1] ?? '/' });
  terminal.out(showList(result.ephemerals ?? []));
}

function* getAllChildrenNumber(line: CommandLine, terminal: Terminal): Script {
  const result = yield* ask(terminal, { op: 'getAllChildrenNumber', path: line.args[1]! });
  terminal.out(String(result.number));
}

function* addWatch(line: CommandLine, terminal: Terminal): Script {
  const mode = (line.options.get('m') ?? 'PERSISTENT_RECURSIVE').toLowerCase();
  const isMode = (text: string): text is WatchMode =>
    text === 'persistent' || text === 'persistent_recursive';
  if (line.args.length !== 2 || !isMode(mode)) throw new CliError(usageOf('addWatch'));
  yield* ask(terminal, { op: 'addWatch', path: line.args[1]!, mode });
}

function* removeWatches({ args, options }: CommandLine, terminal: Terminal): Script {
  const type = options.has('c') ? 'children' : options.has('d') ? 'data' : 'any';
  const operation = { op: 'removeWatches', path: args[1]!, type } as const;
  yield* ask(terminal, operation, options.has('l') ? { local: true } : {});
}

function* whoami(_: CommandLine, terminal: Terminal): Script {
  const { who = [] } = yield* ask(terminal, { op: 'whoAmI' });
  terminal.out('Auth scheme: User');
  for (const identity of who) terminal.out(identity.replace(':', ': '));
}

function* addAuth({ args }: CommandLine, terminal: Terminal): Script {
  yield* ask(terminal, { op: 'auth', scheme: args[1]!, auth: args[2] ?? '' });
}

function* setquota({ args, options }: CommandLine, terminal: Terminal): Script {
  const wished = quotaChange(options);
  const path = args[1]!;
  if (path.startsWith(QUOTA_ROOT)) {
    throw new CliError(`cannot set a quota under the path: ${QUOTA_ROOT}`);
  }
  yield* setQuota(terminal, path, wished);
}

function* delquota({ args, options }: CommandLine, terminal: Terminal): Script {
  const option = quotaOption(options);
  yield* delQuota(terminal, args[1]!, option === null ? [] : [QUOTA_OPTIONS[option]!]);
}

/** Ends the session (`CloseCommand`). */
function* close(_: CommandLine, { client }: Terminal): Script {
  yield { do: 'close-client', client };
}

const CONNECT_TIMEOUT_MS = 30_000;

/** A new session with another list of servers; the old one is closed first (`ZooKeeperMain.connectToZK`). */
function* connect({ args }: CommandLine, { client, isAlive }: Terminal): Script {
  // A server by its number, or by the address that its configuration shows.
  const hosts = args[1] === undefined ? null : readSids(args[1].replaceAll(/[\w.]+:2181/g, ''));
  if (isAlive) yield { do: 'close-client', client };
  yield { do: 'remove-client', client };
  yield {
    do: 'add-client',
    client: {
      name: client,
      server: hosts?.[0] ?? null,
      timeoutMs: CONNECT_TIMEOUT_MS,
      program: { kind: 'idle' },
      ...(hosts === null ? {} : { hosts }),
    },
  };
}

const flags = (...names: readonly string[]): OptionTable =>
  Object.fromEntries(names.map((name) => [name, false]));
const values = (...names: readonly string[]): OptionTable =>
  Object.fromEntries(names.map((name) => [name, true]));

/** What each command does that needs a session (`org.apache.zookeeper.cli`), and how it is written. */
export const CLI_COMMANDS: Readonly<Record<ServerCommand, CliCommand>> = {
  ls: { options: flags('?', 's', 'w', 'R'), least: 2, run: ls },
  create: { options: { ...flags('e', 's', 'c'), ...values('t') }, least: 2, run: create },
  get: { options: flags('s', 'w'), least: 2, run: get },
  stat: { options: flags('w'), least: 2, run: stat },
  set: { options: { ...flags('s'), ...values('v') }, least: 3, run: set },
  delete: { options: values('v'), least: 2, run: remove },
  deleteall: { options: values('b'), least: 2, run: deleteAll },
  getAcl: { options: flags('s'), least: 2, run: getAcl },
  setAcl: { options: { ...flags('s', 'R'), ...values('v') }, least: 3, run: setAcl },
  addauth: { options: {}, least: 2, run: addAuth },
  setquota: { options: values('n', 'b', 'N', 'B'), least: 2, run: setquota },
  listquota: {
    options: {},
    least: 2,
    run: (line, terminal) => listQuota(terminal, line.args[1]!),
  },
  delquota: { options: flags('n', 'b', 'N', 'B'), least: 2, run: delquota },
  sync: { options: {}, least: 2, run: sync },
  reconfig: {
    options: { ...flags('s'), ...values('v', 'file', 'members', 'add', 'remove') },
    least: 1,
    run: reconfig,
  },
  config: { options: flags('s', 'w', 'c'), least: 1, run: config },
  getEphemerals: { options: {}, least: 1, run: getEphemerals },
  getAllChildrenNumber: { options: {}, least: 2, run: getAllChildrenNumber },
  addWatch: { options: values('m'), least: 2, run: addWatch },
  removewatches: { options: flags('c', 'd', 'a', 'l'), least: 2, run: removeWatches },
  whoami: { options: {}, least: 1, run: whoami },
  close: { options: {}, least: 1, run: close },
  connect: { options: {}, least: 1, run: connect },
};
