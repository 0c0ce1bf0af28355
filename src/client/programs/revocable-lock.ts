import type { Result, WatchEvent } from '../../znodes/result.ts';
import type { ClientOperation } from '../../znodes/wire.ts';
import type { Client } from '../client-state.ts';
import type { ClientHost } from '../host.ts';
import { ask, childOf, sequenceOf, wakeAfter } from './ask.ts';
import type { Handlers } from './handlers.ts';
import { type InLine, Line, LINE_MISTAKES, type LineSetup, NEW_IN_LINE } from './line.ts';

/** The mistakes of a line, and one of its own. */
export const REVOCABLE_MISTAKES = [
  ...LINE_MISTAKES,
  /** Does not watch its own node, and so does not hear that it is asked to let go. */
  'unwatched-own',
] as const;
export type RevocableMistake = (typeof REVOCABLE_MISTAKES)[number];

/**
 * A lock that can be asked back (`recipes.md`, "Revocable Shared Locks"): each client watches its own node from the beginning, and lets go
 * when somebody writes "unlock" there. Whoever has waited for `patienceMs` does that to the holder.
 */
export interface RevocableLockSetup extends Omit<LineSetup, 'mistakes'> {
  readonly kind: 'revocable-lock';
  readonly patienceMs: number;
  readonly mistakes?: readonly RevocableMistake[] | undefined;
}

export interface RevocableLockProgram
  extends RevocableLockSetup, Omit<InLine, keyof RevocableLockSetup> {
  /** Somebody wants it to let go. */
  revoked: boolean;
}

const UNLOCK = 'unlock';

class Revocable
  extends Line<RevocableLockProgram>
  implements Handlers<RevocableLockSetup, RevocableLockProgram>
{
  initial(setup: RevocableLockSetup): RevocableLockProgram {
    return { ...setup, ...NEW_IN_LINE, revoked: false };
  }

  override onAnswer(
    client: Client,
    program: RevocableLockProgram,
    host: ClientHost,
    operation: ClientOperation,
    result: Result,
  ): void {
    if (operation.op === 'getData')
      return this.#onOwn(client, program, host, operation.path, result);
    if (operation.op === 'setData') return;
    if (operation.op === 'getChildren' && program.step === 'waiting') {
      return askHolder(client, program, host, result.children ?? []);
    }
    const { node, step } = program;
    super.onAnswer(client, program, host, operation, result);
    if (program.node !== node && program.node !== '') {
      program.revoked = false;
      watchOwn(client, program, host);
    }
    if (program.step === step) return;
    if (program.step === 'holding' && program.revoked) this.release(client, program, host);
    if (program.step === 'waiting') wakeAfter(client, host, program.patienceMs);
  }

  override onWatch(
    client: Client,
    program: RevocableLockProgram,
    host: ClientHost,
    event: WatchEvent,
  ): void {
    const isOwn = event.path === childOf(program.path, program.node);
    if (isOwn && event.type === 'NodeDataChanged') watchOwn(client, program, host);
    super.onWatch(client, program, host, event);
    if (program.step === 'holding' && program.revoked) this.release(client, program, host);
  }

  override onTimer(client: Client, program: RevocableLockProgram, host: ClientHost): void {
    if (program.step !== 'waiting') return super.onTimer(client, program, host);
    ask(client, host, { op: 'getChildren', path: program.path, watch: false });
    wakeAfter(client, host, program.patienceMs);
  }

  #onOwn(
    client: Client,
    program: RevocableLockProgram,
    host: ClientHost,
    path: string,
    { error, data }: Result,
  ): void {
    if (path !== childOf(program.path, program.node)) return;
    if (error === 'CONNECTIONLOSS') return watchOwn(client, program, host);
    if (data !== UNLOCK) return;
    program.revoked = true;
    if (program.step === 'holding') this.release(client, program, host);
  }
}

/** Reads its own node and watches it, in one: what was written before is seen, what is written later is told. */
function watchOwn(client: Client, program: RevocableLockProgram, host: ClientHost): void {
  if (program.mistakes?.includes('unwatched-own') === true) return;
  ask(client, host, { op: 'getData', path: childOf(program.path, program.node), watch: true });
}

/** Whoever stands first is asked to let go. */
function askHolder(
  client: Client,
  program: RevocableLockProgram,
  host: ClientHost,
  children: readonly string[],
): void {
  const [holder] = [...children].sort((a, b) => sequenceOf(a) - sequenceOf(b));
  if (holder === undefined || holder === program.node) return;
  host.note({
    kind: 'revocation-asked',
    who: client.name,
    rule: 'recipe.revocable-lock',
    lock: program.path,
    node: holder,
  });
  const path = childOf(program.path, holder);
  ask(client, host, { op: 'setData', path, data: UNLOCK, version: -1 });
}

export const revocableLock = new Revocable({
  recipe: 'revocable-lock',
  label: () => 'lock-',
  blockerOf: (line, place) => line[place - 1] ?? null,
});
