import type { Command, MessageCommand } from '../../../src/simulation/command.ts';
import type { Event, EventKind, EventOf } from '../../../src/simulation/facts.ts';
import { DEFAULT_SETUP, type Setup } from '../../../src/simulation/setup.ts';
import { counterOf } from '../../../src/zab/zxid.ts';
import { Run } from '../../property/run.ts';

/** Three servers whose links take 10 ms and whose disks take 5; 3 leads, and client a is with it. */
export class Bus {
  readonly run: Run;
  readonly told: Event[] = [];

  constructor(setup: Partial<Setup> = {}) {
    this.run = new Run(
      {
        ...DEFAULT_SETUP,
        servers: 3,
        startsMs: [0, 0, 0],
        latencyUs: { min: 10_000, max: 10_000 },
        fsyncUs: { min: 5_000, max: 5_000 },
        clients: [{ name: 'a', server: 3, timeoutMs: 10_000, program: { kind: 'idle' } }],
        ...setup,
      },
      (events) => void this.told.push(...events),
    );
    this.run.until(3_000_000);
    this.told.length = 0;
  }

  /** Milliseconds of virtual time. */
  wait(ms: number): this {
    this.#now = this.#at + ms * 1_000;
    this.run.until(this.#now);
    return this;
  }

  #now = 0;

  get #at(): number {
    return Math.max(this.#now, this.run.world.now);
  }

  act(command: Command): this {
    this.run.act(command, this.#at);
    return this;
  }

  create(...paths: readonly string[]): this {
    for (const path of paths) {
      const operation = { op: 'create', path, data: '', mode: 'persistent' } as const;
      this.act({ do: 'request', client: 'a', operation });
    }
    return this;
  }

  /** Does something to the n-th message of a type that is on its way. */
  to(type: string, from: number, to: number, what: MessageCommand['do'], nth = 0): this {
    const flying = [...this.run.world.connections.values()]
      .flatMap(({ forth, back }) => [...forth.inFlight, ...back.inFlight])
      .filter(
        ({ carries, ...envelope }) =>
          envelope.from === from &&
          envelope.to === to &&
          carries.kind === 'message' &&
          carries.message.type === type,
      );
    const envelope = flying[nth]!.id;
    const untilUs = this.#at + 50_000;
    return this.act(what === 'delay' ? { do: what, envelope, untilUs } : { do: what, envelope });
  }

  of<K extends EventKind>(kind: K): EventOf<K>[] {
    return this.told.filter((event): event is EventOf<K> => event.kind === kind);
  }

  /** The proposals that have reached a server, by their counters, each with its time since the first was sent. */
  proposalsAt(server: number): readonly string[] {
    const first = this.of('proposed')[0]!.at;
    return this.of('delivered').flatMap(({ who, at, message }) =>
      who === server && message.type === 'PROPOSAL'
        ? [`${counterOf(message.zxid)} after ${(at - first) / 1_000}`]
        : [],
    );
  }
}

/** Two proposals, 2 and 3, are on their way to both followers. */
export const proposed = (setup: Partial<Setup> = {}): Bus => {
  const bus = new Bus(setup).create('/x', '/y');
  bus.run.until(9_000_000, (events) =>
    events.some((event) => event.kind === 'proposed' && counterOf(event.zxid) === 3),
  );
  return bus;
};
