import type { Command } from '../../../src/simulation/command.ts';
import type { Event, EventKind, EventOf } from '../../../src/simulation/facts.ts';
import { DEFAULT_SETUP, type Setup } from '../../../src/simulation/setup.ts';
import type { Operation } from '../../../src/znodes/request.ts';
import type { ClientOperation } from '../../../src/znodes/wire.ts';
import { Run } from '../../property/run.ts';

/** A server that stands alone, and clients that ask it one thing at a time. */
export class OneServer {
  readonly told: Event[] = [];
  readonly run: Run;

  constructor(setup: Partial<Setup> = {}) {
    const alone = { ...DEFAULT_SETUP, servers: 1, startsMs: [0], tickMs: 200, standalone: true };
    this.run = new Run({ ...alone, ...setup }, (events) => void this.told.push(...events));
    this.wait(100);
  }

  get peer() {
    return this.run.world.peers[0]!;
  }

  /** Where the clock stands, also while nothing happens. Microseconds. */
  #now = 0;

  wait(ms: number): void {
    this.#now += ms * 1_000;
    this.run.until(this.#now);
  }

  act(command: Command): void {
    this.run.act(command, this.#now);
  }

  /** A client joins. */
  join(name: string, timeoutMs = 30_000): string {
    this.act({
      do: 'add-client',
      client: { name, server: 1, timeoutMs, program: { kind: 'idle' } },
    });
    this.wait(150);
    return this.of('client-connected').findLast(({ who }) => who === name)!.session;
  }

  /** What a client is answered. */
  ask(
    client: string,
    operation: ClientOperation,
    how: { readonly raw?: boolean } = {},
  ): EventOf<'answered'>['result'] {
    this.act({ do: 'request', client, operation: operation as Operation, ...how });
    this.wait(150);
    return this.of('answered').findLast(({ who }) => who === client)!.result;
  }

  of<K extends EventKind>(kind: K): EventOf<K>[] {
    return this.told.filter((event): event is EventOf<K> => event.kind === kind);
  }

  /** The events that were sent to a session since the last call: `NodeCreated /a`. */
  fired(session: string): string[] {
    const fired = this.of('watch-fired').filter((event) => event.session === session);
    const news = fired.slice(this.#heard.get(session) ?? 0);
    this.#heard.set(session, fired.length);
    return news.map(({ event }) => `${event.type} ${event.path}`);
  }

  readonly #heard = new Map<string, number>();
}

export const create = (path: string, data = ''): Operation => ({
  op: 'create',
  path,
  data,
  mode: 'persistent',
});
export const remove = (path: string): Operation => ({ op: 'delete', path, version: -1 });
export const set = (path: string): Operation => ({
  op: 'setData',
  path,
  data: 'new',
  version: -1,
});
export const getData = (path: string): Operation => ({ op: 'getData', path, watch: true });
export const exists = (path: string): Operation => ({ op: 'exists', path, watch: true });
export const children = (path: string): Operation => ({ op: 'getChildren', path, watch: true });
export const addWatch = (
  path: string,
  mode: 'persistent' | 'persistent_recursive' = 'persistent',
): Operation => ({ op: 'addWatch', path, mode });
