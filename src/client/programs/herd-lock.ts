import type { Result, WatchEvent } from '../../znodes/result.ts';
import type { ClientOperation } from '../../znodes/wire.ts';
import type { Client } from '../client-state.ts';
import type { ClientHost } from '../host.ts';
import { ask, nameOf, wakeAfter } from './ask.ts';
import type { LockFact } from './facts.ts';
import type { Handlers } from './handlers.ts';
import {
  beginHolding,
  endHolding,
  goOnHolding,
  type HolderSetup,
  type HolderState,
  needsToken,
  NO_FENCING,
  type ResourceUse,
} from './holding.ts';
import { onWayTo } from './parents.ts';

export const HERD_MISTAKES = [
  /** Does not look whose the node is: one whose creation got lost is taken for another client's. */
  'no-guid',
  /** Takes the lock when it hears that the node is gone. */
  'act-on-event',
  /** Its node stays when its session ends. */
  'not-ephemeral',
  NO_FENCING,
] as const;
export type HerdMistake = (typeof HERD_MISTAKES)[number];

/**
 * The simple lock (ZooKeeper paper, 2.4): whoever creates the one ephemeral at `path` holds the lock, and everybody else watches it. Each
 * release wakes all.
 */
export interface HerdLockSetup extends HolderSetup {
  readonly kind: 'herd-lock';
  readonly path: string;
  readonly restMs: number;
  readonly mistakes?: readonly HerdMistake[] | undefined;
}

export interface HerdLockProgram extends HerdLockSetup, HolderState {
  step:
    | 'make-parent'
    | 'create'
    | 'watch'
    | 'waiting'
    | 'token'
    | 'holding'
    | 'releasing'
    | 'flush'
    | 'find-own'
    | 'resting';
  /** The name of the one node while it believes that it is its own; empty otherwise. */
  node: string;
  /** The name of that node while it watches it. */
  watches: string;
}

const has = ({ mistakes }: HerdLockProgram, mistake: HerdMistake): boolean =>
  mistakes?.includes(mistake) === true;

class Contender implements Handlers<HerdLockSetup, HerdLockProgram> {
  initial(setup: HerdLockSetup): HerdLockProgram {
    return { ...setup, step: 'resting', node: '', watches: '' };
  }

  /** A new session: what the old one owned is gone, whatever this client believed. */
  begin(client: Client, program: HerdLockProgram, host: ClientHost): void {
    if (program.node !== '') letGo(client, program, host);
    program.watches = '';
    create(client, program, host);
  }

  onAnswer(
    client: Client,
    program: HerdLockProgram,
    host: ClientHost,
    operation: ClientOperation,
    result: Result,
  ): void {
    switch (program.step) {
      case 'make-parent':
        if (operation.op === 'create') onMade(client, program, host, operation.path, result);
        return;
      case 'create':
        if (operation.op === 'create') onCreated(client, program, host, result);
        return;
      case 'watch':
        if (operation.op === 'exists') onWatched(client, program, host, result);
        return;
      case 'token':
        if (operation.op === 'exists') onToken(client, program, host, result);
        return;
      case 'releasing':
      case 'flush':
      case 'find-own':
        return onReleasing(client, program, host, operation, result);
      case 'waiting':
      case 'holding':
      case 'resting':
    }
  }

  /** The node has changed: everybody who waited is woken, and one of them will be first. */
  onWatch(client: Client, program: HerdLockProgram, host: ClientHost, event: WatchEvent): void {
    if (program.step !== 'waiting' || event.path !== program.path) return;
    if (!has(program, 'act-on-event')) return create(client, program, host);
    program.node = nameOf(program.path);
    hold(client, program, host);
  }

  onTimer(client: Client, program: HerdLockProgram, host: ClientHost): void {
    if (program.step === 'resting') create(client, program, host);
    else if (program.step === 'holding' && goOnHolding(client, program, host)) {
      release(client, program, host);
    }
  }

  /** The resource knows a later holder: whatever this client believes, it has lost the lock. */
  onVerdict(
    client: Client,
    program: HerdLockProgram,
    host: ClientHost,
    { token }: ResourceUse,
    accepted: boolean,
  ): void {
    if (accepted || program.step !== 'holding' || token !== program.token) return;
    letGo(client, program, host);
    create(client, program, host);
  }

  leaves({ node, path }: HerdLockProgram): readonly string[] {
    return node === '' ? [] : [path];
  }
}

function create(client: Client, program: HerdLockProgram, host: ClientHost): void {
  program.step = 'create';
  const mode = has(program, 'not-ephemeral') ? 'persistent' : 'ephemeral';
  const isTaken = ask(client, host, { op: 'create', path: program.path, data: client.name, mode });
  if (!isTaken) program.step = 'resting';
}

