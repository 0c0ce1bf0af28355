import { firstIndex } from '../../kernel/first-index.ts';
import { isServer, type Actor } from '../../simulation/actor.ts';
import type { Event } from '../../simulation/facts.ts';

/** What a server's process is, from the outside. */
export type Life = 'down' | 'looking' | 'leaving' | 'discovery' | 'synchronization' | 'broadcast';
export type StretchKind = Life | 'fsync' | 'paused';

/** What a process did, or was, from one time to another. Microseconds. */
export interface Span {
  readonly kind: StretchKind;
  readonly who: Actor;
  readonly from: number;
  /** The event it began with; -1: it was so from the beginning. */
  readonly fromId: number;
  readonly to: number;
  /** The event that ended it. */
  readonly toId: number;
}

/** What a server is from this event on; null where the event does not change it. */
function lifeAfter(event: Event): Life | null {
  switch (event.kind) {
    case 'crashed':
      return 'down';
    case 'started':
    case 'became-looking':
      return 'looking';
    case 'left':
      return 'leaving';
    case 'phase-entered':
      return event.phase === 'election' ? 'looking' : event.phase;
    case 'stood-alone':
      return 'broadcast';
    default:
      return null;
  }
}

type Open = Pick<Span, 'kind' | 'who' | 'from' | 'fromId'>;

/** Stretches of one kind, or of one that excludes the others: an actor has at most one open at a time. */
class Row {
  readonly #open = new Map<Actor, Open>();
  /** In the order in which they ended. */
  #closed: Span[] = [];

  restart(): void {
    this.#open.clear();
    this.#closed = [];
  }

  kindOf(who: Actor): StretchKind | undefined {
    return this.#open.get(who)?.kind;
  }

  open(kind: StretchKind, who: Actor, { at, id }: Pick<Event, 'at' | 'id'>): void {
    this.#open.set(who, { kind, who, from: at, fromId: id });
  }

  close(who: Actor, { at, id }: Event): void {
    const open = this.#open.get(who);
    if (open === undefined) return;
    this.#closed.push({ ...open, to: at, toId: id });
    this.#open.delete(who);
  }

  /** Those that reach into the time from `fromUs` on; what had not ended by the first `eventCount` events ends at `at`. */
  since(fromUs: number, at: number, eventCount: number): readonly Span[] {
    const { length } = this.#closed;
    const spans: Span[] = [];
    for (let i = firstIndex(this.#closed, ({ to }) => to >= fromUs); i < length; i++) {
      const span = this.#closed[i]!;
      if (span.fromId >= eventCount) continue;
      spans.push(span.toId < eventCount ? span : { ...span, to: at, toId: -1 });
    }
    for (const span of this.#open.values()) {
      if (span.fromId < eventCount) spans.push({ ...span, to: at, toId: -1 });
    }
    return spans;
  }
}

/** The lives, fsyncs and pauses of a whole history. */
export class StretchBook {
  readonly #lives = new Row();
  readonly #fsyncs = new Row();
  readonly #pauses = new Row();
  readonly #known = new Set<Actor>();

  restart(): void {
    for (const row of [this.#lives, this.#fsyncs, this.#pauses]) row.restart();
    this.#known.clear();
  }

  take(event: Event): void {
    const { who } = event;
    if (who === null) return;
    this.#takeLife(event, who);
    switch (event.kind) {
      case 'logged':
        if (this.#fsyncs.kindOf(who) === undefined) this.#fsyncs.open('fsync', who, event);
        return;
      case 'fsynced':
        this.#fsyncs.close(who, event);
        return;
      case 'paused':
        if (this.#pauses.kindOf(who) === undefined) this.#pauses.open('paused', who, event);
        return;
      case 'resumed':
        this.#pauses.close(who, event);
        return;
      case 'crashed':
        this.#fsyncs.close(who, event);
        this.#pauses.close(who, event);
        return;
      default:
    }
  }

  #takeLife(event: Event, who: Actor): void {
    if (!isServer(who)) return;
    const life = lifeAfter(event);
    if (life === null || life === this.#lives.kindOf(who)) return;
    if (!this.#known.has(who)) {
      this.#known.add(who);
      // Whoever is first heard of when it starts was not there before.
      if (event.kind === 'started') this.#lives.open('down', who, { at: 0, id: -1 });
    }
    this.#lives.close(who, event);
    this.#lives.open(life, who, event);
  }

  /** Everything that reaches into the time from `fromUs` to `at`, seen after `eventCount` events. */
  since(fromUs: number, at: number, eventCount: number): readonly Span[] {
    return [this.#lives, this.#pauses, this.#fsyncs].flatMap((row) =>
      row.since(fromUs, at, eventCount),
    );
  }
}
