import { afterEach, expect } from 'vitest';
import type { Event, EventKind, EventOf } from '../../src/simulation/facts.ts';
import { AS_RECORDED, DEFAULT_SETUP, type Setup } from '../../src/simulation/setup.ts';
import type { Peer } from '../../src/server/server-state.ts';
import { counterOf, epochOf, type Zxid } from '../../src/zab/zxid.ts';
import type { Operation } from '../../src/znodes/request.ts';
import { Run } from '../property/run.ts';

export const showFact = (zxid: Zxid): string => `e${epochOf(zxid)}:${counterOf(zxid)}`;

const MODES = {
  leading: 'leader',
  following: 'follower',
  observing: 'observer',
  looking: 'looking',
};
const PATIENCE_US = 60_000_000;

const played: Ensemble[] = [];
afterEach(() => {
  for (const { run } of played.splice(0)) expect(run.violations).toEqual([]);
});

/** An ensemble on loopback as the recorded one was (test/conformance), under all checkers. Times in milliseconds of virtual time. */
export class Ensemble {
  readonly run: Run;
  readonly #events: Event[] = [];

  constructor(setup: Partial<Setup> = {}) {
    const servers = setup.servers ?? 3;
    const all = servers + (setup.observers ?? 0);
    this.run = new Run(
      {
        ...DEFAULT_SETUP,
        seed: 'loopback',
        servers,
        startsMs: Array.from({ length: all }, () => 0),
        latencyUs: AS_RECORDED.latencyUs,
        fsyncUs: AS_RECORDED.fsyncUs,
        tickMs: 200,
        initLimitTicks: 50,
        syncLimitTicks: 15,
        commitLogCount: 500,
        snapCount: 100_000,
        ...setup,
      },
      (events) => this.#events.push(...events),
    );
    played.push(this);
  }

  get nowMs(): number {
    return this.run.world.now / 1_000;
  }

  /** How many events there were: where a later look begins. */
  get mark(): number {
    return this.#events.length;
  }

  wait(ms: number): this {
    const { run } = this;
    run.until(run.world.now + ms * 1_000);
    return this;
  }

  until(kind: EventKind, who?: number | string): this {
    const { run } = this;
    const hit = (event: Event): boolean =>
      event.kind === kind && (who === undefined || event.who === who);
    if (!run.until(run.world.now + PATIENCE_US, (events) => events.some(hit))) {
      throw new Error(`never happened: ${kind} ${who ?? ''}`);
    }
    return this;
  }

  kill(...servers: readonly number[]): this {
    for (const server of servers) this.run.act({ do: 'crash', server });
    return this;
  }

  start(...servers: readonly number[]): this {
    for (const server of servers) this.run.act({ do: 'restart', server });
    return this;
  }

  wipe(server: number): this {
    this.run.act({ do: 'wipe', server });
    return this;
  }

  freeze(...servers: readonly number[]): this {
    for (const actor of servers) this.run.act({ do: 'pause', actor });
    return this;
  }

  thaw(...servers: readonly number[]): this {
    for (const actor of servers) this.run.act({ do: 'resume', actor });
    return this;
  }

  /** One session: the first takes zxid e1:1. */
  client(name: string, server: number, timeoutMs = 4_000): this {
    const program = { kind: 'idle' } as const;
    this.run.act({ do: 'add-client', client: { name, server, timeoutMs, program } });
    return this.until('client-connected', name);
  }

  /** A client of server 3 that is content with reads, and knows server 1 too. */
  reader(name: string): this {
    const program = { kind: 'idle' } as const;
    const client = { name, server: 3, hosts: [1, 3], timeoutMs: 4_000, readOnly: true, program };
    this.run.act({ do: 'add-client', client });
    return this.until('client-connected', name);
  }

  /** Waits until the client is attached to a server, if it is not. */
  attached(name: string): this {
    const { state } = this.run.world.clients.get(name)!;
    return state === 'connected' ? this : this.until('client-connected', name);
  }

  /** The client is gone without a word: its session stays until it runs out. */
  drop(name: string): this {
    this.run.act({ do: 'remove-client', client: name });
    return this;
  }

  /** Sends and does not wait. */
  ask(client: string, operation: Operation): this {
    this.run.act({ do: 'request', client, operation });
    return this;
  }

  create(client: string, path: string, mode: 'persistent' | 'ephemeral' = 'persistent'): this {
    return this.ask(client, { op: 'create', path, data: 'x', mode });
  }

  /** Creates, waits for the answer, and gives it as `OK e1:2`. */
  created(client: string, path: string, mode: 'persistent' | 'ephemeral' = 'persistent'): string {
    const from = this.mark;
    this.create(client, path, mode).until('answered', client);
    const [answer] = this.answers(client, from);
    this.wait(5);
    return answer!;
  }

  /** What a client was told since `from`, as `OK e1:2`, `CONNECTIONLOSS`. */
  answers(client: string, from = 0): readonly string[] {
    return this.all('answered', from)
      .filter(({ who }) => who === client)
      .map(({ result, zxid }) =>
        result.error === 'CONNECTIONLOSS' ? result.error : `${result.error} ${showFact(zxid)}`,
      );
  }

  all<K extends EventKind>(kind: K, from = 0): readonly EventOf<K>[] {
    return this.#events.slice(from).filter((event): event is EventOf<K> => event.kind === kind);
  }

  /** Synchronizations since `from`, as `2 to 1: DIFF e1:6 for e1:6`. */
  syncs(from = 0): readonly string[] {
    return this.all('sync-chosen', from).map(
      ({ who, learner, mode, zxid, peerLast }) =>
        `${who} to ${learner}: ${mode} ${showFact(zxid)} for ${showFact(peerLast)}`,
    );
  }

  /** As recorded: mode, last zxid, (acceptedEpoch/currentEpoch). */
  state(): readonly string[] {
    return this.run.world.peers.map((peer) => {
      const { acceptedEpoch, currentEpoch } = peer.disk;
      return [this.#mode(peer), `(${acceptedEpoch}/${currentEpoch})`].join(' ');
    });
  }

  #mode(peer: Peer): string {
    if (!peer.up) return 'dead';
    if (this.run.world.paused.has(peer.sid)) return 'stopped';
    if (!peer.serving) return 'looking';
    if (peer.readOnly) return `read-only ${showFact(peer.lastProcessed)}`;
    return `${MODES[peer.role]} ${showFact(peer.lastProcessed)}`;
  }

  /** Who serves as leader; 0 for nobody. */
  get leader(): number {
    const { peers, paused } = this.run.world;
    return peers.find((p) => p.serving && p.role === 'leading' && !paused.has(p.sid))?.sid ?? 0;
  }

  /** When each server that is up has created a znode: `e1:3`, or NONODE. */
  znode(path: string): readonly string[] {
    return this.run.world.peers
      .filter((peer) => peer.up)
      .map(({ replica }) => {
        const znode = replica.znodes.get(path);
        return znode === undefined ? 'NONODE' : showFact(znode.czxid);
      });
  }
}
