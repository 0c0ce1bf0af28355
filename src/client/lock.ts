import { nextUint32 } from '../kernel/random.ts';
import type { Result, WatchEvent } from '../znodes/result.ts';
import type { ClientOperation } from '../znodes/wire.ts';
import type { Client, LockProgram } from './client-state.ts';
import type { ClientFact } from './facts.ts';
import type { ClientHost } from './host.ts';
import { request } from './request.ts';

/**
 * The lock recipe (`recipes.md`, "Locks"): a sequential ephemeral of one's own under the lock node; the lowest holds the lock, and
 * everybody else watches only the one before. A unique id in the name finds a node whose creation got lost.
 */
export function begin(client: Client, program: LockProgram, host: ClientHost): void {
  // A new session: what the old one owned is gone, whatever this client believed.
  if (program.node !== '') believe(client, program, host, 'released');
  client.program = { ...program, node: '', watches: '', guid: newGuid(client) };
  makeLock(client, client.program, host);
}

const newGuid = (client: Client): string =>
  (nextUint32(client.random) >>> 16).toString(16).padStart(4, '0');

const ask = (client: Client, host: ClientHost, operation: ClientOperation): boolean =>
  request(client, host, operation, 'program');

/** Creates the lock node, or an ancestor that it turns out to lack. */
function makeLock(
  client: Client,
  program: LockProgram,
  host: ClientHost,
  path: string = program.path,
): void {
  program.step = 'make-parent';
  const isTaken = ask(client, host, { op: 'create', path, data: '', mode: 'persistent' });
  if (!isTaken) giveUp(program);
}

/** One answer on the way: up to the parent that is missing, down again to the lock node, or on. */
function onMade(
  client: Client,
  program: LockProgram,
  host: ClientHost,
  path: string,
  { error }: Result,
): void {
  if (error === 'CONNECTIONLOSS') return makeLock(client, program, host, path);
  if (error === 'NONODE') {
    return makeLock(client, program, host, path.slice(0, path.lastIndexOf('/')));
  }
  if (error !== 'OK' && error !== 'NODEEXISTS') return giveUp(program);
  if (path === program.path) return enqueue(client, program, host);
  const next = program.path.indexOf('/', path.length + 1);
  makeLock(client, program, host, next < 0 ? program.path : program.path.slice(0, next));
}

/** Refused for good, as with a path that is none: asking again would change nothing. */
function giveUp(program: LockProgram): void {
  program.step = 'resting';
}

function enqueue(client: Client, program: LockProgram, host: ClientHost): void {
  program.step = 'enqueue';
  const path = childOf(program.path, `${program.guid}-lock-`);
  ask(client, host, { op: 'create', path, data: client.name, mode: 'ephemeral_sequential' });
}

function list(
  client: Client,
  program: LockProgram,
  host: ClientHost,
  step: 'list' | 'find-own' = 'list',
): void {
  program.step = step;
  ask(client, host, { op: 'getChildren', path: program.path, watch: false });
}

function release(client: Client, program: LockProgram, host: ClientHost): void {
  program.step = 'releasing';
  ask(client, host, { op: 'delete', path: childOf(program.path, program.node), version: -1 });
}

function believe(
  client: Client,
  program: LockProgram,
  host: ClientHost,
  state: Extract<ClientFact, { kind: 'lock-changed' }>['state'],
): void {
  const { path: lock, node, watches } = program;
  host.note({
    kind: 'lock-changed',
    who: client.name,
    rule: 'recipe.lock',
    lock,
    state,
    node,
    watches,
  });
}

const childOf = (path: string, name: string): string => `${path}/${name}`;
const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** The ten digits at the end decide, not the unique id before them. */
export const sequenceOf = (name: string): number => Number(name.slice(-10));

function enqueued(client: Client, program: LockProgram, host: ClientHost, node: string): void {
  program.node = node;
  believe(client, program, host, 'enqueued');
  list(client, program, host);
}

function onList(
  client: Client,
  program: LockProgram,
  host: ClientHost,
  children: readonly string[],
): void {
  const queue = [...children].sort((a, b) => sequenceOf(a) - sequenceOf(b));
  const [first, ...twins] = queue.filter((name) => name.startsWith(`${program.guid}-`));
  // A creation whose answer got lost may have been carried out after all, behind the back of the second attempt.
  for (const twin of twins) {
    ask(client, host, { op: 'delete', path: childOf(program.path, twin), version: -1 });
  }
  if (twins.includes(program.node)) program.node = first!;
  if (program.step === 'find-own') {
    if (first === undefined) return enqueue(client, program, host);
    program.node = first;
    believe(client, program, host, 'enqueued');
  }
  const place = queue.indexOf(program.node);
  if (place < 0) return enqueue(client, program, host);
  if (place === 0) {
    program.step = 'holding';
    program.watches = '';
    believe(client, program, host, 'holding');
    host.setClientTimer(client, 'program', program.holdMs * 1000);
    return;
  }
  program.step = 'watch';
  program.watches = queue[place - 1]!;
  const path = childOf(program.path, program.watches);
  ask(client, host, { op: 'exists', path, watch: true });
}

export function onAnswer(
  client: Client,
  program: LockProgram,
  host: ClientHost,
  operation: ClientOperation,
  result: Result,
): void {
  const lost = result.error === 'CONNECTIONLOSS';
  const own = childOf(program.path, program.node);
  // Lost or not, the next list shows whether a twin is still there.
  if (operation.op === 'delete' && operation.path !== own) return;
  switch (program.step) {
    case 'make-parent':
      if (operation.op !== 'create') return;
      return onMade(client, program, host, operation.path, result);
    case 'enqueue':
      if (lost) return list(client, program, host, 'find-own');
      if (result.error === 'NONODE') return makeLock(client, program, host);
      if (result.path === undefined) return giveUp(program);
      return enqueued(client, program, host, nameOf(result.path));
    case 'find-own':
    case 'list':
      if (result.children === undefined) return list(client, program, host, program.step);
      return onList(client, program, host, result.children);
    case 'watch':
      if (operation.op !== 'exists') return;
      if (lost || result.error === 'NONODE') return list(client, program, host);
      program.step = 'waiting';
      return believe(client, program, host, 'waiting');
    case 'releasing':
      if (lost) return release(client, program, host);
      program.step = 'resting';
      believe(client, program, host, 'released');
      program.node = '';
      host.setClientTimer(client, 'program', program.restMs * 1000);
      return;
    case 'waiting':
    case 'holding':
    case 'resting':
  }
}

/** The one before is gone. It may never have held the lock: look again. */
export function onWatch(
  client: Client,
  program: LockProgram,
  host: ClientHost,
  event: WatchEvent,
): void {
  const awaited = childOf(program.path, program.watches);
  if (program.watches === '' || event.path !== awaited) return;
  if (program.step === 'waiting') list(client, program, host);
}

export function onTimer(client: Client, program: LockProgram, host: ClientHost): void {
  if (program.step === 'holding') return release(client, program, host);
  if (program.step === 'resting') enqueue(client, program, host);
}
