/** What every reader of events relies on: their numbers, times and causes. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EVENTS, seededEvents } from '../fixtures/seeded-runs.ts';

test('events count up, time never goes back, and a cause comes before what follows from it', () => {
  fc.assert(
    fc.property(fc.nat(10_000), (index) => {
      const events = seededEvents(1_000 + index).events;
      expect(events.length).toBeGreaterThanOrEqual(EVENTS);
      events.forEach((event, i) => {
        const before = events[i - 1];
        const ordered =
          event.id === i &&
          event.cause < i &&
          event.cause >= -1 &&
          (before === undefined || (before.at <= event.at && before.step <= event.step));
        if (!ordered) expect({ before, event }).toBe('in order');
      });
    }),
    { numRuns: 40 },
  );
});

test('a message is delivered or lost once, not before it was sent, and later for its latency', () => {
  fc.assert(
    fc.property(fc.nat(10_000), (index) => {
      const { world, events } = seededEvents(20_000 + index);
      const sent = new Map<number, number>();
      for (const event of events) {
        if (event.kind === 'sent') sent.set(event.envelope, event.at);
        if (event.kind !== 'delivered' && event.kind !== 'lost') continue;
        const took = event.at - (sent.get(event.envelope) ?? Infinity);
        expect(took).toBeGreaterThanOrEqual(world.setup.latencyUs.min);
        sent.delete(event.envelope);
      }
    }),
    { numRuns: 40 },
  );
});
