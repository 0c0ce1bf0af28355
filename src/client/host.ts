import type { Result } from '../znodes/result.ts';
import type { ClientMessage } from '../znodes/wire.ts';
import type { PathProblem } from './check-call.ts';
import type { ClientFact } from './facts.ts';
import type { ResourceUse } from './programs/holding.ts';
import type { Client, ClientTimerName } from './client-state.ts';

/** What a client asks of the machine it runs on. Times are microseconds of virtual time. */
export interface ClientHost {
  readonly now: number;
  /** Whether a client without a server gives its session up by itself, as since 3.9.3. */
  readonly clientsGiveUp: boolean;
  cause: number;
  /** The rules of paths, which clients and servers share. */
  readonly pathProblem: PathProblem;
  /** How many bytes an answer takes on the wire. */
  readonly replyLength: (result: Result) => number;
  note(fact: ClientFact): number;
  dialServer(client: Client, server: number): number;
  /** By its own connection, or by another that it has opened. */
  ask(client: Client, message: ClientMessage, connection?: number): void;
  hangUp(client: Client, connection?: number): void;
  setClientTimer(client: Client, name: ClientTimerName, delayUs: number): void;
  /** Writes to, or reads from, something beside the ensemble. The verdict comes to the program's `onVerdict`. */
  useResource(client: Client, use: ResourceUse): void;
  clearClientTimer(client: Client, name: ClientTimerName): void;
}
