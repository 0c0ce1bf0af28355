import type { Client, ClientTimerName } from '../client/client-state.ts';
import type { ResourceUse } from '../client/programs/holding.ts';
import type { EventQueue } from '../kernel/event-queue.ts';
import type { Random } from '../kernel/random.ts';
import type { Peer } from '../server/server-state.ts';
import type { TimerName } from '../zab/peer.ts';
import type { Sid } from '../zab/vote.ts';
import type { Actor } from './actor.ts';
import type { DiskState } from './command.ts';
import type { Connection } from './connection.ts';
import type { Resource, Verdict } from './resources.ts';
import type { MicrosRange, Setup } from './setup.ts';
import type { Unread } from './unread.ts';

/** What the world's queue holds. */
export type Task =
  | { readonly kind: 'start'; readonly sid: Sid }
  | { readonly kind: 'client-start'; readonly client: string }
  | { readonly kind: 'deliver'; readonly connection: number; readonly back: boolean }
  | { readonly kind: 'timer'; readonly sid: Sid; readonly name: TimerName }
  | { readonly kind: 'client-timer'; readonly client: string; readonly name: ClientTimerName }
  /** A use of a resource arrives there; its verdict is back at the client. */
  | {
      readonly kind: 'resource-use';
      readonly client: string;
      readonly use: ResourceUse;
      readonly cause: number;
    }
  | { readonly kind: 'resource-verdict'; readonly verdict: Verdict }
  | { readonly kind: 'disk'; readonly sid: Sid; readonly incarnation: number }
  | Unread;

export interface LinkState {
  readonly latencyUs: MicrosRange | null;
  readonly lossPermille: number;
}

export interface DiskCondition {
  readonly state: DiskState;
  readonly fsyncUs: MicrosRange | null;
}

/**
 * The whole simulation at one moment. The engine changes it in place (see DECISIONS, "a mutable shell");
 * everyone else reads it and copies it with `copyWorld`. What is big (logs, trees) is persistent and shared.
 */
export interface World {
  readonly setup: Setup;
  /** Virtual time, microseconds: the time of the last step. */
  now: number;
  /** Steps taken. */
  steps: number;
  events: number;
  nextConnection: number;
  nextEnvelope: number;
  readonly queue: EventQueue<Task>;
  /** Servers 1 to n at index 0 to n-1. */
  readonly peers: Peer[];
  readonly clients: Map<string, Client>;
  readonly connections: Map<number, Connection>;
  /** Cut directions, as `from>to`. */
  readonly cuts: Set<string>;
  /** Directions, and rules for message types (see `heldTypeKey`), whose messages wait in the inbox on arrival. */
  readonly heldWays: Set<string>;
  readonly heldTypes: Set<string>;
  /** Envelopes that wait in the inbox, and envelopes that pass although a rule would hold them. */
  readonly heldEnvelopes: Set<number>;
  readonly passing: Set<number>;
  /** Links that are not as in the set-up, as `from>to`. */
  readonly links: Map<string, LinkState>;
  readonly paused: Set<Actor>;
  /** What paused processes have not read; absent: nothing. Immutable. */
  unread?: readonly Unread[] | undefined;
  readonly disks: Map<Sid, DiskCondition>;
  /** Clocks that are not true: thousandths that they are fast. */
  readonly drifts: Map<Sid, number>;
  /** Resources beside the ensemble, by name, that were used; absent: none was. */
  resources?: Map<string, Resource> | undefined;
  readonly networkRandom: Random;
}
