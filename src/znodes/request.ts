/** How a znode is created (`CreateMode`). The further modes come with the whole znode engine. */
export type CreateMode =
  'persistent' | 'ephemeral' | 'persistent_sequential' | 'ephemeral_sequential';

/** What a client may ask. `version` -1 matches every version. */
export type Operation =
  | {
      readonly op: 'create';
      readonly path: string;
      readonly data: string;
      readonly mode: CreateMode;
    }
  | { readonly op: 'delete'; readonly path: string; readonly version: number }
  | {
      readonly op: 'setData';
      readonly path: string;
      readonly data: string;
      readonly version: number;
    }
  | { readonly op: 'getData'; readonly path: string; readonly watch: boolean }
  | { readonly op: 'exists'; readonly path: string; readonly watch: boolean }
  | { readonly op: 'getChildren'; readonly path: string; readonly watch: boolean }
  | { readonly op: 'sync'; readonly path: string }
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
}

const WRITES: ReadonlySet<AnyOperation['op']> = new Set([
  'create',
  'delete',
  'setData',
  'createSession',
  'closeSession',
  'reconfig',
]);

/** Whether the operation becomes a transaction. */
export const isWrite = (operation: AnyOperation): boolean => WRITES.has(operation.op);

/** Whether it must wait for the leader (`CommitProcessor.needCommit` on a learner). */
export const needsLeader = (operation: AnyOperation): boolean =>
  isWrite(operation) || operation.op === 'sync';
