import type { Client } from '../../client/client-state.ts';
import { checkAll } from '../../checkers/check-all.ts';
import type { Command } from '../../simulation/command.ts';
import { createWorld } from '../../simulation/create-world.ts';
import type { Event, EventKind, EventOf } from '../../simulation/facts.ts';
import { perform } from '../../simulation/perform.ts';
import type { Setup } from '../../simulation/setup.ts';
import { step } from '../../simulation/step.ts';
import type { World } from '../../simulation/world.ts';
import type { Peer } from '../../server/server-state.ts';

/** How long a script waits for anything, virtual time: longer than any session lives. */
export const PATIENCE_MS = 200_000;

/** Time for what a step set going without telling anybody: a closed connection, a commit on its way to an observer. */
export const SETTLE_MS = 5;

/** The simulation did not come to where the recording came. */
export class Stuck extends Error {
  override readonly name = 'Stuck';
}

/** One world, driven by commands, under all checkers; what happened since the last look is at hand. */
export class Stage {
  readonly world: World;
  /** What happened since `forget`. */
  events: Event[] = [];
  /** Clients that may not dial again once their connection is gone. */
  readonly cuts = new Set<string>();
  readonly violations: string[] = [];
  readonly #judge = checkAll();
  readonly #sink: Event[] = [];

  constructor(setup: Setup) {
    this.world = createWorld(setup);
  }

  forget(): void {
    this.events = [];
  }

  act(command: Command): void {
    this.#sink.length = 0;
    perform(this.world, this.world.now, command, this.#sink);
    this.#look();
  }

  #look(): void {
    const events = [...this.#sink];
    this.events.push(...events);
    for (const { message } of this.#judge.observe(events, this.world))
      this.violations.push(message);
    for (const event of events) {
      if (event.kind === 'client-disconnected' && this.cuts.delete(event.who)) {
        this.act({ do: 'disconnect-client', client: event.who });
      }
    }
  }

  /** Lets time pass until `enough`; says whether it came to that. */
  until(enough: () => boolean, patienceMs = PATIENCE_MS): boolean {
    const endUs = this.world.now + patienceMs * 1_000;
    while (!enough()) {
      this.#sink.length = 0;
      if (!step(this.world, endUs, this.#sink)) return false;
      if (this.#sink.length > 0) this.#look();
    }
    return true;
  }

  /** Lets time pass until `enough`. @param what it is, for the message when it never happens */
  await(what: string, enough: () => boolean): void {
    if (!this.until(enough)) throw new Stuck(`it never came to this: ${what}`);
  }

  wait(ms: number): void {
    const endUs = this.world.now + ms * 1_000;
    this.until(() => false, ms);
    // A command is a step of its own at any time: the clock moves on with it.
    if (this.world.now < endUs) this.world.now = endUs;
  }

  all<K extends EventKind>(kind: K): readonly EventOf<K>[] {
    return this.events.filter((event): event is EventOf<K> => event.kind === kind);
  }

  client(actor: string): Client | undefined {
    return this.world.clients.get(actor);
  }

  isConnected(actor: string): boolean {
    const { state } = this.client(actor) ?? { state: 'closed' };
    return state === 'connected' || state === 'connected-read-only';
  }

  /** Servers that run and are not frozen. */
  get live(): readonly Peer[] {
    return this.world.peers.filter(({ up, sid }) => up && !this.world.paused.has(sid));
  }

  get leader(): Peer | undefined {
    return this.live.find(({ role, serving }) => role === 'leading' && serving);
  }

  isReady(): boolean {
    return this.leader !== undefined && this.live.every(({ serving }) => serving);
  }
}
