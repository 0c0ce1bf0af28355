import type { Result, WatchEvent } from '../../znodes/result.ts';
import type { ClientOperation } from '../../znodes/wire.ts';
import type { Client } from '../client-state.ts';
import type { ClientHost } from '../host.ts';
import { ask, childOf, nameOf, newId, sequenceOf, wakeAfter } from './ask.ts';
import type { LockFact, LockRecipe } from './facts.ts';
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

/** Famous mistakes of clients that stand in line. */
export const LINE_MISTAKES = [
  /** No unique id in the name: a node whose creation got lost is never found again. */
  'no-guid',
  /** Takes the lock when it hears that the watched node is gone, without listing again. */
  'no-recheck',
  /** Waits for a node that was gone before the watch was set. */
  'ignore-absent',
  /** Watches the first of the line: a release wakes everybody. */
  'watch-holder',
  /** Sorts by the whole name, in which the unique id comes first. */
  'sort-by-name',
  /** Its node stays when its session ends. */
  'not-ephemeral',
  NO_FENCING,
] as const;
export type LineMistake = (typeof LINE_MISTAKES)[number];

export interface LineSetup extends HolderSetup {
  /** The znode below which everybody's node stands. */
  readonly path: string;
  readonly restMs: number;
  readonly mistakes?: readonly LineMistake[] | undefined;
}

export interface LineState extends HolderState {
  step:
    | 'make-parent'
    | 'find-own'
    | 'enqueue'
    | 'list'
    | 'watch'
    | 'waiting'
    | 'token'
    | 'holding'
    | 'releasing'
    | 'resting';
  /** Its own node's name, empty while it has none. */
  node: string;
  /** The name of the node that it watches while it waits; `*`: the list of all. */
  watches: string;
  /** A part of the node's name that only this client uses: found again after a lost answer. */
  guid: string;
  /** Second nodes of its own that it has asked to delete, until it knows that they are gone: none of them is its place any more. */
  discarded?: readonly string[] | undefined;
}

export const NEW_IN_LINE: LineState = { step: 'resting', node: '', watches: '', guid: '' };

/** Watched in place of a node: the list of all. */
export const LIST = '*';

export type InLine = Omit<LineSetup, 'mistakes'> &
  LineState & { readonly mistakes?: readonly string[] | undefined };

/** What one recipe does in its own way. */
export interface LineRule<P extends InLine> {
  readonly recipe: LockRecipe;
  /** How the name goes on behind the unique id. */
  label(program: P): string;
  /**
   * Whom the client at `place` of the sorted line waits for: a node, or {@link LIST} for any change; null: for nobody, it has what it
   * wants.
   */
  blockerOf(line: readonly string[], place: number, program: P): string | null;
  /** Sets its watch on the list, with the reading of it. */
  watchesList?(program: P): boolean;
  /** The part of a shared lock that it wants. */
  partOf?(program: P): LockFact['as'];
  /** A node has become its place: what it wants is what that node says. */
  adopt?(program: P, node: string): void;
  /** Before it queues anew. */
  prepare?(client: Client, program: P): void;
}

/**
 * Standing in line for something: a sequential ephemeral of one's own below a znode, whose place among the others decides. A unique id in
 * its name finds a node whose creation got lost.
 */
export class Line<P extends InLine> {
  readonly #rule: LineRule<P>;

  constructor(rule: LineRule<P>) {
    this.#rule = rule;
  }

  /** A new session: what the old one owned is gone, whatever this client believed. */
  begin(client: Client, program: P, host: ClientHost): void {
    if (program.node !== '') this.#letGo(client, program, host);
    program.discarded = undefined;
    program.guid = newId(client);
    this.#make(client, program, host, program.path);
  }

