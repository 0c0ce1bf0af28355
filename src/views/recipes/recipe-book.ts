import type { Event, EventOf } from '../../simulation/facts.ts';
import { parentOf } from '../../znodes/path.ts';
import { EventReader, type Events } from '../events/event-reader.ts';

const RECIPE_KINDS = [
  'barrier-changed',
  'double-barrier-changed',
  'queue-changed',
  'counter-changed',
  'members-changed',
  'service-changed',
  'configuration-changed',
  'transaction-changed',
] as const;
export type RecipeKind = (typeof RECIPE_KINDS)[number];
export type RecipeEvent = EventOf<RecipeKind>;

const isOfRecipe = (event: Event): event is RecipeEvent =>
  (RECIPE_KINDS as readonly string[]).includes(event.kind);

/** The znode that clients of one recipe meet at. */
function placeOf(event: RecipeEvent): string {
  switch (event.kind) {
    case 'barrier-changed':
    case 'double-barrier-changed':
      return event.barrier;
    case 'queue-changed':
      return event.queue;
    case 'counter-changed':
      return event.counter;
    case 'members-changed':
      return event.group;
    case 'service-changed':
      return event.service;
    case 'configuration-changed':
      return event.configuration;
    case 'transaction-changed':
      return parentOf(event.transaction);
  }
}

/** Where clients of one recipe meet. */
export interface Meeting {
  readonly kind: RecipeKind;
  readonly place: string;
}

const keyOf = ({ kind, place }: Meeting): string => `${kind} ${place}`;

/** What the programs of clients have told, by recipe and place: read from a history once. */
export class RecipeBook {
  readonly #reader = new EventReader();
  readonly #told = new Map<string, RecipeEvent[]>();

  read(events: Events, most: number): boolean {
    return this.#reader.read(
      events,
      most,
      () => this.#told.clear(),
      (event) => this.#take(event),
    );
  }

  #take(event: Event): void {
    if (!isOfRecipe(event)) return;
    const key = keyOf({ kind: event.kind, place: placeOf(event) });
    const told = this.#told.get(key);
    if (told === undefined) this.#told.set(key, [event]);
    else told.push(event);
  }

  /** Everywhere that something was told among the first `eventCount` events; the same recipes stand together. */
  meetings(eventCount: number): readonly Meeting[] {
    const found: Meeting[] = [];
    for (const [key, [first]] of this.#told) {
      if (first!.id < eventCount)
        found.push({ kind: first!.kind, place: key.slice(key.indexOf(' ') + 1) });
    }
    return found.sort(
      (a, b) =>
        RECIPE_KINDS.indexOf(a.kind) - RECIPE_KINDS.indexOf(b.kind) || (a.place < b.place ? -1 : 1),
    );
  }

  /** What was told there among the first `eventCount` events, the oldest first. */
  told<K extends RecipeKind>(kind: K, place: string, eventCount: number): readonly EventOf<K>[] {
    const all = this.#told.get(keyOf({ kind, place })) ?? [];
    let low = 0;
    let high = all.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (all[middle]!.id < eventCount) low = middle + 1;
      else high = middle;
    }
    return all.slice(0, low) as EventOf<RecipeKind>[] as EventOf<K>[];
  }
}
