import type { Event } from '../../simulation/facts.ts';
import {
  LIFE_TRANSITIONS,
  lifeEventOf,
  type LifeEvent,
  type LifeState,
} from '../../zab/transitions.ts';
import { EventReader, type Events } from '../events/event-reader.ts';

/** A change of one server's life. */
export interface LifeChange {
  readonly event: Event;
  readonly change: LifeEvent;
  readonly from: LifeState;
  readonly to: LifeState;
}

/** Where a change leads; a change that the life of a server does not allow leads nowhere else. */
const nextState = (from: LifeState, change: LifeEvent): LifeState =>
  LIFE_TRANSITIONS.find((t) => t.from === from && t.event === change)?.to ?? from;

/** The changes of every server's life, read from a history once. */
export class Lives {
  readonly #reader = new EventReader();
  readonly #changes = new Map<number, LifeChange[]>();

  read(events: Events, most: number): boolean {
    return this.#reader.read(
      events,
      most,
      () => this.#changes.clear(),
      (event) => this.#take(event),
    );
  }

  #take(event: Event): void {
    if (typeof event.who !== 'number') return;
    const change = lifeEventOf(event as Parameters<typeof lifeEventOf>[0]);
    if (change === null) return;
    const changes = this.#changes.get(event.who) ?? [];
    this.#changes.set(event.who, changes);
    const from = changes.at(-1)?.to ?? 'down';
    changes.push({ event, change, from, to: nextState(from, change) });
  }

  /** The last change of a server among the first `eventCount` events; null if there was none, or it is not read yet. */
  last(sid: number, eventCount: number): LifeChange | null {
    const changes = this.#changes.get(sid) ?? [];
    let low = 0;
    let high = changes.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (changes[middle]!.event.id < eventCount) low = middle + 1;
      else high = middle;
    }
    return changes[low - 1] ?? null;
  }
}
