import type { CreateMode, Operation } from '../../znodes/request.ts';
import { DEFAULT_WATCHER } from '../../client/watchers.ts';
import type { Names } from './names.ts';
import type { StepOperation } from './read-script.ts';
import { aclOf, dataOf } from './values.ts';

/** A call of the client library: what goes on the wire, and what the library keeps to itself. */
export interface Call {
  readonly operation: Operation;
  readonly watcher?: string;
  readonly local?: boolean;
  readonly raw?: boolean;
}

type Wire = Readonly<Record<string, unknown>>;

const call = (operation: Wire, more: Omit<Call, 'operation'> = {}): Call => ({
  operation: operation as unknown as Operation,
  ...more,
});

const modeOf = (mode: string | undefined): CreateMode =>
  (mode ?? 'PERSISTENT').toLowerCase() as CreateMode;

/** `true` is the client's default watcher, a name is a watcher of that name. */
const watcherOf = (watch: StepOperation['watch']): Omit<Call, 'operation'> =>
  typeof watch === 'string' ? { watcher: watch } : {};

const isWatching = (watch: StepOperation['watch']): boolean =>
  watch === true || typeof watch === 'string';

/** The mode that stands for a type of request; its flags may say otherwise. */
const WIRE_MODES: Readonly<Record<string, CreateMode>> = {
  create: 'persistent',
  create2: 'persistent',
  createContainer: 'container',
  createTTL: 'persistent_with_ttl',
};

/** What a step asks for, as the client library is called. */
export function callOf(step: StepOperation, names: Names): Call {
  const { version = -1, watch } = step;
  const path = step.path ?? '';
  const data = dataOf(step.data);
  switch (step.op) {
    case 'create': {
      const ttl = step.ttl === undefined ? {} : { ttlMs: step.ttl };
      // The library's `create` with a ttl takes a Stat too, whatever the mode.
      const stat = step.stat === true || step.ttl !== undefined ? { stat: true } : {};
      const mode = modeOf(step.mode);
      return call({ op: 'create', path, data, mode, acl: aclOf(step.acl), ...ttl, ...stat });
    }
    case 'delete':
      return call({ op: 'delete', path, version });
    case 'set':
      return call({ op: 'setData', path, data, version });
    case 'check':
      return call({ op: 'check', path, version });
    case 'exists':
      return call({ op: 'exists', path, watch: isWatching(watch) }, watcherOf(watch));
    case 'get':
      return call({ op: 'getData', path, watch: isWatching(watch) }, watcherOf(watch));
    case 'getConfig':
      return call(
        { op: 'getData', path: '/zookeeper/config', watch: isWatching(watch) },
        { ...watcherOf(watch), raw: true },
      );
    case 'children': {
      const stat = step.stat === true ? { stat: true } : {};
      return call({ op: 'getChildren', path, watch: isWatching(watch), ...stat }, watcherOf(watch));
    }
    case 'getAcl':
      return call({ op: 'getAcl', path });
    case 'setAcl':
      return call({ op: 'setAcl', path, acl: aclOf(step.acl), version });
    case 'sync':
      return call({ op: 'sync', path });
    case 'allChildrenNumber':
      return call({ op: 'getAllChildrenNumber', path });
    case 'ephemerals':
      return call({ op: 'getEphemerals', prefix: step.prefix ?? '/' });
    case 'whoAmI':
      return call({ op: 'whoAmI' });
    case 'auth':
      return call({
        op: 'auth',
        scheme: step.scheme ?? '',
        auth: step.auth === undefined ? '' : step.auth,
      });
    case 'addWatch': {
      const mode = (step.mode ?? 'PERSISTENT').toLowerCase();
      return call({ op: 'addWatch', path, mode }, watcherOf(watch));
    }
    case 'removeWatches': {
      const type = String(step.type ?? 'Any').toLowerCase();
      const watcher = watch === true ? { watcher: DEFAULT_WATCHER } : watcherOf(watch);
      return call({ op: 'checkWatches', path, type }, { ...watcher, local: step.local === true });
    }
    case 'removeAllWatches': {
      const type = String(step.type ?? 'Any').toLowerCase();
      return call({ op: 'removeWatches', path, type }, { local: step.local === true });
    }
    case 'multi': {
      const ops = (step.ops ?? []).map((op) => callOf(op as StepOperation, names).operation);
      const reads =
        ops.length > 0 && ops.every(({ op }) => op === 'getData' || op === 'getChildren');
      return call({ op: reads ? 'multiRead' : 'multi', ops });
    }
    case 'reconfig':
      return call(reconfiguration(step, names));
    case 'raw':
      return { ...rawCallOf(step), raw: true };
    default:
      throw new Error(`"${step.op}" is no operation`);
  }
}

