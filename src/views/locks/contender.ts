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
}

/** Null for a client that queues for nothing. */
export function contenderOf(client: Client): Contender | null {
  const { program, chroot } = client;
  switch (program.kind) {
    case 'lock': {
      const { step, node } = program;
      const belief = step === 'holding' ? 'holds' : step === 'releasing' ? 'releases' : 'waits';
      return { client, kind: 'lock', path: `${chroot}${program.path}`, node, belief };
    }
    default:
      return null;
  }
}
