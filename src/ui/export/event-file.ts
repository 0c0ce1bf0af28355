import { EventLogWriter, type LogFormat } from '../../timeline/event-log.ts';
import type { Frame } from '../../timeline/frame.ts';

/** Events in one file: some 100 MB of JSON. */
export const EVENTS_EXPORTED_MAX = 300_000;
const EVENTS_A_PIECE = 2_000;

/** All events up to the moment shown, for another program. */
export function eventFile({ events, eventCount }: Frame, format: LogFormat, noise: boolean): Blob {
  const writer = new EventLogWriter(format, noise);
  const pieces = [writer.head];
  for (let from = 0; from < eventCount; from += EVENTS_A_PIECE) {
    const piece = events.slice(from, Math.min(eventCount, from + EVENTS_A_PIECE));
    pieces.push(piece.map((event) => writer.write(event)).join(''));
  }
  return new Blob(pieces, { type: format === 'jsonl' ? 'application/jsonl' : 'text/plain' });
}
