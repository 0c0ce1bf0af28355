import { forkRandom } from '../kernel/random.ts';
import type { Client, ProgramState } from './client-state.ts';

/** A client process that has not begun yet. `server` 0: any. */
export function newClient(
  seed: string,
  name: string,
  server: number,
  timeoutMs: number,
  program: ProgramState,
): Client {
  return {
    name,
    random: forkRandom(seed, `client ${name}`),
    timers: new Map(),
    state: 'connecting',
    server,
    connection: 0,
    hosts: [],
    nextHost: 0,
    requestedTimeoutMs: timeoutMs,
    timeoutMs,
    session: '',
    password: '',
    lastZxid: 0,
    nextXid: 1,
    pending: [],
    unsent: [],
    heardAt: 0,
    sentAt: 0,
    watches: { data: [], exist: [], child: [] },
    program,
  };
}

export const copyClient = (client: Client): Client => ({
  ...client,
  random: { ...client.random },
  timers: new Map([...client.timers].map(([name, timer]) => [name, { ...timer }])),
  pending: client.pending.slice(),
  unsent: client.unsent.slice(),
  program: { ...client.program },
});
