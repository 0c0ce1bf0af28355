import { expect, test } from 'vitest';
import { createWorld } from '../../../src/simulation/create-world.ts';
import type { Event } from '../../../src/simulation/facts.ts';
import { DEFAULT_SETUP } from '../../../src/simulation/setup.ts';
import { step } from '../../../src/simulation/step.ts';

function run(path: string): Event[] {
  const world = createWorld({
    ...DEFAULT_SETUP,
    servers: 3,
    startsMs: [0, 0, 0],
    clients: [
      {
        name: 'a',
        server: 3,
        timeoutMs: 6_000,
        program: { kind: 'lock', path, holdMs: 500, restMs: 500 },
      },
    ],
  });
  const events: Event[] = [];
  while (step(world, 6_000_000, events));
  return events;
}

test('a lock below znodes that do not exist yet makes them first', () => {
  const events = run('/shop/locks/stock');
  const made = events.filter((e) => e.kind === 'prepared' && e.error === 'OK');
  expect(made.map((e) => (e.kind === 'prepared' ? e.path : ''))).toEqual(
    expect.arrayContaining(['/shop', '/shop/locks', '/shop/locks/stock']),
  );
  expect(events.some((e) => e.kind === 'lock-changed' && e.state === 'holding')).toBe(true);
});

test('a lock whose path is refused is asked for once, not for ever', () => {
  const events = run('/shop//stock');
  const refused = events.filter((e) => e.kind === 'request-refused');
  expect(refused.length).toBe(1);
});