  onAnswer(
    client: Client,
    program: P,
    host: ClientHost,
    operation: ClientOperation,
    result: Result,
  ): void {
    const lost = result.error === 'CONNECTIONLOSS';
    if (operation.op === 'delete' && isDiscarded(program, nameOf(operation.path))) {
      return onDiscarded(client, program, host, operation.path, lost);
    }
    switch (program.step) {
      case 'make-parent':
        if (operation.op === 'create') this.#onMade(client, program, host, operation.path, result);
        return;
      case 'enqueue':
        if (operation.op === 'create') this.#onEnqueued(client, program, host, result);
        return;
      case 'find-own':
      case 'list':
        if (operation.op !== 'getChildren') return;
        if (lost) return this.#list(client, program, host, program.step);
        if (result.children === undefined) return this.#make(client, program, host, program.path);
        return this.#onList(client, program, host, result.children);
      case 'watch':
        if (operation.op !== 'exists') return;
        if (lost || (result.error === 'NONODE' && !has(program, 'ignore-absent'))) {
          return this.#list(client, program, host);
        }
        return this.#wait(client, program, host);
      case 'token':
        if (operation.op !== 'exists') return;
        if (result.stat === undefined) return this.#list(client, program, host);
        program.token = result.stat.czxid;
        return this.#hold(client, program, host);
      case 'releasing':
        if (operation.op !== 'delete') return;
        if (lost) return this.release(client, program, host);
        return this.#onReleased(client, program, host);
      case 'waiting':
      case 'holding':
      case 'resting':
    }
  }

  /** What it waits for has changed, which need not make it the first: the one before may never have held the lock. */
  onWatch(client: Client, program: P, host: ClientHost, event: WatchEvent): void {
    const { path, watches, step } = program;
    const awaited = watches === LIST ? path : childOf(path, watches);
    if (step !== 'waiting' || watches === '' || event.path !== awaited) return;
    if (has(program, 'no-recheck')) this.#grant(client, program, host);
    else this.#list(client, program, host);
  }

  onTimer(client: Client, program: P, host: ClientHost): void {
    if (program.step === 'holding') {
      const as = this.#rule.partOf?.(program);
      if (goOnHolding(client, program, host, as)) this.release(client, program, host);
    } else if (program.step === 'resting') this.#enqueue(client, program, host);
  }

  /** The resource knows a later holder: whatever this client believes, it has lost the lock. */
  onVerdict(
    client: Client,
    program: P,
    host: ClientHost,
    use: ResourceUse,
    accepted: boolean,
  ): void {
    if (accepted || program.step !== 'holding' || use.node !== program.node) return;
    this.#believe(client, program, host, 'released');
    endHolding(program);
    this.#list(client, program, host);
  }

  leaves({ path, node }: P): readonly string[] {
    return node === '' ? [] : [childOf(path, node)];
  }

  release(client: Client, program: P, host: ClientHost): void {
    program.step = 'releasing';
    ask(client, host, { op: 'delete', path: childOf(program.path, program.node), version: -1 });
  }

