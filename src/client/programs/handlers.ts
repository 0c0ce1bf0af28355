import type { Result, WatchEvent } from '../../znodes/result.ts';
import type { ClientOperation } from '../../znodes/wire.ts';
import type { Client } from '../client-state.ts';
import type { ClientHost } from '../host.ts';
import type { ResourceUse } from './holding.ts';

/**
 * A program: plain functions over the asynchronous client, called one at a time. All that it remembers lies in its state, which is copied
 * with the world field by field: a list in it is replaced, never changed.
 *
 * @template S what a person sets up
 * @template P what the program remembers: its beliefs, not the ensemble's facts
 */
export interface Handlers<S, P> {
  /** What it remembers before its first session. */
  initial(setup: S, client: string): P;
  /** A new session is open, the first or one behind an expiry: whatever the old session owned or watched is gone. */
  begin(client: Client, program: P, host: ClientHost): void;
  /** What it asked is answered. CONNECTIONLOSS: nobody knows whether it was carried out, and the library does not ask again. */
  onAnswer(
    client: Client,
    program: P,
    host: ClientHost,
    operation: ClientOperation,
    result: Result,
  ): void;
  /** A watcher is called. The library sets watches anew by itself when the session goes on at another server. */
  onWatch?(client: Client, program: P, host: ClientHost, event: WatchEvent): void;
  /** The one timer that a program has. */
  onTimer?(client: Client, program: P, host: ClientHost): void;
  /** A resource has accepted or refused what the program did there. */
  onVerdict?(
    client: Client,
    program: P,
    host: ClientHost,
    use: ResourceUse,
    accepted: boolean,
  ): void;
  /** Another program takes its place: the znodes that this one should not leave behind. */
  leaves?(program: P): readonly string[];
}
