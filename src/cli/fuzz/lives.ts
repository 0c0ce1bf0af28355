import type { Violation } from '../../checkers/checker.ts';
import type { Event } from '../../simulation/facts.ts';
import { lifeEventOf, LIFE_TRANSITIONS, type LifeState } from '../../zab/transitions.ts';

const NEXT = new Map(LIFE_TRANSITIONS.map(({ from, event, to }) => [`${from}, ${event}`, to]));

/**
 * Follows every server on the chart of a server's life, of which the table is one half and the machine in `machines` the other. A client
 * is held to its own chart by the engine itself.
 */
export class Lives {
  readonly #lives = new Map<number, LifeState>();

  /** What the chart does not allow; null for all that it does, and for what leaves role and phase alone. */
  observe(event: Event): Violation | null {
    if (typeof event.who !== 'number') return null;
    const change = lifeEventOf(event as Parameters<typeof lifeEventOf>[0]);
    if (change === null) return null;
    const from = this.#lives.get(event.who) ?? 'down';
    const to = NEXT.get(`${from}, ${change}`);
    if (to !== undefined) {
      this.#lives.set(event.who, to);
      return null;
    }
    return {
      checker: 'the chart of a server’s life',
      message: `server ${event.who} was ${from}, and there its chart has no ${change}`,
      events: [event.id],
    };
  }
}
