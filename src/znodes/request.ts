import type { Acl, Identity } from './acl.ts';
import type { CreateMode } from './create-mode.ts';
import type { Data } from './data.ts';
import type { ErrorName } from './error-code.ts';

export type { CreateMode };

export interface Create {
  readonly op: 'create';
  readonly path: string;
  readonly data: Data;
  readonly mode: CreateMode;
  /** Absent: everything to everybody. */
  readonly acl?: readonly Acl[] | null | undefined;
  /** How long it may stay unchanged and without children. */
  readonly ttlMs?: number | undefined;
  /** Asks for the metadata too (`create2`). */
  readonly stat?: boolean | undefined;
  /** The flags on the wire if they are not those of `mode`, which then stands for the request's type only. */
  readonly flags?: number | undefined;
}

export interface Delete {
  readonly op: 'delete';
  readonly path: string;
  readonly version: number;
}

export interface SetData {
  readonly op: 'setData';
  readonly path: string;
  readonly data: Data;
  readonly version: number;
}

/** Holds if the znode is there and has this version; for `multi`. */
export interface Check {
  readonly op: 'check';
  readonly path: string;
  readonly version: number;
}

/** A part of a `multi`: all of them happen, under one zxid, or none. */
export type SubOperation = Create | Delete | SetData | Check;

/** A part of a `multiRead`: each has its own outcome. */
export interface SubRead {
  readonly op: 'getData' | 'getChildren';
  readonly path: string;
}

export type WatchMode = 'persistent' | 'persistent_recursive';
/** Which watches of a path are meant (`Watcher.WatcherType`). */
export type WatcherType = 'children' | 'data' | WatchMode | 'any';

/** What a client may ask. `version` -1 matches every version. */
export type Operation =
  | SubOperation
  | {
      readonly op: 'setAcl';
      readonly path: string;
      readonly acl: readonly Acl[] | null;
      readonly version: number;
    }
  | { readonly op: 'getData' | 'exists'; readonly path: string; readonly watch: boolean }
  | {
      readonly op: 'getChildren';
      readonly path: string;
      readonly watch: boolean;
      /** Asks for the metadata too (`getChildren2`). */
      readonly stat?: boolean | undefined;
    }
  | { readonly op: 'getAcl' | 'getAllChildrenNumber'; readonly path: string }
  | { readonly op: 'sync'; readonly path: string }
  | { readonly op: 'multi'; readonly ops: readonly SubOperation[] }
  | { readonly op: 'multiRead'; readonly ops: readonly SubRead[] }
  /** This session's ephemerals whose path begins with this text. */
  | { readonly op: 'getEphemerals'; readonly prefix: string }
  | { readonly op: 'whoAmI' }
  /** Adds an identity to the connection (`addAuth`). */
  | { readonly op: 'auth'; readonly scheme: string; readonly auth: string | null }
  | {
      readonly op: 'addWatch';
      readonly path: string;
      readonly mode: WatchMode;
      /** The number on the wire if it is that of no mode. */
      readonly flags?: number | undefined;
    }
  | {
      readonly op: 'removeWatches' | 'checkWatches';
      readonly path: string;
      readonly type: WatcherType;
      /** The number on the wire if it is that of no type. */
      readonly flags?: number | undefined;
    }
  /** What the leader asks of itself once a container or a TTL node is due to go. */
  | { readonly op: 'deleteContainer'; readonly path: string }
  /** A type of request that no server knows. */
  | { readonly op: 'unknown'; readonly type: number }
  | Reconfiguration;

/** A server's part in a configuration that is asked for. */
export interface Member {
  readonly server: number;
  readonly role: 'participant' | 'observer';
  /** With groups: hierarchical quorums. Bulk form only. */
  readonly group?: number | undefined;
  readonly weight?: number | undefined;
}

/** Incremental (joining, leaving) or bulk (members). `fromConfig` -1 goes from whatever is in force. */
export interface Reconfiguration {
  readonly op: 'reconfig';
  readonly joining: readonly Member[];
  readonly leaving: readonly number[];
  readonly members: readonly Member[] | null;
  readonly fromConfig: number;
  /** The servers in the words of the wire, if those above cannot say it: other addresses, or nonsense. Then only these count. */
  readonly text?: ReconfigurationText | undefined;
}

export interface ReconfigurationText {
  readonly joining?: string | undefined;
  readonly leaving?: string | undefined;
  readonly members?: string | undefined;
}

/** What servers ask on behalf of a session. */
export type SessionOperation =
  { readonly op: 'createSession'; readonly timeoutMs: number } | { readonly op: 'closeSession' };

export type AnyOperation = Operation | SessionOperation;

/** An operation with its place in its session: `cxid` counts up from 1 for each connection's requests. */
export interface Request {
  readonly session: string;
  readonly cxid: number;
  readonly operation: AnyOperation;
  /** Who the connection has proved to be. */
  readonly auth: readonly Identity[];
  /** About a session that only its server knows: it goes nowhere else. */
  readonly local?: boolean | undefined;
  /** Its server knows already that it must fail with this, and passes it on all the same. */
  readonly refused?: ErrorName | undefined;
}

const WRITES: ReadonlySet<AnyOperation['op']> = new Set([
  'create',
  'delete',
  'setData',
  'setAcl',
  'check',
  'multi',
  'deleteContainer',
  'createSession',
  'closeSession',
  'reconfig',
]);

/** Whether the operation becomes a transaction. */
export const isWrite = (operation: AnyOperation): boolean => WRITES.has(operation.op);

/** Whether it must wait for the leader (`CommitProcessor.needCommit` on a learner). */
export const needsLeader = (operation: AnyOperation): boolean =>
  isWrite(operation) || operation.op === 'sync';
