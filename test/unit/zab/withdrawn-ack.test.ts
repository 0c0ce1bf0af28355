import { expect, test } from 'vitest';
import type { EventKind, EventOf } from '../../../src/simulation/facts.ts';
import { DEFAULT_SETUP } from '../../../src/simulation/setup.ts';
import { Run } from '../../property/run.ts';

test('an ACK does not count any more once the follower that gave it was cut back behind it', () => {
  let committed: EventOf<'committed'> | null = null;
  const run = new Run(
    {
      ...DEFAULT_SETUP,
      servers: 5,
      startsMs: [0, 0, 0, 0, 0],
      slowDisks: [{ server: 1, fsyncUs: { min: 500_000, max: 500_000 } }],
    },
    (events) => {
      for (const event of events) if (event.kind === 'committed') committed = event;
    },
  );
  const until = (kind: EventKind, who: number | string): boolean =>
    run.until(run.world.now + 60_000_000, (events) =>
      events.some((event) => event.kind === kind && event.who === who),
    );
  expect(until('up-to-date', 1)).toBe(true);
  run.act({
    do: 'add-client',
    client: { name: 'a', server: 5, timeoutMs: 30_000, program: { kind: 'idle' } },
  });
  expect(until('client-connected', 'a')).toBe(true);
  run.until(run.world.now + 2_000_000);
  run.act({ do: 'cut', groups: [[5], [2, 3, 4]] });
  run.act({
    do: 'request',
    client: 'a',
    operation: { op: 'create', path: '/a', data: 'x', mode: 'persistent' },
  });
  expect(until('fsynced', 1)).toBe(true);
  run.until(run.world.now + 500_000);
  run.act({ do: 'crash', server: 1 });
  run.act({ do: 'restart', server: 1 });
  expect(until('truncated', 1)).toBe(true);
  expect(run.world.peers[4]!.leading?.outstanding.size).toBe(1);

  run.act({ do: 'heal' });
  expect(until('committed', 5)).toBe(true);
  expect(committed!.acks).not.toContain(1);
  expect(run.violations).toEqual([]);
});
