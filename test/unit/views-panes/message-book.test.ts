import { expect, test } from 'vitest';
import { MessageBook, type MessageFilter } from '../../../src/views/messages/message-book.ts';
import { runAt, writer } from './run-at.ts';

const ANY: MessageFilter = { type: null, from: null, to: null };
const clients = [writer('a', 1, 50)];

test('every message that was sent has one row, the newest first, with its end as of the moment', () => {
  const timeline = runAt(2_000, { clients });
  const book = new MessageBook();
  while (!book.read(timeline.frame.events, 500));
  // COMMITs are on their way.
  const committing = [...timeline.frame.events].find(({ kind }) => kind === 'committed')!.at;
  for (const at of [committing, committing + 5_000]) {
    timeline.seek(at);
    const { events, eventCount, world } = timeline.frame;
    const past = events.slice(0, eventCount);
    const sent = past.filter(({ kind }) => kind === 'sent').map(({ id }) => id);
    const { rows, total } = book.rows(ANY, eventCount, world, 0, 1_000_000);
    expect(total).toBe(sent.length);
    expect(rows.map((row) => row.sent.id)).toEqual(sent.reverse());
    const arrived = past.filter(({ kind }) => kind === 'delivered').length;
    expect(rows.filter(({ state }) => state === 'arrived')).toHaveLength(arrived);
    const under = book.underWay(ANY, world, false);
    expect(under.map((row) => row.sent.id)).toEqual(
      rows.filter(({ state }) => state === 'on-its-way').map((row) => row.sent.id),
    );
    expect(under.length).toBeGreaterThan(0);
  }
});

test('a window of a filter has what fits', () => {
  const timeline = runAt(3_000, { clients });
  const { events, eventCount, world } = timeline.frame;
  const book = new MessageBook();
  book.read(events, Infinity);
  const filter = { type: 'ACK', from: 2, to: 5 } as const;
  const all = book.rows(filter, eventCount, world, 0, 1_000);
  expect(all.total).toBeGreaterThan(5);
  expect(all.rows.every(({ sent }) => sent.message.type === 'ACK' && sent.who === 2)).toBe(true);
  expect(book.rows(filter, eventCount, world, 2, 3).rows).toEqual(all.rows.slice(2, 5));
});

test('a held message is told apart until it is delivered', () => {
  const timeline = runAt(3_000, { clients }, [[2_000, { do: 'hold-type', type: 'COMMIT' }]]);
  const book = new MessageBook();
  book.read(timeline.frame.events, Infinity);
  const held = book.underWay(ANY, timeline.frame.world, true);
  expect(held.some(({ sent }) => sent.message.type === 'COMMIT')).toBe(true);
  const { envelope } = held.at(-1)!.sent;
  timeline.act({ do: 'deliver', envelope });
  timeline.playTo(3_100_000);
  book.read(timeline.frame.events, Infinity);
  const { rows } = book.rows(ANY, timeline.frame.eventCount, timeline.frame.world, 0, 100_000);
  expect(rows.find(({ sent }) => sent.envelope === envelope)!.state).toBe('arrived');
});
