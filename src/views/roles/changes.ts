import { firstIndex } from '../../kernel/first-index.ts';
import type { Event } from '../../simulation/facts.ts';
import { EventReader, type Events } from '../events/event-reader.ts';

/** One change of state of somebody. */
export interface Change<State, Why> {
  readonly event: Event;
  readonly change: Why;
  readonly from: State;
  readonly to: State;
}

/** The changes of everybody's state, read from a history once. */
export class Changes<Who, State, Why> {
  readonly #reader = new EventReader();
  readonly #changes = new Map<Who, Change<State, Why>[]>();
  readonly #start: State;
  readonly #whose: (event: Event) => Who | null;
  readonly #change: (
    event: Event,
    from: State,
  ) => { readonly change: Why; readonly to: State } | null;

  /**
   * @param whose whom an event is about; null if about nobody with such a state
   * @param change what it does to that state; null: nothing
   */
  constructor(
    start: State,
    whose: (event: Event) => Who | null,
    change: (event: Event, from: State) => { readonly change: Why; readonly to: State } | null,
  ) {
    this.#start = start;
    this.#whose = whose;
    this.#change = change;
  }

  read(events: Events, most: number): boolean {
    return this.#reader.read(
      events,
      most,
      () => this.#changes.clear(),
      (event) => this.#take(event),
    );
  }

  #take(event: Event): void {
    const who = this.#whose(event);
    if (who === null) return;
    const changes = this.#changes.get(who) ?? [];
    const from = changes.at(-1)?.to ?? this.#start;
    const change = this.#change(event, from);
    if (change === null) return;
    this.#changes.set(who, changes);
    changes.push({ event, from, ...change });
  }

  /** The last change among the first `eventCount` events; null if there was none, or it is not read yet. */
  last(who: Who, eventCount: number): Change<State, Why> | null {
    const changes = this.#changes.get(who) ?? [];
    return changes[firstIndex(changes, ({ event }) => event.id >= eventCount) - 1] ?? null;
  }
}
