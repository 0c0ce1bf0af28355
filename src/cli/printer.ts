import { digestWorld } from '../simulation/digest-world.ts';
import type { Event } from '../simulation/facts.ts';
import type { World } from '../simulation/world.ts';
import { EventLogWriter } from '../timeline/event-log.ts';
import { isNoise, traceLine } from '../timeline/trace-line.ts';
import { showState } from './show-state.ts';

const CHARACTERS_KEPT_MAX = 100_000;

/** Prints what was asked for, in large pieces. */
export class Printer {
  readonly #what: ReadonlySet<string>;
  readonly #noise: boolean;
  readonly #json = new EventLogWriter('jsonl');
  readonly #shiviz: EventLogWriter;
  #kept = '';

  constructor(what: ReadonlySet<string>, noise: boolean) {
    this.#what = what;
    this.#noise = noise;
    this.#shiviz = new EventLogWriter('shiviz', noise);
    if (what.has('shiviz')) this.#print(this.#shiviz.head);
  }

  /** Takes the next event of the run. */
  event(event: Event): void {
    const what = this.#what;
    if (what.has('trace') && (this.#noise || !isNoise(event))) this.#print(`${traceLine(event)}\n`);
    if (what.has('jsonl') || what.has('events')) this.#print(this.#json.write(event));
    if (what.has('shiviz')) this.#print(this.#shiviz.write(event));
  }

  console(text: string): void {
    if (this.#what.has('console')) this.#print(`${text}\n`);
  }

  /** The run is over. */
  end(world: World): void {
    if (this.#what.has('state')) this.#print(`${showState(world)}\n`);
    if (this.#what.has('digest')) this.#print(`${digestWorld(world)}\n`);
    this.#flush();
  }

  #print(text: string): void {
    this.#kept += text;
    if (this.#kept.length > CHARACTERS_KEPT_MAX) this.#flush();
  }

  #flush(): void {
    if (this.#kept !== '') process.stdout.write(this.#kept);
    this.#kept = '';
  }
}
