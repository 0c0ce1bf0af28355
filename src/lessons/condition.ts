import type { EventKind } from '../simulation/facts.ts';
import type { Phase, Role } from '../zab/messages.ts';
import type { Sid } from '../zab/vote.ts';

/** A plain value, or `$name`: what a step remembered under that name. */
export type Value = string | number | boolean;

/** What a field must be. */
export type Want =
  | Value
  | { readonly not: Value }
  /** The field is a list that has this, or has it not. */
  | { readonly includes: Value }
  | { readonly excludes: Value }
  | { readonly atLeast: Value }
  | { readonly atMost: Value }
  /** The field is a list (or a text) with nothing in it, or with something. */
  | { readonly empty: boolean };

/** Events of one kind whose fields are as wanted. A name with dots leads inside: `vote.leader`, `message.type`. */
export interface Pattern {
  readonly kind: EventKind;
  readonly where?: Readonly<Record<string, Want>> | undefined;
}

/** Something that is so or not at a place in a run. Data, interpreted by {@link Watch}. */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  /** Between the beginning of the run and now. */
  | { readonly happened: Pattern }
  | { readonly count: Pattern; readonly atLeast: number }
  /** One after the other; other events may come between them. */
  | { readonly inOrder: readonly Pattern[] }
  | { readonly up: Sid }
  | { readonly role: { readonly server: Sid; readonly is: Role } }
  | { readonly phase: { readonly server: Sid; readonly is: Phase } }
  /** This server is established as leader, and all of `followers` are up to date behind it. */
  | { readonly leads: Sid; readonly followers: readonly Sid[] }
  /** The client has a session, and a server that serves it. */
  | { readonly connected: string }
  /** The server has applied everything up to this zxid. */
  | { readonly applied: { readonly server: Sid; readonly upTo: Value } }
  /** A znode is there (or not) in the trees of all these servers, perhaps with these data. */
  | {
      readonly znode: {
        readonly path: string;
        readonly on: readonly Sid[];
        readonly exists: boolean;
        readonly data?: string | undefined;
      };
    };

/** What steps have remembered, by name: mostly zxids. */
export type Memory = Readonly<Record<string, number>>;
