import type { Violation } from '../../../../src/checkers/checker.ts';
import type { Command } from '../../../../src/simulation/command.ts';
import type { Event, EventKind, EventOf } from '../../../../src/simulation/facts.ts';
import {
  type ClientSetup,
  DEFAULT_SETUP,
  type Program,
  type Setup,
} from '../../../../src/simulation/setup.ts';
import { Run } from '../../../property/run.ts';

const SECOND_US = 1_000_000;

/** Three servers at a quick pace, and clients with programs: a story of what they believe and do. */
export class Troupe {
  readonly run: Run;
  readonly events: Event[] = [];

  constructor(
    programs: Readonly<Record<string, Program>>,
    clients: Partial<ClientSetup> = {},
    setup: Partial<Setup> = {},
  ) {
    this.run = new Run(
      {
        ...DEFAULT_SETUP,
        seed: 'troupe',
        servers: 3,
        startsMs: [0, 0, 0],
        latencyUs: { min: 500, max: 2_000 },
        fsyncUs: { min: 200, max: 1_000 },
        tickMs: 200,
        ...setup,
        clients: Object.entries(programs).map(([name, program], i) => ({
          name,
          server: (i % 3) + 1,
          timeoutMs: 2_000,
          program,
          ...clients,
        })),
      },
      (events) => this.events.push(...events),
    );
  }

  /** Everything of one kind that has happened, in order. */
  all<K extends EventKind>(kind: K): readonly EventOf<K>[] {
    return this.events.filter((event): event is EventOf<K> => event.kind === kind);
  }

  /** Lets time pass. */
  seconds(count: number): this {
    this.run.until(this.run.world.now + count * SECOND_US);
    return this;
  }

  /** Plays on until something happens; throws if it does not within a minute. */
  until<K extends EventKind>(
    kind: K,
    isIt: (event: EventOf<K>) => boolean = () => true,
  ): EventOf<K> {
    let found: EventOf<K> | undefined;
    this.run.until(this.run.world.now + 60 * SECOND_US, (events) => {
      found ??= events.find(
        (event): event is EventOf<K> => event.kind === kind && isIt(event as EventOf<K>),
      );
      return found !== undefined;
    });
    if (found === undefined) throw new Error(`${kind} did not happen within a minute`);
    return found;
  }

  act(command: Command): this {
    this.run.act(command);
    return this;
  }

  /** What broke by the end, once everything has been quiet for long. */
  verdict(): readonly Violation[] {
    this.seconds(20);
    this.run.atRest();
    return this.run.violations;
  }

  /** The names of the invariants that broke, each once. */
  broken(): readonly string[] {
    return [...new Set(this.verdict().map(({ checker }) => checker))];
  }

  /** The tree as the leader has it. */
  children(path: string): readonly string[] {
    return [...(this.#znode(path)?.children.keys() ?? [])].sort();
  }

  data(path: string): string | null {
    return this.#znode(path)?.data ?? null;
  }

  #znode(path: string) {
    const leader = this.run.world.peers.find(({ leading }) => leading?.stage === 'broadcast');
    return leader?.replica.znodes.get(path);
  }
}
