import type { Sid } from '../zab/vote.ts';
import type { Operation } from '../znodes/request.ts';
import type { Actor } from './actor.ts';
import type { ClientSetup } from './setup.ts';

/**
 * Everything that a person, a lesson, a link or a test can do to a world. A command that does not apply (crash a
 * server that is down) changes nothing and is still a step.
 */
export type Command =
  | { readonly do: 'crash'; readonly server: Sid }
  /** Starts a server that is down, from its disk. */
  | { readonly do: 'restart'; readonly server: Sid }
  /** Cuts one server from all other servers; its clients stay with it. */
  | { readonly do: 'isolate'; readonly server: Sid }
  /** Heals every cut that touches this server. */
  | { readonly do: 'reconnect'; readonly server: Sid }
  /** Cuts every link between actors of different groups, both ways. Who stands in no group keeps all links. */
  | { readonly do: 'cut'; readonly groups: readonly (readonly Actor[])[] }
  /** Heals every cut. */
  | { readonly do: 'heal' }
  | { readonly do: 'request'; readonly client: string; readonly operation: Operation }
  | { readonly do: 'add-client'; readonly client: ClientSetup }
  /** The client's process ends without a word: its session runs out by itself. */
  | { readonly do: 'remove-client'; readonly client: string };
