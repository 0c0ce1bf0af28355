import { expect, test } from 'vitest';
import type { Event, EventKind } from '../../../src/simulation/facts.ts';
import { DEFAULT_SETUP } from '../../../src/simulation/setup.ts';
import { zxidOf } from '../../../src/zab/zxid.ts';
import { Run } from '../../property/run.ts';

/**
 * 5 leads, logs (1,3) alone and crashes. It comes back, is elected by {1, 2, 5}, and gives the empty server 1 its whole
 * state; before a quorum has it, 2 and 5 crash. {2, 3, 4} go on without (1,3), which 1 has in a snapshot and not in a log.
 */
test('a snapshot of what never was committed is replaced, since it cannot be cut', () => {
  const told: Event[] = [];
  const run = new Run(
    { ...DEFAULT_SETUP, servers: 5, startsMs: [null, 0, 0, 0, 0], tickMs: 200 },
    (events) => void told.push(...events),
  );
  const until = (kind: EventKind, who: number | string): boolean =>
    run.until(run.world.now + 60_000_000, (events) =>
      events.some((event) => event.kind === kind && event.who === who),
    );
  const all = (kind: EventKind, ...whose: readonly number[]): boolean =>
    whose.every((sid) => told.some((event) => event.kind === kind && event.who === sid));
  const [one] = run.world.peers as [(typeof run.world.peers)[number]];

  expect(until('established', 5)).toBe(true);
  run.until(run.world.now + 500_000);
  run.act({
    do: 'add-client',
    client: { name: 'a', server: 5, timeoutMs: 4_000, program: { kind: 'idle' } },
  });
  expect(until('client-connected', 'a')).toBe(true);
  const write = { op: 'create', path: '/a', data: '', mode: 'persistent' } as const;
  run.act({ do: 'request', client: 'a', operation: write });
  expect(until('answered', 'a')).toBe(true);
  run.until(run.world.now + 200_000);

  run.act({ do: 'isolate', server: 5 });
  run.act({ do: 'request', client: 'a', operation: { ...write, path: '/b' } });
  expect(until('fsynced', 5)).toBe(true);
  for (const server of [2, 3, 4, 5]) run.act({ do: 'crash', server });
  run.act({ do: 'reconnect', server: 5 });
  for (const server of [1, 2, 5]) run.act({ do: 'restart', server });
  expect(until('snapshot-installed', 1)).toBe(true);
  run.act({ do: 'crash', server: 2 });
  run.until(run.world.now + 100_000);
  run.act({ do: 'crash', server: 5 });
  expect(one.disk.snapshots.at(-1)?.zxid).toBe(zxidOf(1, 3));
  expect(told.filter(({ kind }) => kind === 'established')).toHaveLength(1);

  run.act({ do: 'isolate', server: 1 });
  for (const server of [2, 3, 4]) run.act({ do: 'restart', server });
  expect(until('established', 4)).toBe(true);
  told.length = 0;
  run.act({ do: 'reconnect', server: 1 });
  run.until(run.world.now + 20_000_000, () => all('up-to-date', 1));
  expect(one.serving).toBe(true);
  expect(one.replica.znodes.has('/a')).toBe(true);
  expect(one.replica.znodes.has('/b')).toBe(false);
  run.act({ do: 'crash', server: 1 });
  run.act({ do: 'restart', server: 1 });
  expect(one.replica.znodes.has('/b')).toBe(false);
  expect(run.violations).toEqual([]);
});