  /** Creates the znode of the line, or an ancestor that it turns out to lack. */
  #make(client: Client, program: P, host: ClientHost, path: string): void {
    program.step = 'make-parent';
    const isTaken = ask(client, host, { op: 'create', path, data: '', mode: 'persistent' });
    if (!isTaken) program.step = 'resting';
  }

  #onMade(client: Client, program: P, host: ClientHost, asked: string, { error }: Result): void {
    const way = onWayTo(program.path, asked, error);
    if (way.next === 'create') this.#make(client, program, host, way.path);
    else if (way.next === 'done') this.#enqueue(client, program, host);
    else program.step = 'resting';
  }

  #enqueue(client: Client, program: P, host: ClientHost): void {
    this.#rule.prepare?.(client, program);
    program.step = 'enqueue';
    const path = childOf(program.path, this.#prefix(program) + this.#rule.label(program));
    const mode = has(program, 'not-ephemeral') ? 'persistent_sequential' : 'ephemeral_sequential';
    ask(client, host, { op: 'create', path, data: client.name, mode });
  }

  #prefix(program: P): string {
    return has(program, 'no-guid') ? '' : `${program.guid}-`;
  }

  #onEnqueued(client: Client, program: P, host: ClientHost, { error, path }: Result): void {
    if (error === 'CONNECTIONLOSS') {
      if (has(program, 'no-guid')) return this.#enqueue(client, program, host);
      return this.#list(client, program, host, 'find-own');
    }
    if (error === 'NONODE') return this.#make(client, program, host, program.path);
    if (path === undefined) {
      program.step = 'resting';
      return;
    }
    this.#own(program, nameOf(path));
    this.#believe(client, program, host, 'enqueued');
    this.#list(client, program, host);
  }

  #list(client: Client, program: P, host: ClientHost, step: 'list' | 'find-own' = 'list'): void {
    program.step = step;
    const watch = this.#rule.watchesList?.(program) === true;
    ask(client, host, { op: 'getChildren', path: program.path, watch });
  }

  #onList(client: Client, program: P, host: ClientHost, children: readonly string[]): void {
    const line = has(program, 'sort-by-name')
      ? [...children].sort()
      : [...children].sort((a, b) => sequenceOf(a) - sequenceOf(b));
    const [first, ...twins] = this.#ownOf(program, line);
    // A creation whose answer got lost may have been carried out after all, behind the back of the second attempt.
    for (const twin of twins) discard(client, program, host, twin);
    if (twins.includes(program.node)) this.#own(program, first!);
    if (program.step === 'find-own') {
      if (first === undefined) return this.#enqueue(client, program, host);
      this.#own(program, first);
      this.#believe(client, program, host, 'enqueued');
    }
    const place = line.indexOf(program.node);
    if (place < 0) return this.#enqueue(client, program, host);
    const blocker = this.#rule.blockerOf(line, place, program);
    if (blocker === null) return this.#grant(client, program, host);
    program.watches = has(program, 'watch-holder') ? line[0]! : blocker;
    if (program.watches === LIST) return this.#wait(client, program, host);
    program.step = 'watch';
    const path = childOf(program.path, program.watches);
    ask(client, host, { op: 'exists', path, watch: true });
  }

  /** From now on this node is its place. It may be one that it wished for earlier, and took for lost. */
  #own(program: P, node: string): void {
    program.node = node;
    this.#rule.adopt?.(program, node);
  }

  #ownOf(program: P, line: readonly string[]): readonly string[] {
    const prefix = this.#prefix(program);
    return prefix === ''
      ? []
      : line.filter((name) => name.startsWith(prefix) && !isDiscarded(program, name));
  }

  #wait(client: Client, program: P, host: ClientHost): void {
    program.step = 'waiting';
    this.#believe(client, program, host, 'waiting');
  }

  #grant(client: Client, program: P, host: ClientHost): void {
    program.watches = '';
    if (!needsToken(program)) return this.#hold(client, program, host);
    program.step = 'token';
    ask(client, host, { op: 'exists', path: childOf(program.path, program.node), watch: false });
  }

  #hold(client: Client, program: P, host: ClientHost): void {
    program.step = 'holding';
    this.#believe(client, program, host, 'holding');
    beginHolding(client, program, host, this.#rule.partOf?.(program));
  }

  #onReleased(client: Client, program: P, host: ClientHost): void {
    program.step = 'resting';
    this.#letGo(client, program, host);
    wakeAfter(client, host, program.restMs);
  }

  #letGo(client: Client, program: P, host: ClientHost): void {
    this.#believe(client, program, host, 'released');
    endHolding(program);
    program.node = '';
    program.watches = '';
  }

  #believe(client: Client, program: P, host: ClientHost, state: LockFact['state']): void {
    const { path: lock, node, watches, token } = program;
    host.note({
      kind: 'lock-changed',
      who: client.name,
      rule: `recipe.${this.#rule.recipe}`,
      lock,
      state,
      node,
      watches,
      ...(this.#rule.partOf && { as: this.#rule.partOf(program) }),
      ...(token !== undefined && { token }),
    });
  }
}

const has = ({ mistakes }: InLine, mistake: LineMistake): boolean =>
  mistakes?.includes(mistake) === true;

const isDiscarded = ({ discarded }: InLine, name: string): boolean =>
  discarded?.includes(name) === true;

function discard(client: Client, program: InLine, host: ClientHost, name: string): void {
  program.discarded = [...(program.discarded ?? []), name];
  ask(client, host, { op: 'delete', path: childOf(program.path, name), version: -1 });
}

function onDiscarded(
  client: Client,
  program: InLine,
  host: ClientHost,
  path: string,
  lost: boolean,
): void {
  if (lost) return void ask(client, host, { op: 'delete', path, version: -1 });
  const left = program.discarded!.filter((name) => name !== nameOf(path));
  program.discarded = left.length === 0 ? undefined : left;
}
