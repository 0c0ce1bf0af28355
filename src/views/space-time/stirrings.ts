import { firstIndex } from '../../kernel/first-index.ts';
import type { Event } from '../../simulation/facts.ts';
import { familyOf, type Family } from '../marks/family.ts';

/** A time in which something happens, without a longer rest. Microseconds. */
export interface Stir {
  readonly from: number;
  readonly firstId: number;
  to: number;
  /** The last event in it; -1 for the beginning of the run. */
  lastId: number;
}

/** A shorter rest parts nothing. */
const REST_US = 1_000;
/** A message that is longer on its way waits: that is a rest too. */
const FLIGHT_MAX_US = 1_000_000;

/** What goes on while nothing happens: the keep-alives, and the checks that are due at each tick. */
function isRoutine(event: Event): boolean {
  if (event.kind === 'quorum-checked' || event.kind === 'containers-due') return true;
  return 'message' in event && familyOf(event.message) === 'keepalive';
}

/** When something happened in a history, and what only went on between. */
export class Stirrings {
  stirs: Stir[] = [];
  /** The events in which a keep-alive was sent. */
  #pings: number[] = [];

  constructor() {
    this.restart();
  }

  restart(): void {
    this.stirs = [{ from: 0, firstId: -1, to: 0, lastId: -1 }];
    this.#pings = [];
  }

  take(event: Event): void {
    if (!isRoutine(event)) {
      this.#stir(event.at, event.at, event.id);
    } else if (event.kind === 'sent') this.#pings.push(event.id);
  }

  /** A message was on its way all that time. */
  flew(family: Family, sentAt: number, endAt: number): void {
    if (family === 'keepalive' || endAt - sentAt > FLIGHT_MAX_US) return;
    this.#stir(sentAt, endAt, this.stirs.at(-1)!.lastId);
  }

  #stir(from: number, to: number, lastId: number): void {
    let last = this.stirs.at(-1)!;
    if (from > last.to + REST_US) {
      this.stirs.push({ from, firstId: lastId, to, lastId });
      return;
    }
    last.to = Math.max(last.to, to);
    last.lastId = lastId;
    // A flight may join what lay apart before it came to its end.
    for (let before = this.stirs.at(-2); before !== undefined; before = this.stirs.at(-2)) {
      if (from > before.to + REST_US) return;
      before.to = last.to;
      before.lastId = last.lastId;
      this.stirs.pop();
      last = before;
    }
  }

  /** Keep-alives sent between two events. */
  pingsBetween(afterId: number, beforeId: number): number {
    const first = firstIndex(this.#pings, (id) => id > afterId);
    return Math.max(0, firstIndex(this.#pings, (id) => id >= beforeId) - first);
  }
}
