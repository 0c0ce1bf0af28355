import { firstIndex } from '../../kernel/first-index.ts';
import type { Actor } from '../../simulation/actor.ts';
import type { Direction, Envelope } from '../../simulation/connection.ts';
import type { Event, EventOf, Message } from '../../simulation/facts.ts';
import type { World } from '../../simulation/world.ts';
import { EventReader, type Events } from '../events/event-reader.ts';

/** Which messages are shown; null: any. */
export interface MessageFilter {
  readonly type: Message['type'] | null;
  readonly from: Actor | null;
  readonly to: Actor | null;
}

/** What became of a message, as of the moment shown. `gone`: it left the network without a trace. */
export type MessageState = 'on-its-way' | 'held' | 'cut' | 'paused' | 'arrived' | 'lost' | 'gone';

export interface MessageRow {
  readonly sent: EventOf<'sent'>;
  readonly state: MessageState;
  /** When it came to its end, or is due; microseconds. */
  readonly at: number | null;
}

interface Entry {
  readonly sent: EventOf<'sent'>;
  end: EventOf<'delivered' | 'lost'> | null;
}

const fits = ({ type, from, to }: MessageFilter, { sent }: Entry): boolean =>
  (type === null || sent.message.type === type) &&
  (from === null || sent.who === from) &&
  (to === null || sent.to === to);

/** Every message of a history, with its end: read once, and sifted once for each filter. */
export class MessageBook {
  readonly #reader = new EventReader();
  #entries: Entry[] = [];
  readonly #open = new Map<number, Entry>();
  readonly types = new Set<Message['type']>();
  #filter: MessageFilter = { type: null, from: null, to: null };
  #fitting: Entry[] = [];
  #sifted = 0;

  read(events: Events, most: number): boolean {
    return this.#reader.read(
      events,
      most,
      () => this.#restart(),
      (event) => this.#take(event),
    );
  }

  #restart(): void {
    this.#entries = [];
    this.#open.clear();
    this.types.clear();
    this.#fitting = [];
    this.#sifted = 0;
  }

  #take(event: Event): void {
    if (event.kind === 'sent') {
      const entry: Entry = { sent: event, end: null };
      this.#entries.push(entry);
      this.#open.set(event.envelope, entry);
      this.types.add(event.message.type);
    } else if (event.kind === 'delivered' || event.kind === 'lost') {
      const entry = this.#open.get(event.envelope);
      if (entry !== undefined) entry.end = event;
      this.#open.delete(event.envelope);
    }
  }

  /** Those that fit and were sent among the first `eventCount` events. */
  #upTo(filter: MessageFilter, eventCount: number): number {
    const same = (['type', 'from', 'to'] as const).every(
      (key) => filter[key] === this.#filter[key],
    );
    if (!same) {
      this.#filter = filter;
      this.#fitting = [];
      this.#sifted = 0;
    }
    for (; this.#sifted < this.#entries.length; this.#sifted++) {
      const entry = this.#entries[this.#sifted]!;
      if (fits(filter, entry)) this.#fitting.push(entry);
    }
    return firstIndex(this.#fitting, ({ sent }) => sent.id >= eventCount);
  }

  /** Rows in [from, from + count) of those that fit, the newest first, and how many there are. */
  rows(
    filter: MessageFilter,
    eventCount: number,
    world: World,
    from: number,
    count: number,
  ): { readonly rows: readonly MessageRow[]; readonly total: number } {
    const total = this.#upTo(filter, eventCount);
    const under = underWay(world);
    const newest = total - from;
    const rows = this.#fitting
      .slice(Math.max(0, newest - count), Math.max(0, newest))
      .reverse()
      .map(({ sent, end }): MessageRow => {
        if (end !== null && end.id < eventCount) {
          return { sent, state: end.kind === 'delivered' ? 'arrived' : 'lost', at: end.at };
        }
        const there = under.get(sent.envelope);
        return there === undefined
          ? { sent, state: 'gone', at: null }
          : { sent, ...stateOf(world, there) };
      });
    return { rows, total };
  }

  /** Messages under way now, held ones only or all, that fit; the newest first. */
  underWay(filter: MessageFilter, world: World, heldOnly: boolean): readonly MessageRow[] {
    const rows: MessageRow[] = [];
    for (const [id, there] of underWay(world)) {
      const entry = this.#open.get(id) ?? this.#find(id, there.envelope);
      if (entry === undefined || !fits(filter, entry)) continue;
      const row = { sent: entry.sent, ...stateOf(world, there) };
      if (!heldOnly || row.state === 'held') rows.push(row);
    }
    return rows.sort((a, b) => b.sent.id - a.sent.id);
  }

  /** In the past a message may be under way that has come to its end since. */
  #find(id: number, envelope: Envelope): Entry | undefined {
    const entry = this.#entries[firstIndex(this.#entries, ({ sent }) => sent.id >= envelope.cause)];
    return entry?.sent.envelope === id ? entry : undefined;
  }
}

interface UnderWay {
  readonly envelope: Envelope;
  readonly waits: Direction['waits'];
}

function underWay(world: World): ReadonlyMap<number, UnderWay> {
  const found = new Map<number, UnderWay>();
  for (const { forth, back } of world.connections.values()) {
    for (const { inFlight, waits } of [forth, back]) {
      for (const envelope of inFlight) found.set(envelope.id, { envelope, waits });
    }
  }
  return found;
}

function stateOf(
  world: World,
  { envelope, waits }: UnderWay,
): { readonly state: MessageState; readonly at: number | null } {
  // What is behind a head that waits, waits too once it is due.
  if (waits !== null && envelope.dueAt <= world.now) return { state: waits, at: null };
  if (world.heldEnvelopes.has(envelope.id)) return { state: 'held', at: null };
  return { state: 'on-its-way', at: envelope.dueAt };
}
