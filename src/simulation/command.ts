import type { Sid } from '../zab/vote.ts';
import type { Asking } from '../client/client-state.ts';
import type { Operation } from '../znodes/request.ts';
import type { Actor } from './actor.ts';
import type { ClientSetup, MicrosRange, Program } from './setup.ts';

/**
 * Everything that a person, a lesson, a link or a test can do to a world. A command that does not apply (crash a
 * server that is down) changes nothing and is still a step.
 */
export type Command =
  /** `keeps`: how many of the transactions that are not fsynced reach the disk all the same; 0 if left out. */
  | { readonly do: 'crash'; readonly server: Sid; readonly keeps?: number | undefined }
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
  | ({ readonly do: 'request'; readonly client: string; readonly operation: Operation } & Asking &
      Typed)
  | { readonly do: 'add-client'; readonly client: ClientSetup }
  /** The leader looks at once for containers and TTL nodes that are due to go. */
  | { readonly do: 'check-containers' }
  /** The client's process ends without a word: its session runs out by itself. */
  | ({ readonly do: 'remove-client'; readonly client: string } & Typed)
  | ClientCommand
  | ProcessCommand
  | LinkCommand
  | MessageCommand;

/** The line at a client's console that this is the beginning of: told to readers, and of no consequence. */
export interface Typed {
  readonly line?: string | undefined;
}

/** What can be done to a client and its session. */
export type ClientCommand =
  /** The application closes it: the session ends, and its ephemerals go. */
  | ({ readonly do: 'close-client'; readonly client: string } & Typed)
  /** Its connection ends, and it cannot dial until it may reconnect. */
  | { readonly do: 'disconnect-client'; readonly client: string }
  /** It may dial again, and does. With `hosts`, a client that is connected leaves its server for the first of them. */
  | {
      readonly do: 'reconnect-client';
      readonly client: string;
      readonly hosts: readonly Sid[] | null;
    }
  /** Its application gives it another list of servers. A client that is connected moves if it must, or by chance (`ZooKeeper.updateServerList`). */
  | {
      readonly do: 'update-server-list';
      readonly client: string;
      readonly hosts: readonly Sid[];
    }
  /** Gives it another program, in the session that it has. The old one's znodes are deleted, and what it asked is answered to nobody. */
  | { readonly do: 'set-program'; readonly client: string; readonly program: Program }
  /** The leader takes the session for silent: it is over as if its time had run out. */
  | { readonly do: 'expire-client'; readonly client: string };

/** What can be done to a process, its disk and its clock. */
export type ProcessCommand =
  /** Freezes a process (a garbage collection, SIGSTOP): sockets fill, timers wait, and so does what it is told to do. */
  | { readonly do: 'pause'; readonly actor: Actor }
  | { readonly do: 'resume'; readonly actor: Actor }
  /** Empties the disk of a server that is down. */
  | { readonly do: 'wipe'; readonly server: Sid }
  /** Harms the files of a server that is down. `records`: how many at the end of the log, in its last segment. */
  | {
      readonly do: 'damage-disk';
      readonly server: Sid;
      readonly what: DiskDamage;
      readonly records: number;
    }
  /** What an operator does by hand when a server refuses to start: cuts what cannot be read, makes the epoch files fit the log. */
  | { readonly do: 'repair-disk'; readonly server: Sid }
  /** What the oracle of a server says from now on: whether it may be one of two alone. Only with `oracle` in the set-up. */
  | { readonly do: 'set-oracle'; readonly server: Sid; readonly grants: boolean }
  /** `failing`: the next write is an error, and the process exits. `fsyncUs` null: as in the set-up. */
  | {
      readonly do: 'set-disk';
      readonly server: Sid;
      readonly state: DiskState;
      readonly fsyncUs: MicrosRange | null;
    }
  /** Makes a clock fast (above 0) or slow: its timers come that much earlier or later. */
  | { readonly do: 'set-clock'; readonly server: Sid; readonly driftPermille: number }
  | { readonly do: 'fire-timer'; readonly server: Sid; readonly timer: string }
  | {
      readonly do: 'postpone-timer';
      readonly server: Sid;
      readonly timer: string;
      readonly byUs: number;
    };

/** What can be done to one direction of a link, or to one type of message everywhere. */
export type LinkCommand =
  | { readonly do: 'cut-way'; readonly from: Actor; readonly to: Actor }
  | { readonly do: 'heal-way'; readonly from: Actor; readonly to: Actor }
  /** `latencyUs` null: as in the set-up. A lost packet is sent again by TCP: it comes late, never out of order. */
  | {
      readonly do: 'set-link';
      readonly from: Actor;
      readonly to: Actor;
      readonly latencyUs: MicrosRange | null;
      readonly lossPermille: number;
    }
  /** What arrives from now on waits in the receiver's inbox. */
  | { readonly do: 'hold-link'; readonly from: Actor; readonly to: Actor }
  | { readonly do: 'release-link'; readonly from: Actor; readonly to: Actor }
  /** One type of message, everywhere or only from or to somebody. */
  | ({ readonly do: 'hold-type' } & HeldType)
  | ({ readonly do: 'release-type' } & HeldType)
  /** Lets everything go on. */
  | { readonly do: 'release-all' };

export interface HeldType {
  readonly type: string;
  readonly from?: Actor | undefined;
  readonly to?: Actor | undefined;
}

/** What can be done to one message on its way, by its envelope's number. */
export type MessageCommand =
  /** It arrives now, and what is before it on its connection. */
  | { readonly do: 'deliver'; readonly envelope: number }
  /** It will wait in the receiver's inbox, and so will what comes behind it. */
  | { readonly do: 'hold'; readonly envelope: number }
  | { readonly do: 'release'; readonly envelope: number }
  | { readonly do: 'delay'; readonly envelope: number; readonly untilUs: number }
  /** Breaks the connection, as TCP would; with the unsafe network the message just disappears. */
  | { readonly do: 'drop'; readonly envelope: number }
  /** Only with the unsafe network: a second copy arrives behind the first. */
  | { readonly do: 'duplicate'; readonly envelope: number }
  /** Only with the unsafe network: it passes the message before it. */
  | { readonly do: 'overtake'; readonly envelope: number };

/** `torn-tail`: written in part; `bad-checksum`: written wrong; `lost-snapshots`: only the log is left. */
export type DiskDamage = 'torn-tail' | 'bad-checksum' | 'lost-snapshots';

export type DiskState = 'ok' | 'stalled' | 'failing';
