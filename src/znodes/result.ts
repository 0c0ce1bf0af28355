import type { ErrorName } from './error-code.ts';
import type { Stat } from './stat.ts';

/** What a server answers to an operation. */
export interface Result {
  readonly error: ErrorName;
  /** create: the name that was given, with its sequence number. */
  readonly path?: string;
  readonly data?: string;
  readonly children?: readonly string[];
  readonly stat?: Stat;
}

export type WatchEventType =
  'NodeCreated' | 'NodeDeleted' | 'NodeDataChanged' | 'NodeChildrenChanged';

export interface WatchEvent {
  readonly type: WatchEventType;
  readonly path: string;
}
