import type { Result } from '../znodes/result.ts';
import { createdBelow } from './chroot.ts';
import type { Client, PendingRequest } from './client-state.ts';
import type { ClientFact } from './facts.ts';
import type { ClientHost } from './host.ts';
import { onFormerAnswer, onProgramAnswer } from './programs/programs.ts';
import { DEFAULT_WATCHER, register, removeWatcher } from './watchers.ts';

type Rule = Extract<ClientFact, { kind: 'answered' }>['rule'];

/** Sent past the library's checks, these leave the library's own watchers as they are. */
const ABOUT_WATCHES: ReadonlySet<string> = new Set(['addWatch', 'checkWatches', 'removeWatches']);

/** A request is done: watchers are set or taken out, then the application hears of it, and the program goes on. */
export function finish(
  client: Client,
  host: ClientHost,
  pending: PendingRequest,
  answer: Result,
  zxid: number,
  rule: Rule,
): void {
  const { operation, watcher, by } = pending;
  const passed = pending.raw === true && ABOUT_WATCHES.has(operation.op);
  if (!passed) {
    const name = watcher ?? DEFAULT_WATCHER;
    client.watchers = register(client.watchers, operation, name, answer.error);
  }
  const heard = passed ? answer : deregister(client, host, pending, answer);
  const result = stripped(client, pending, heard);
  tell(client, host, pending, result, zxid, rule);
  if (by === 'program') onProgramAnswer(client, host, operation, result);
  else if (by === 'former') onFormerAnswer(client, host, operation, result);
}

/** Only create hands its path back, and as the application knows it; what went past the library comes back as it is. */
const stripped = (
  { chroot }: Client,
  { operation, raw }: PendingRequest,
  result: Result,
): Result =>
  operation.op === 'create' && raw !== true && result.path !== undefined
    ? { ...result, path: createdBelow(result.path, chroot) }
    : result;

function deregister(
  client: Client,
  host: ClientHost,
  { operation, watcher, local = false }: PendingRequest,
  answer: Result,
): Result {
  if (operation.op !== 'removeWatches' && operation.op !== 'checkWatches') return answer;
  const { path, type } = operation;
  const whom = operation.op === 'removeWatches' ? null : (watcher ?? DEFAULT_WATCHER);
  const removal = removeWatcher(client.watchers, path, whom, type, local, answer.error);
  client.watchers = removal.tables;
  const state = answer.error === 'OK' ? 'SyncConnected' : 'Disconnected';
  for (const { type: as, watchers } of removal.told) {
    host.note({
      kind: 'watch-event',
      who: client.name,
      rule: 'client.watch-event',
      event: { type: as, path },
      watchers,
      state,
    });
  }
  return removal.error === answer.error ? answer : { error: removal.error };
}

/** The application hears what became of its request. */
export function tell(
  client: Client,
  host: ClientHost,
  pending: PendingRequest,
  result: Result,
  zxid: number,
  rule: Rule,
): void {
  host.note({
    kind: 'answered',
    who: client.name,
    rule,
    xid: pending.xid,
    operation: pending.operation,
    result,
    zxid,
    tookUs: host.now - pending.at,
  });
}

/** The event thread's turn: answers that the library gave itself. */
export function runCallbacks(client: Client, host: ClientHost): void {
  const { callbacks } = client;
  client.callbacks = [];
  for (const { pending, result } of callbacks) {
    host.cause = pending.cause;
    finish(client, host, pending, result, 0, 'client.own-answer');
  }
}
