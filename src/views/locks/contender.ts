import type { Client } from '../../client/client-state.ts';

/** What is queued for. */
export type QueueKind = 'lock';

/** A client whose program stands in a queue of ephemerals, and what it believes. */
export interface Contender {
  readonly client: Client;
  readonly kind: QueueKind;
  /** The node above the queue, as the servers name it. */
  readonly path: string;
  /** Its own node as it knows it; empty for none. */
  readonly node: string;
  /** Whether it believes that it holds what it queued for, or has begun to give it up. */
  readonly belief: 'holds' | 'releases' | 'waits';
  /** What it uses while it holds; null for nothing. */
  readonly resource: string | null;
  /** Whether it tells the resource its token. */
  readonly fences: boolean;
}

const BELIEFS: Readonly<Record<string, Contender['belief']>> = {
  holding: 'holds',
  releasing: 'releases',
};

/** Null for a client that queues for nothing. */
export function contenderOf(client: Client): Contender | null {
  const { program, chroot } = client;
  switch (program.kind) {
    case 'lock':
      return {
        client,
        kind: program.kind,
        path: `${chroot}${program.path}`,
        node: program.node,
        belief: BELIEFS[program.step] ?? 'waits',
        resource: program.resource ?? null,
        fences: program.mistakes?.includes('no-fencing') !== true,
      };
    default:
      return null;
  }
}
