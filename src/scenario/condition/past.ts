import type { Event } from '../../simulation/facts.ts';
import type { Frame } from '../../timeline/frame.ts';

type Wanted = (event: Event) => boolean;

interface Counted {
  branch: number;
  read: number;
  found: number;
}

/** Counts past events of a run whose history is kept; it remembers how far it came. */
export class HistoryPast {
  readonly #counts = new Map<Wanted, Counted>();

  /** How many of the first `frame.eventCount` events are as wanted. */
  count(wanted: Wanted, frame: Pick<Frame, 'events' | 'eventCount' | 'branch'>): number {
    let counted = this.#counts.get(wanted);
    if (counted?.branch !== frame.branch || counted.read > frame.eventCount) {
      counted = { branch: frame.branch, read: 0, found: 0 };
      this.#counts.set(wanted, counted);
    }
    for (; counted.read < frame.eventCount; counted.read++) {
      if (wanted(frame.events.at(counted.read)!)) counted.found++;
    }
    return counted.found;
  }
}

/** Counts past events of a run that is not kept: it hears of each step once, from the first on. */
export class StreamPast {
  readonly #counts: Map<Wanted, number>;

  constructor(pasts: readonly Wanted[]) {
    this.#counts = new Map(pasts.map((wanted) => [wanted, 0]));
  }

  hear(events: readonly Event[]): void {
    for (const [wanted, count] of this.#counts) {
      this.#counts.set(wanted, count + events.filter(wanted).length);
    }
  }

  count(wanted: Wanted): number {
    return this.#counts.get(wanted) ?? 0;
  }
}
