import type { Client } from '../client-state.ts';
import type { ClientHost } from '../host.ts';
import { wakeAfter } from './ask.ts';

type Zxid = number;

/** Trusts the lock: tells the resource no token. */
export const NO_FENCING = 'no-fencing';

/** What a client does with a lock that it holds. */
export interface HolderSetup {
  readonly holdMs: number;
  /** Something beside the ensemble that only the holder may use; none if left out. */
  readonly resource?: string | undefined;
}

export interface HolderState {
  /** The czxid of its node while it holds: its fencing token. */
  token?: Zxid | undefined;
  /** How often it has used the resource since it holds. */
  uses?: number | undefined;
}

/** What a client tells a resource with each use. */
export interface ResourceUse {
  readonly resource: string;
  readonly lock: string;
  /** The node by which it believes to hold the lock. */
  readonly node: string;
  /** Null: it tells none, and the resource cannot know better. */
  readonly token: Zxid | null;
  readonly as: 'read' | 'write';
}

type Holder = HolderSetup &
  HolderState & {
    readonly path: string;
    readonly mistakes?: readonly string[] | undefined;
    node: string;
  };

/** Uses of the resource while it holds, the first at once. */
const USES = 4;

/** Whether it must know its token before it may use what it holds. */
export const needsToken = ({ resource }: HolderSetup): boolean => resource !== undefined;

/** It believes that it holds: it uses the resource, if there is one, and will wake when there is something to do. */
export function beginHolding(
  client: Client,
  program: Holder,
  host: ClientHost,
  as: 'read' | 'write' = 'write',
): void {
  if (program.resource === undefined) return wakeAfter(client, host, program.holdMs);
  program.uses = 0;
  goOnHolding(client, program, host, as);
}

/** @returns whether the time is over for which it wanted to hold */
export function goOnHolding(
  client: Client,
  program: Holder,
  host: ClientHost,
  as: 'read' | 'write' = 'write',
): boolean {
  const { resource, path: lock, node, token = null, uses = 0, holdMs } = program;
  if (resource === undefined || uses === USES) return true;
  program.uses = uses + 1;
  const trusts = program.mistakes?.includes(NO_FENCING) === true;
  host.useResource(client, { resource, lock, node, token: trusts ? null : token, as });
  wakeAfter(client, host, holdMs / USES);
  return false;
}

/** It holds nothing any more: neither the token nor the clock of its uses stays. */
export function endHolding(program: Holder): void {
  if (program.resource === undefined) return;
  program.token = undefined;
  program.uses = undefined;
}