function onCreated(
  client: Client,
  program: HerdLockProgram,
  host: ClientHost,
  { error }: Result,
): void {
  switch (error) {
    case 'OK':
      return own(client, program, host);
    // Whether an answer got lost or somebody was faster: the node itself tells whose it is.
    case 'CONNECTIONLOSS':
    case 'NODEEXISTS':
      return watch(client, program, host);
    case 'NONODE':
      return makeParent(client, program, host, parentOf(program.path));
    default:
      program.step = 'resting';
  }
}

const parentOf = (path: string): string => path.slice(0, path.lastIndexOf('/'));

function makeParent(
  client: Client,
  program: HerdLockProgram,
  host: ClientHost,
  path: string,
): void {
  program.step = 'make-parent';
  ask(client, host, { op: 'create', path, data: '', mode: 'persistent' });
}

function onMade(
  client: Client,
  program: HerdLockProgram,
  host: ClientHost,
  asked: string,
  { error }: Result,
): void {
  const way = onWayTo(parentOf(program.path), asked, error);
  if (way.next === 'create') makeParent(client, program, host, way.path);
  else if (way.next === 'done') create(client, program, host);
  else program.step = 'resting';
}

/** Looks at the node and watches it, in one. */
function watch(client: Client, program: HerdLockProgram, host: ClientHost): void {
  program.step = 'watch';
  ask(client, host, { op: 'exists', path: program.path, watch: true });
}

function onWatched(
  client: Client,
  program: HerdLockProgram,
  host: ClientHost,
  { error, stat }: Result,
): void {
  if (error === 'CONNECTIONLOSS') return watch(client, program, host);
  const isOwn = stat?.ephemeralOwner === client.session;
  if (isOwn && !has(program, 'no-guid')) return own(client, program, host);
  if (stat === undefined) return create(client, program, host);
  program.step = 'waiting';
  program.watches = nameOf(program.path);
  believe(client, program, host, 'waiting');
}

/** The node is its own. */
function own(client: Client, program: HerdLockProgram, host: ClientHost): void {
  program.node = nameOf(program.path);
  program.watches = '';
  if (!needsToken(program)) return hold(client, program, host);
  program.step = 'token';
  ask(client, host, { op: 'exists', path: program.path, watch: false });
}

function onToken(
  client: Client,
  program: HerdLockProgram,
  host: ClientHost,
  { error, stat }: Result,
): void {
  if (error === 'CONNECTIONLOSS') return own(client, program, host);
  if (stat === undefined) return create(client, program, host);
  program.token = stat.czxid;
  hold(client, program, host);
}

function hold(client: Client, program: HerdLockProgram, host: ClientHost): void {
  program.step = 'holding';
  program.watches = '';
  believe(client, program, host, 'holding');
  beginHolding(client, program, host);
}

function release(client: Client, program: HerdLockProgram, host: ClientHost): void {
  program.step = 'releasing';
  ask(client, host, { op: 'delete', path: program.path, version: -1 });
}

/**
 * A release whose answer got lost must not be repeated blindly: by now the node may be another client's. A write that changes nothing stands
 * behind whatever was on its way; once it is answered, the node tells whose it is. A sync would not do: where the leader itself serves the
 * client, it waits for nothing.
 */
function onReleasing(
  client: Client,
  program: HerdLockProgram,
  host: ClientHost,
  { op }: ClientOperation,
  { error, stat }: Result,
): void {
  const lost = error === 'CONNECTIONLOSS';
  if (program.step === 'releasing' && op === 'delete') {
    if (!lost) return rest(client, program, host);
    flush(client, program, host);
  } else if (program.step === 'flush' && op === 'multi') {
    if (lost) return flush(client, program, host);
    program.step = 'find-own';
    ask(client, host, { op: 'exists', path: program.path, watch: false });
  } else if (program.step === 'find-own' && op === 'exists') {
    if (lost) ask(client, host, { op: 'exists', path: program.path, watch: false });
    else if (stat?.ephemeralOwner === client.session) release(client, program, host);
    else rest(client, program, host);
  }
}

function flush(client: Client, program: HerdLockProgram, host: ClientHost): void {
  program.step = 'flush';
  const check = { op: 'check', path: program.path, version: -1 } as const;
  ask(client, host, { op: 'multi', ops: [check] });
}

function rest(client: Client, program: HerdLockProgram, host: ClientHost): void {
  program.step = 'resting';
  letGo(client, program, host);
  wakeAfter(client, host, program.restMs);
}

function letGo(client: Client, program: HerdLockProgram, host: ClientHost): void {
  believe(client, program, host, 'released');
  endHolding(program);
  program.node = '';
}

function believe(
  client: Client,
  program: HerdLockProgram,
  host: ClientHost,
  state: LockFact['state'],
): void {
  const { path: lock, watches, token } = program;
  host.note({
    kind: 'lock-changed',
    who: client.name,
    rule: 'recipe.herd-lock',
    lock,
    state,
    node: nameOf(lock),
    watches,
    ...(token !== undefined && { token }),
  });
}

export const herdLock = new Contender();
