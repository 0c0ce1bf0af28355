import type { ClientFact } from '../client/facts.ts';
import type { ClientMessage } from '../client/messages.ts';
import type { ServerFact } from '../server/facts.ts';
import type { ZabFact } from '../zab/facts.ts';
import type { ZabMessage } from '../zab/messages.ts';
import type { StartRefusal } from '../zab/start-check.ts';
import type { Sid } from '../zab/vote.ts';
import type { Zxid } from '../zab/zxid.ts';
import type { Actor } from './actor.ts';
import type { Command, DiskDamage, MessageCommand } from './command.ts';

/** Which of the three kinds of TCP connection carries a message. */
export type Port = 'election' | 'quorum' | 'client';

export type Message = ZabMessage | ClientMessage;

/** What the world outside the processes does: machines, links, and the user. */
export type WorldFact =
  | {
      readonly kind: 'commanded';
      readonly who: null;
      readonly rule: 'user.command';
      readonly command: Command;
    }
  | {
      readonly kind: 'started';
      readonly who: Actor;
      readonly rule: 'disk.recover';
      /** The last zxid replayed from disk, and how many transactions. */
      readonly last: Zxid;
      readonly replayed: number;
      readonly acceptedEpoch: number;
      readonly currentEpoch: number;
    }
  | {
      readonly kind: 'crashed';
      readonly who: Actor;
      readonly rule: 'disk.crash-loses';
      /** Transactions that had been written but not fsynced. */
      readonly lost: readonly Zxid[];
    }
  | {
      readonly kind: 'cut';
      readonly who: null;
      readonly rule: 'link.cut' | 'link.cut-way';
      readonly pairs: readonly (readonly [Actor, Actor])[];
    }
  | {
      readonly kind: 'healed';
      readonly who: null;
      readonly rule: 'link.heal' | 'link.heal-way';
      readonly pairs: readonly (readonly [Actor, Actor])[];
    }
  | {
      readonly kind: 'sent';
      readonly who: Actor;
      readonly rule: 'link.send';
      readonly to: Actor;
      readonly envelope: number;
      readonly message: Message;
    }
  | {
      readonly kind: 'delivered';
      readonly who: Actor;
      readonly rule: 'link.fifo';
      readonly from: Actor;
      readonly envelope: number;
      readonly message: Message;
    }
  | {
      /** Somebody's hold: the message waits in the receiver's inbox. */
      readonly kind: 'held';
      readonly who: Actor;
      readonly rule: 'bus.hold';
      readonly from: Actor;
      readonly envelope: number;
      readonly message: Message;
    }
  | {
      readonly kind: 'tampered';
      readonly who: null;
      readonly rule: 'bus.safe' | 'bus.unsafe';
      readonly what: MessageCommand['do'];
      readonly from: Actor;
      readonly to: Actor;
      readonly envelope: number;
      readonly message: Message;
    }
  | { readonly kind: 'paused'; readonly who: Actor; readonly rule: 'process.pause' }
  | { readonly kind: 'resumed'; readonly who: Actor; readonly rule: 'process.resume' }
  | {
      readonly kind: 'disk-failed';
      readonly who: Sid;
      readonly rule: 'disk.failure-is-fatal';
    }
  | {
      /** A record that is there in part counts as the end of the log: what was in it and behind it is lost. */
      readonly kind: 'tail-lost';
      readonly who: Sid;
      readonly rule: 'disk.torn-tail';
      readonly lost: readonly Zxid[];
    }
  | {
      /** The process ends before it takes part in anything. */
      readonly kind: 'start-refused';
      readonly who: Sid;
      readonly rule: 'disk.start-check';
      readonly reason: StartRefusal;
      /** The last zxid in its files. */
      readonly last: Zxid;
      readonly acceptedEpoch: number;
      readonly currentEpoch: number;
    }
  | {
      readonly kind: 'damaged';
      readonly who: Sid;
      readonly rule: 'disk.damage';
      readonly what: DiskDamage;
      /** What is in the records that were hit. */
      readonly zxids: readonly Zxid[];
    }
  | {
      readonly kind: 'repaired';
      readonly who: Sid;
      readonly rule: 'disk.repair';
      /** What was cut from the log. */
      readonly cut: readonly Zxid[];
      readonly acceptedEpoch: number;
      readonly currentEpoch: number;
    }
  | { readonly kind: 'wiped'; readonly who: Sid; readonly rule: 'disk.wiped'; readonly last: Zxid }
  | {
      /** The connection ended before the message arrived. */
      readonly kind: 'lost';
      readonly who: Actor;
      readonly rule: 'link.broken-as-a-whole';
      readonly from: Actor;
      readonly envelope: number;
      readonly message: Message;
    }
  | {
      readonly kind: 'dialled';
      readonly who: Actor;
      readonly rule: 'link.dial';
      readonly to: Actor;
      readonly port: Port;
    }
  | {
      readonly kind: 'connected';
      readonly who: Actor;
      readonly rule: 'link.accept' | 'qcm.larger-dials';
      readonly to: Actor;
      readonly port: Port;
    }
  | {
      readonly kind: 'refused';
      readonly who: Actor;
      readonly rule: 'link.refuse';
      readonly to: Actor;
      readonly port: Port;
    }
  | {
      /** A client sends off a use of something beside the ensemble, in the belief that it holds the lock. */
      readonly kind: 'resource-asked';
      readonly who: string;
      readonly rule: 'resource.use';
      readonly resource: string;
      readonly lock: string;
      readonly node: string;
      /** The czxid of its node; null: it tells none. */
      readonly token: Zxid | null;
      readonly as: 'read' | 'write';
    }
  | {
      /** The use has arrived, and the resource accepts or refuses it. */
      readonly kind: 'resource-used';
      readonly who: string;
      readonly rule: 'resource.fencing' | 'resource.no-token';
      readonly resource: string;
      readonly lock: string;
      readonly node: string;
      readonly token: Zxid | null;
      readonly as: 'read' | 'write';
      /** The highest token of a write before. */
      readonly highest: Zxid;
      readonly accepted: boolean;
    }
  | {
      readonly kind: 'disconnected';
      readonly who: Actor;
      readonly rule: 'link.closed';
      readonly to: Actor;
      readonly port: Port;
    };

/** Something that happened, in the words of the room it happened in. */
export type Fact = WorldFact | ZabFact | ServerFact | ClientFact;

/** A fact with its place in the run. */
export type Event = Fact & {
  /** Counts up from 0 through the run. */
  readonly id: number;
  /** Virtual time, microseconds. */
  readonly at: number;
  /** The step in which it happened: 1 for the first. */
  readonly step: number;
  /** The event it follows from; -1 for none. */
  readonly cause: number;
};

export type EventKind = Event['kind'];
export type EventOf<K extends EventKind> = Extract<Event, { kind: K }>;
export type RuleKey = Event['rule'];
