import type { Event } from '../../simulation/facts.ts';

/** A history that only grows; another branch is another one that begins alike. */
export interface Events {
  readonly length: number;
  at(id: number): Event | undefined;
}

/** Reads a history once, in pieces of bounded cost. On another branch it begins anew. */
export class EventReader {
  #read = 0;
  #last: Event | undefined;

  get count(): number {
    return this.#read;
  }

  /**
   * Hands up to `most` events that were not read yet to `take`, after `restart` if what was read is no part of `events`.
   *
   * @returns whether all of `events` is read
   */
  read(events: Events, most: number, restart: () => void, take: (event: Event) => void): boolean {
    if (this.#read > 0 && events.at(this.#read - 1) !== this.#last) {
      this.#read = 0;
      restart();
    }
    const end = Math.min(events.length, this.#read + most);
    for (; this.#read < end; this.#read++) take((this.#last = events.at(this.#read)!));
    return end === events.length;
  }
}
