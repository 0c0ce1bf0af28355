import { expect, test } from 'vitest';
import type { Event } from '../../../src/simulation/facts.ts';
import { DEFAULT_SETUP } from '../../../src/simulation/setup.ts';
import { Run } from '../../property/run.ts';

test('a client whose creation was carried out behind its back does not wait for itself', () => {
  const run = new Run({
    ...DEFAULT_SETUP,
    servers: 3,
    startsMs: [0, 0, 0],
    fsyncUs: { min: 5_000_000, max: 5_000_000 },
    clients: [
      {
        name: 'a',
        server: 1,
        timeoutMs: 30_000,
        program: { kind: 'lock', path: '/lock', holdMs: 100, restMs: 100 },
      },
    ],
  });
  const until = (found: (event: Event) => boolean): boolean =>
    run.until(run.world.now + 60_000_000, (events) => events.some(found));
  const enqueues = (event: Event): boolean =>
    event.kind === 'prepared' && event.path.startsWith('/lock/');
  const holds = (event: Event): boolean =>
    event.kind === 'lock-changed' && event.state === 'holding';

  expect(until(enqueues)).toBe(true);
  run.act({ do: 'crash', server: 1 });
  const leader = run.world.peers.find(({ role }) => role === 'leading')!;
  expect(until(enqueues)).toBe(true);
  // The second attempt is on its way before the first one is committed.
  expect(leader.leading!.outstanding.size).toBe(2);
  for (let i = 0; i < 3; i++) expect(until(holds)).toBe(true);
  expect(leader.replica.znodes.get('/lock')!.children.size).toBe(1);
  expect(run.violations).toEqual([]);
});
