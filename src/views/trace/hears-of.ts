import type { Event } from '../../simulation/facts.ts';

/**
 * Whether an event at a path is one for the watches of some sessions at `watched`. A recursive watch hears of everything below it, so this
 * must be told of every event of a run in order.
 */
export class Hearing {
  readonly #watched: string;
  readonly #sessions: ReadonlySet<string>;
  #isRecursive = false;

  constructor(sessions: ReadonlySet<string>, watched: string) {
    this.#sessions = sessions;
    this.#watched = watched;
  }

  pass(event: Event): void {
    if (event.kind !== 'watch-set' && event.kind !== 'watch-removed') return;
    if (event.path !== this.#watched || !this.#sessions.has(event.session)) return;
    if (event.kind === 'watch-removed') this.#isRecursive = false;
    else if (event.mode === 'persistent_recursive') this.#isRecursive = true;
  }

  hears(path: string): boolean {
    if (path === this.#watched) return true;
    const below = this.#watched === '/' ? '/' : `${this.#watched}/`;
    return this.#isRecursive && path.startsWith(below);
  }
}
