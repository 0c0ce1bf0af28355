import type { Event } from '../simulation/facts.ts';
import { isNoise } from './trace-line.ts';
import { SHIVIZ_PARSER, VectorClocks } from './shiviz.ts';

/** Forms in which other programs read what happened. */
export type LogFormat = 'jsonl' | 'shiviz';

/** Writes the events of one history, in their order and from the first, as lines of text. */
export class EventLogWriter {
  /** What stands before the first event; each line ends with a line feed. */
  readonly head: string;
  readonly #write: (event: Event) => string;

  /** `noise`: whether pings and dialling are written too. What they cause keeps its place behind what caused them. */
  constructor(format: LogFormat, noise = true) {
    const clocks = new VectorClocks((event) => noise || !isNoise(event));
    this.head = format === 'shiviz' ? `${SHIVIZ_PARSER}\n\n` : '';
    this.#write =
      format === 'shiviz'
        ? (event) => clocks.line(event)
        : (event) => (noise || !isNoise(event) ? `${JSON.stringify(event)}\n` : '');
  }

  /** The line of an event; empty for one that is left out. */
  write(event: Event): string {
    return this.#write(event);
  }
}
