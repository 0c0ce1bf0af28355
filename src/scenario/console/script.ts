import { problemOf } from '../../client/check-call.ts';
import type { Asking } from '../../client/client-state.ts';
import type { Command } from '../../simulation/command.ts';
import type { ErrorName } from '../../znodes/error-code.ts';
import { pathProblem } from '../../znodes/path.ts';
import type { Operation } from '../../znodes/request.ts';
import type { Result } from '../../znodes/result.ts';
import { CliError, KeeperError } from './cli-error.ts';

/** A line of a transcript. */
export interface Said {
  /** `err` is what goes to the standard error. */
  readonly kind: 'out' | 'err';
  readonly text: string;
}

/** What became of a command: the server's answer, or nothing to be waited for. */
export type Answer = Result | { readonly error: 'OK' };

/** What a line does: it gives commands one after another, and is told what became of each. It depends on nothing else. */
export type Script = Generator<Command, void, Answer>;

export interface Terminal {
  readonly client: string;
  /** Whether the client's session may still go on. */
  readonly isAlive: boolean;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

/** Asks the servers, and gives their answer whatever it is. A call that the library would not send is a {@link CliError}. */
export function* tryAsk(
  { client }: Terminal,
  operation: Operation,
  asking: Asking = {},
): Generator<Command, Result, Answer> {
  const problem = asking.raw === true ? null : problemOf(operation, asking, pathProblem);
  if (problem !== null) throw new CliError(problem);
  return yield { do: 'request', client, operation, ...asking };
}

/** As {@link tryAsk}; an answer that is an error is a {@link KeeperError}. */
export function* ask(
  terminal: Terminal,
  operation: Operation,
  asking: Asking = {},
): Generator<Command, Result, Answer> {
  const result = yield* tryAsk(terminal, operation, asking);
  if (result.error !== 'OK') throw failure(operation, result.error);
  return result;
}

/** The exception that a request ends with which failed. */
export function failure(operation: Operation, error: ErrorName): KeeperError {
  if ('path' in operation) return new KeeperError(error, operation.path);
  // The real client names no path where it reconfigures (`ZooKeeperAdmin.reconfigure`).
  return new KeeperError(error, operation.op === 'reconfig' ? '' : null);
}
