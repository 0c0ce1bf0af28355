import type { Command } from '../../../../src/simulation/command.ts';
import type { Event, EventKind, EventOf } from '../../../../src/simulation/facts.ts';
import { DEFAULT_SETUP, type Program, type Setup } from '../../../../src/simulation/setup.ts';
import { Run } from '../../../property/run.ts';

const SECOND_US = 1_000_000;

/** Clients with programs at three quick servers, judged by all checkers; what they believe is kept, in order. */
export class LineUp {
  readonly run: Run;
  readonly events: Event[] = [];

  constructor(programs: Readonly<Record<string, Program>>, more: Partial<Setup> = {}) {
    this.run = new Run(
      {
        ...DEFAULT_SETUP,
        seed: 'line-up',
        servers: 3,
        startsMs: [0, 0, 0],
        latencyUs: { min: 500, max: 1_000 },
        fsyncUs: { min: 200, max: 500 },
        tickMs: 200,
        clients: Object.entries(programs).map(([name, program], i) => ({
          name,
          server: (i % 3) + 1,
          timeoutMs: 1_000,
          program,
        })),
        ...more,
      },
      (events) => this.events.push(...events),
    );
  }

  act(command: Command): this {
    this.run.act(command);
    return this;
  }

  seconds(count: number): this {
    this.run.until(this.run.world.now + count * SECOND_US);
    return this;
  }

  all<K extends EventKind>(kind: K): readonly EventOf<K>[] {
    return this.events.filter((event): event is EventOf<K> => event.kind === kind);
  }

  /** Plays on until something happens. */
  until<K extends EventKind>(
    kind: K,
    isIt: (event: EventOf<K>) => boolean = () => true,
  ): EventOf<K> {
    let found: EventOf<K> | undefined;
    this.run.until(this.run.world.now + 60 * SECOND_US, (events) => {
      found = events.find(
        (event): event is EventOf<K> => event.kind === kind && isIt(event as EventOf<K>),
      );
      return found !== undefined;
    });
    if (found === undefined) throw new Error(`${kind} did not happen within a minute`);
    return found;
  }

  /** Until somebody, or this client, holds. @returns who */
  untilHeld(who?: string): string {
    return this.until('lock-changed', (e) => e.state === 'holding' && (who ?? e.who) === e.who).who;
  }

  /** Everybody's last belief. */
  beliefs(): Readonly<Record<string, string>> {
    return Object.fromEntries(this.all('lock-changed').map(({ who, state }) => [who, state]));
  }

  holders(): readonly string[] {
    return Object.entries(this.beliefs()).flatMap(([who, state]) =>
      state === 'holding' ? [who] : [],
    );
  }

  /** The clients that a watch told of anything below `path` since event `from`. */
  wokenSince(from: number, path: string): readonly string[] {
    return this.all('watch-event')
      .filter(({ id, event }) => id > from && event.path.startsWith(path))
      .map(({ who }) => who);
  }

  /** What has been broken, once all has been quiet. */
  broken(): readonly string[] {
    this.seconds(10);
    this.run.atRest();
    return [...new Set(this.run.violations.map(({ checker }) => checker))];
  }
}

/** `count` clients, `a` and on, each with this program. */
export const everybody = (count: number, program: Program): Readonly<Record<string, Program>> =>
  Object.fromEntries(
    Array.from({ length: count }, (_, i) => [String.fromCharCode(97 + i), program]),
  );
