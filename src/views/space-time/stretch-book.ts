import { firstIndex } from '../../kernel/first-index.ts';
import { isServer, type Actor } from '../../simulation/actor.ts';
import type { Event } from '../../simulation/facts.ts';

/** What a server's process is, from the outside. */
export type Life = 'down' | 'looking' | 'leaving' | 'discovery' | 'synchronization' | 'broadcast';
export type StretchKind = Life | 'fsync' | 'paused';

/** From one time to another. Microseconds. */
export interface Span {
  readonly from: number;
  readonly to: number;
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

/** Stretches are counted in blocks of so many. */
export const REST_BLOCK = 32;

interface Closed {
  readonly froms: number[];
  readonly tos: number[];
  readonly fromIds: number[];
  readonly toIds: number[];
  readonly restsUs: number[];
}

interface Open {
  readonly kind: StretchKind;
  readonly who: Actor;
  readonly from: number;
  /** The event it began with; -1: it was so from the beginning. */
  readonly fromId: number;
}

/** What one process did, or was: stretches of one kind, each behind the one before it: those from `first` to before `last`. */
export interface StretchRow {
  readonly kind: StretchKind;
  readonly who: Actor;
  /** When each began and ended: numbers in a row are looked at faster than objects. */
  readonly froms: readonly number[];
  readonly tos: readonly number[];
  /** The longest rest before one of every {@link REST_BLOCK} of them, microseconds. */
  readonly restsUs: readonly number[];
  readonly first: number;
  readonly last: number;
  /** The one that has not ended at the moment looked at: it ends there. */
  readonly open: Span | null;
}

/** Stretches of one kind, or of one that excludes the others: an actor has at most one open at a time. */
class Row {
  readonly #open = new Map<Actor, Open>();
  /** In the order in which they ended. */
  readonly #closed = new Map<Actor, Map<StretchKind, Closed>>();

  restart(): void {
    this.#open.clear();
    this.#closed.clear();
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
    const { froms, tos, fromIds, toIds, restsUs } = this.#closedOf(open);
    const block = Math.floor(froms.length / REST_BLOCK);
    restsUs[block] = Math.max(restsUs[block] ?? 0, open.from - (tos.at(-1) ?? 0));
    froms.push(open.from);
    tos.push(at);
    fromIds.push(open.fromId);
    toIds.push(id);
    this.#open.delete(who);
  }

  #closedOf({ kind, who }: Open): Closed {
    let kinds = this.#closed.get(who);
    if (kinds === undefined) this.#closed.set(who, (kinds = new Map<StretchKind, Closed>()));
    let closed = kinds.get(kind);
    if (closed === undefined)
      kinds.set(kind, (closed = { froms: [], tos: [], fromIds: [], toIds: [], restsUs: [] }));
    return closed;
  }

  /** Those that reach into the time from `fromUs` on; what had not ended by the first `eventCount` events ends at `at`. */
  since(fromUs: number, at: number, eventCount: number): readonly StretchRow[] {
    const rows: StretchRow[] = [];
    for (const [who, kinds] of this.#closed) {
      for (const [kind, { froms, tos, fromIds, toIds, restsUs }] of kinds) {
        const first = firstIndex(tos, (to) => to >= fromUs);
        const begun = firstIndex(fromIds, (id) => id >= eventCount);
        const isOpen = begun > 0 && toIds[begun - 1]! >= eventCount;
        rows.push({
          ...{ kind, who, froms, tos, restsUs, first },
          last: Math.max(first, isOpen ? begun - 1 : begun),
          open: isOpen ? { from: froms[begun - 1]!, to: at } : null,
        });
      }
    }
    for (const span of this.#open.values()) {
      if (span.fromId >= eventCount) continue;
      const { kind, who, from } = span;
      rows.push({ kind, who, ...NONE, first: 0, last: 0, open: { from, to: at } });
    }
    return rows;
  }
}

const NONE = { froms: [], tos: [], restsUs: [] };

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
  since(fromUs: number, at: number, eventCount: number): readonly StretchRow[] {
    return [this.#lives, this.#pauses, this.#fsyncs].flatMap((row) =>
      row.since(fromUs, at, eventCount),
    );
  }
}
