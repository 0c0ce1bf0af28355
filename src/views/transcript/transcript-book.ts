import { firstIndex } from '../../kernel/first-index.ts';
import type { Actor } from '../../simulation/actor.ts';
import type { Event, EventKind } from '../../simulation/facts.ts';
import { EventReader, type Events } from '../events/event-reader.ts';
import { weightOf } from '../narration/headline.ts';
import { DRAWN_KINDS } from '../space-time/marks.ts';

/** `story`: what moves it forward. `drawn`: what the stage and space-time draw, keep-alives excepted, and the story. `all`: every event. */
export const SCOPES = ['story', 'drawn', 'all'] as const;
export type Scope = (typeof SCOPES)[number];

/** Which lines are wanted; null: of anybody. */
export interface Wanted {
  readonly scope: Scope;
  readonly who: Actor | null;
}

/** Less is told only where everything is. */
const STORY_WEIGHT_MIN = 60;
/** What the stage draws and space-time does not: what was done to links, disks and clocks, a connection's own business, epochs, what a client asks. */
const ON_STAGE: readonly EventKind[] = [
  'commanded',
  'dialled',
  'connected',
  'refused',
  'disconnected',
  'epoch-written',
  'client-connecting',
  'requested',
];
const DRAWN: ReadonlySet<EventKind> = new Set([...DRAWN_KINDS, ...ON_STAGE]);

function isOf(event: Event, who: Actor): boolean {
  if (event.who === who) return true;
  if ('from' in event && event.from === who) return true;
  return 'to' in event && event.to === who;
}

/** Whether an event has a line. */
export function isWanted(event: Event, { scope, who }: Wanted): boolean {
  if (who !== null && !isOf(event, who)) return false;
  if (scope === 'all') return true;
  const weight = weightOf(event);
  // A ping that somebody holds stands in an inbox.
  if (scope === 'drawn' && event.kind === 'held') return true;
  return weight >= STORY_WEIGHT_MIN || (scope === 'drawn' && weight > 0 && DRAWN.has(event.kind));
}

/** The events of a history that have a line in the transcript: read once, and sifted once for each wish. */
export class TranscriptBook {
  readonly #reader = new EventReader();
  #events: Event[] = [];
  #wanted: Wanted = { scope: 'story', who: null };
  #fitting: Event[] = [];
  #sifted = 0;

  /** Reads up to `most` further events; true when all are read. */
  read(events: Events, most: number): boolean {
    return this.#reader.read(
      events,
      most,
      () => this.#restart(),
      (event) => void this.#events.push(event),
    );
  }

  #restart(): void {
    this.#events = [];
    this.#fitting = [];
    this.#sifted = 0;
  }

  /** Those that are wanted among the first `eventCount` events, oldest first. */
  lines(wanted: Wanted, eventCount: number): readonly Event[] {
    const { scope, who } = this.#wanted;
    if (scope !== wanted.scope || who !== wanted.who) {
      this.#wanted = wanted;
      this.#fitting = [];
      this.#sifted = 0;
    }
    for (; this.#sifted < this.#events.length; this.#sifted++) {
      const event = this.#events[this.#sifted]!;
      if (isWanted(event, wanted)) this.#fitting.push(event);
    }
    return this.#fitting.slice(
      0,
      firstIndex(this.#fitting, ({ id }) => id >= eventCount),
    );
  }
}
