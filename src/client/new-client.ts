import { forkRandom } from '../kernel/random.ts';
import type { Client, ProgramState } from './client-state.ts';
import { newProbing } from './probe.ts';
import { NO_WATCHERS } from './watchers.ts';

/** What a client is told when it is made (`ZooKeeper`'s constructor). */
export interface ClientOptions {
  readonly name: string;
  /** The host to try first; 0: any. */
  readonly server: number;
  /** Its list of hosts; empty: every server. */
  readonly hosts: readonly number[];
  readonly timeoutMs: number;
  readonly chroot: string;
  readonly readOnly: boolean;
  readonly renews: boolean;
  /** A session to go on with; null: a new one. */
  readonly session: { readonly id: string; readonly password: string } | null;
}

/** A client process that has not begun yet. */
export function newClient(seed: string, options: ClientOptions, program: ProgramState): Client {
  const { name, server, hosts, timeoutMs, chroot, readOnly, renews, session } = options;
  return {
    name,
    random: forkRandom(seed, `client ${name}`),
    timers: new Map(),
    state: 'gone',
    told: 'Disconnected',
    server,
    connection: 0,
    hosts,
    host: -1,
    lastHost: -1,
    acceptedBy: 0,
    barred: false,
    closing: false,
    renews,
    chroot,
    readOnly,
    requestedTimeoutMs: timeoutMs,
    timeoutMs,
    session: session?.id ?? '',
    password: session?.password ?? '',
    seenReadWrite: session !== null,
    probing: newProbing(0),
    lastZxid: 0,
    nextXid: 1,
    pending: [],
    unsent: [],
    callbacks: [],
    heardAt: 0,
    sentAt: 0,
    auth: [],
    watchers: NO_WATCHERS,
    program,
  };
}

export const copyClient = (client: Client): Client => ({
  ...client,
  random: { ...client.random },
  timers: new Map([...client.timers].map(([name, timer]) => [name, { ...timer }])),
  probing: { ...client.probing },
  pending: client.pending.slice(),
  unsent: client.unsent.slice(),
  program: { ...client.program },
});
