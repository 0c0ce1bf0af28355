import { firstIndex } from '../../kernel/first-index.ts';
import type { Actor } from '../../simulation/actor.ts';
import type { Event, EventOf, Message } from '../../simulation/facts.ts';
import type { Sid } from '../../zab/vote.ts';
import { EventReader, type Events } from '../events/event-reader.ts';
import { familyOf, type Family } from '../marks/family.ts';
import { MarkRows } from './mark-rows.ts';
import { marksOf } from './marks.ts';
import { Stirrings } from './stirrings.ts';
import { StretchBook } from './stretch-book.ts';
import { Traffic } from './traffic.ts';

/** One message from one actor to another, with its end. Microseconds. */
export interface Sending {
  readonly envelope: number;
  readonly from: Actor;
  readonly to: Actor;
  readonly message: Message;
  readonly family: Family;
  readonly sentAt: number;
  /** When it arrived or was lost, or when it is due while it flies. */
  readonly endAt: number;
  readonly fate: 'arrived' | 'flying' | 'lost';
  /** The events at its two ends; while it flies there is but one. */
  readonly sentId: number;
  readonly endId: number;
}

/** On an unsafe network one message can be lost alone: what was done to it is its end. */
const vanished = (event: Event): event is EventOf<'tampered'> =>
  event.kind === 'tampered' && event.what === 'drop' && event.rule === 'bus.unsafe';

/** A copy of a message has a number of its own, and was not sent. */
function sentBefore({ id, envelope }: EventOf<'tampered'>, events: Events): Event | undefined {
  for (let i = id - 1; i >= 0; i--) {
    const event = events.at(i);
    if (event?.kind === 'sent' && event.envelope === envelope) return event;
  }
  return undefined;
}

/** What space-time draws of a history, read once and in pieces, so that any stretch of it is found at once. */
export class Chronicle {
  readonly #reader = new EventReader();
  #leaders: { readonly id: number; readonly sid: Sid }[] = [];
  /** Messages that have ended. */
  readonly traffic = new Traffic();
  readonly marks = new MarkRows();
  readonly stretches = new StretchBook();
  readonly stirrings = new Stirrings();

  /** Reads up to `most` further events; true when all are read. */
  read(events: Events, most: number): boolean {
    return this.#reader.read(
      events,
      most,
      () => this.#restart(),
      (event) => this.#take(event, events),
    );
  }

  #restart(): void {
    this.#leaders = [];
    this.traffic.restart();
    this.marks.restart();
    this.stretches.restart();
    this.stirrings.restart();
  }

  #take(event: Event, events: Events): void {
    this.stretches.take(event);
    this.stirrings.take(event);
    for (const mark of marksOf(event)) this.marks.take(mark);
    if (event.kind === 'established' || event.kind === 'stood-alone') {
      this.#leaders.push({ id: event.id, sid: event.who });
    }
    if (event.kind !== 'delivered' && event.kind !== 'lost' && !vanished(event)) return;
    const sent = event.kind === 'tampered' ? sentBefore(event, events) : events.at(event.cause);
    if (sent?.kind !== 'sent') return;
    const { envelope, message, from, at: endAt, id: endId } = event;
    const fate = event.kind === 'delivered' ? 'arrived' : 'lost';
    const family = familyOf(message);
    const ends = { from, to: sent.to, sentAt: sent.at, endAt, sentId: sent.id, endId };
    this.traffic.take({ envelope, message, family, fate, ...ends });
    this.stirrings.flew(family, sent.at, endAt);
  }

  /** The last server that was established as leader among the first `eventCount` events. */
  leaderAt(eventCount: number): Sid | null {
    const next = firstIndex(this.#leaders, ({ id }) => id >= eventCount);
    return this.#leaders[next - 1]?.sid ?? null;
  }
}
