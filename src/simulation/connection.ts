import type { Actor } from './actor.ts';
import type { Message, Port } from './facts.ts';

/** One thing on its way over a connection. Immutable. */
export interface Envelope {
  readonly id: number;
  readonly from: Actor;
  readonly to: Actor;
  /** A message, or the connection's own business: dial, accept, refuse, end. */
  readonly carries:
    | { readonly kind: 'message'; readonly message: Message }
    | { readonly kind: 'dial' | 'accept' | 'refuse' | 'end' };
  /** Microseconds; it travels from `sentAt` to `dueAt`. */
  readonly sentAt: number;
  readonly dueAt: number;
  /** The event that sent it. */
  readonly cause: number;
}

/** One direction: first in, first out. */
export interface Direction {
  inFlight: Envelope[];
  /**
   * Why the head, which is due, has not arrived: a cut holds it in the sender's buffer, a paused process does not read it, or
   * somebody holds it in the receiver's inbox.
   */
  waits: 'cut' | 'held' | 'paused' | null;
  /** When the queue will look at the head; -1: not at all. */
  armedAt: number;
}

/** A TCP-like connection: it breaks as a whole, and each end learns of it in its own time. */
export interface Connection {
  readonly id: number;
  readonly port: Port;
  readonly dialler: Actor;
  readonly acceptor: Actor;
  diallerOpen: boolean;
  acceptorOpen: boolean;
  /** From the dialler to the acceptor. */
  readonly forth: Direction;
  readonly back: Direction;
}
