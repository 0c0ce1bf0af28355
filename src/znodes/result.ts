import type { Acl } from './acl.ts';
import type { Data } from './data.ts';
import type { ErrorName } from './error-code.ts';
import type { Stat } from './stat.ts';

/** What a server answers to an operation. */
export interface Result {
  /** Of a multi or multiRead: that of the first part that failed. */
  readonly error: ErrorName;
  /** create: the name that was given, with its sequence number. */
  readonly path?: string;
  readonly data?: Data;
  readonly children?: readonly string[];
  readonly stat?: Stat;
  readonly acl?: readonly Acl[];
  /** getAllChildrenNumber. */
  readonly number?: number;
  readonly ephemerals?: readonly string[];
  /** whoAmI: `scheme:user`. */
  readonly who?: readonly string[];
  /** One for each part of a multi or multiRead, in their order. */
  readonly results?: readonly SubResult[];
}

/** The outcome of a part; `error` as its type where the part did not happen, which in a failed multi is every part. */
export interface SubResult extends Result {
  readonly op: 'create' | 'delete' | 'setData' | 'check' | 'getData' | 'getChildren' | 'error';
}

export type WatchEventType =
  'NodeCreated' | 'NodeDeleted' | 'NodeDataChanged' | 'NodeChildrenChanged';

export interface WatchEvent {
  readonly type: WatchEventType;
  readonly path: string;
}