const UNKNOWN_TYPE = 999;

/** By their numbers on the wire (`AddWatchMode`, `Watcher.WatcherType`). */
const WATCH_MODES = ['persistent', 'persistent_recursive'];
const WATCHER_TYPES = [undefined, 'children', 'data', 'any'];

/** A request put on the wire as it is, whatever the client library would say to it. */
function rawCallOf(step: StepOperation): Call {
  const { version = -1, flags = 0 } = step;
  const path = step.path ?? '';
  const data = dataOf(step.data);
  switch (step.type) {
    case 'create':
    case 'create2':
    case 'createContainer':
    case 'createTTL': {
      const ttl = step.ttl === undefined ? {} : { ttlMs: step.ttl };
      const stat = step.type === 'create2' ? { stat: true } : {};
      const mode = WIRE_MODES[step.type];
      const acl = aclOf(step.acl);
      return call({ op: 'create', path, data, mode, acl, flags, ...ttl, ...stat });
    }
    case 'delete':
      return call({ op: 'delete', path, version });
    case 'set':
      return call({ op: 'setData', path, data, version });
    case 'get':
      return call({ op: 'getData', path, watch: false });
    case 'exists':
      return call({ op: 'exists', path, watch: false });
    case 'children':
      return call({ op: 'getChildren', path, watch: false });
    case 'children2':
      return call({ op: 'getChildren', path, watch: false, stat: true });
    case 'getAcl':
      return call({ op: 'getAcl', path });
    case 'setAcl':
      return call({ op: 'setAcl', path, acl: aclOf(step.acl), version });
    case 'check':
      return call({ op: 'check', path, version });
    case 'sync':
      return call({ op: 'sync', path });
    case 'deleteContainer':
      return call({ op: 'deleteContainer', path });
    case 'allChildrenNumber':
      return call({ op: 'getAllChildrenNumber', path });
    case 'ephemerals':
      return call({ op: 'getEphemerals', prefix: step.prefix ?? path });
    case 'addWatch': {
      const mode = step.mode === undefined ? WATCH_MODES[flags] : step.mode.toLowerCase();
      return call({ op: 'addWatch', path, ...(mode === undefined ? { flags } : { mode }) });
    }
    case 'checkWatches':
    case 'removeWatches': {
      const type = WATCHER_TYPES[flags];
      return call({ op: step.type, path, ...(type === undefined ? { flags } : { type }) });
    }
    default: {
      // A type that no server knows, by its number or by any name.
      const type = Number(step.type);
      return call({ op: 'unknown', type: Number.isSafeInteger(type) ? type : UNKNOWN_TYPE });
    }
  }
}

const SPEC = /^server\.(\d+)=127\.0\.0\.1:(\d+):(\d+):(participant|observer);127\.0\.0\.1:(\d+)$/;

/** Members in the words of a configuration; what they cannot say goes as text. */
function reconfiguration(step: StepOperation, names: Names): Wire {
  const text = (given: string | null | undefined): string | undefined =>
    given === null || given === undefined ? undefined : names.addresses(given);
  const joining = text(step.joining);
  const leaving = text(step.leaving);
  const members = text(step.members);
  return {
    op: 'reconfig',
    joining: membersOf(joining, names),
    leaving: (leaving ?? '').split(',').flatMap((id) => (/^\d+$/.test(id) ? [Number(id)] : [])),
    members: members === undefined ? null : membersOf(members, names),
    fromConfig: step.fromConfig === undefined ? -1 : names.zxidOf(step.fromConfig),
    text: { joining, leaving, members },
  };
}

const membersOf = (text: string | undefined, names: Names): readonly Wire[] =>
  (text ?? '').split(/[,\n]/).flatMap((spec) => {
    const [, server, , , role] = SPEC.exec(spec) ?? [];
    const isOwn =
      server !== undefined && spec.startsWith(names.addresses(`server.${server}=$ADDR${server}:`));
    return isOwn ? [{ server: Number(server), role }] : [];
  });
