import { isServer } from '../simulation/actor.ts';
import type { Event } from '../simulation/facts.ts';
import { showTime, traceLine } from './trace-line.ts';

/**
 * ShiViz reads a file's first line as the expression that parses the others, and its second as the delimiter of runs (here empty: there is one).
 * A line of the log is whom it happened to, the vector clock there, the virtual time, and what happened.
 */
export const SHIVIZ_PARSER = '(?<host>\\S+) (?<clock>\\{[^}]*\\}) (?<time>\\S+) (?<event>.*)';

/** Whom an event happened to. What a connection does to a message, its receiver does not know of. */
function hostOf({ kind, who }: Event): string {
  if (kind === 'held' || kind === 'lost') return 'network';
  if (who === null) return 'user';
  return isServer(who) ? `server-${who}` : `client-${who}`;
}

/** Time, who and what stand in columns of their own. */
function textOf(event: Event): string {
  const [, , ...what] = traceLine(event).split('  ');
  return what.join('  ').replace(/[\r\n]+/g, ' ');
}

/**
 * Vector clocks over a run: an event counts up its host's own part, and knows all that its host knew before and all that its cause knew.
 * A message's delivery is caused by its sending, so it dominates that.
 */
export class VectorClocks {
  readonly #keeps: (event: Event) => boolean;
  readonly #hosts: string[] = [];
  readonly #places = new Map<string, number>();
  /** What each host knows now, and what it was told of by each event: counts by the place of a host. */
  readonly #now: (readonly number[])[] = [];
  readonly #at: (readonly number[])[] = [];

  /** An event that `keeps` refuses is not counted and has no line; what it knew is passed on. */
  constructor(keeps: (event: Event) => boolean) {
    this.#keeps = keeps;
  }

  /** Takes the next event: its line, or nothing for one that is left out. Events come in order, from the first. */
  line(event: Event): string {
    const host = hostOf(event);
    const place = this.#placeOf(host);
    const kept = this.#keeps(event);
    const clock = this.#advance(place, event, kept);
    return kept ? `${host} ${this.#show(clock)} ${showTime(event.at)} ${textOf(event)}\n` : '';
  }

  #placeOf(host: string): number {
    const known = this.#places.get(host);
    if (known !== undefined) return known;
    const place = this.#hosts.push(host) - 1;
    this.#places.set(host, place);
    return place;
  }

  #advance(place: number, { id, cause }: Event, counts: boolean): readonly number[] {
    const before = this.#now[place] ?? [];
    const told = this.#at[cause] ?? [];
    const news = told.some((count, i) => count > (before[i] ?? 0));
    let clock = before;
    if (news || counts) {
      const length = Math.max(before.length, told.length, place + 1);
      const merged = Array.from({ length }, (_, i) => Math.max(before[i] ?? 0, told[i] ?? 0));
      if (counts) merged[place] = (merged[place] ?? 0) + 1;
      clock = merged;
    }
    this.#now[place] = clock;
    this.#at[id] = clock;
    return clock;
  }

  #show(clock: readonly number[]): string {
    const parts = clock.flatMap((count, i) =>
      count === 0 ? [] : [`${JSON.stringify(this.#hosts[i])}:${count}`],
    );
    return `{${parts.join(',')}}`;
  }
}
