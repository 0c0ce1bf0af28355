import type { Client, ProgramState } from '../../client/client-state.ts';

/** What clients stand in line for, or contend for. */
export const QUEUE_KINDS = [
  'lock',
  'herd-lock',
  'shared-lock',
  'revocable-lock',
  'semaphore',
  'election',
] as const;
export type QueueKind = (typeof QUEUE_KINDS)[number];

/** What all programs that queue remember. */
interface Queueing {
  readonly kind: QueueKind;
  readonly path: string;
  readonly node: string;
  readonly step: string;
  readonly resource?: string | undefined;
  readonly mistakes?: readonly string[] | undefined;
  readonly permits?: number;
}

/** A client whose program queues, and what it believes. */
export interface Contender {
  readonly client: Client;
  readonly kind: QueueKind;
  /** The node above the queue, as the servers name it; for the herd the one node that all want. */
  readonly path: string;
  /** Its own node as it knows it; empty for none. */
  readonly node: string;
  /** Whether it believes that it holds what it queued for, or has begun to give it up. */
  readonly belief: 'holds' | 'releases' | 'waits';
  /** How many may hold it at once. */
  readonly permits: number;
  /** What it uses while it holds; null for nothing. */
  readonly resource: string | null;
  /** Whether it tells the resource its token. */
  readonly fences: boolean;
}

const BELIEFS: Readonly<Record<string, Contender['belief']>> = {
  holding: 'holds',
  releasing: 'releases',
};

const queues = (program: ProgramState): program is ProgramState & Queueing =>
  (QUEUE_KINDS as readonly string[]).includes(program.kind);

/** Null for a client that queues for nothing. */
export function contenderOf(client: Client): Contender | null {
  const { program, chroot } = client;
  if (!queues(program)) return null;
  const { kind, path, node, step, resource, mistakes, permits }: Queueing = program;
  return {
    client,
    kind,
    path: `${chroot}${path}`,
    node,
    belief: BELIEFS[step] ?? 'waits',
    permits: permits ?? 1,
    resource: resource ?? null,
    fences: mistakes?.includes('no-fencing') !== true,
  };
}
