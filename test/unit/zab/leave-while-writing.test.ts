import { expect, test } from 'vitest';
import type { EventKind } from '../../../src/simulation/facts.ts';
import { DEFAULT_SETUP } from '../../../src/simulation/setup.ts';
import { newestSnapshot } from '../../../src/zab/disk.ts';
import { zxidOf } from '../../../src/zab/zxid.ts';
import { Run } from '../../property/run.ts';

test('a learner that loses its leader while it writes the snapshot of a SNAP keeps memory and disk the same', () => {
  const run = new Run({
    ...DEFAULT_SETUP,
    servers: 3,
    startsMs: [null, 0, 0],
    slowDisks: [{ server: 1, fsyncUs: { min: 400_000, max: 400_000 } }],
    clients: [
      { name: 'a', server: 3, timeoutMs: 8_000, program: { kind: 'writer', everyMs: 1_000_000 } },
    ],
  });
  const until = (kind: EventKind, who: number | string): boolean =>
    run.until(run.world.now + 60_000_000, (events) =>
      events.some((event) => event.kind === kind && event.who === who),
    );
  expect(until('answered', 'a')).toBe(true);
  run.act({ do: 'restart', server: 1 });
  expect(until('snapshot-installed', 1)).toBe(true);
  const [learner] = run.world.peers as [(typeof run.world.peers)[number]];
  run.until(run.world.now + 100_000);
  expect(learner.learning?.stage).toBe('persisting');

  run.act({ do: 'crash', server: 3 });
  expect(until('became-looking', 1)).toBe(true);
  const last = zxidOf(1, 2);
  expect([newestSnapshot(learner.disk)?.zxid, learner.lastProcessed]).toEqual([last, last]);
  expect(learner.replica).toEqual(run.world.peers[1]!.replica);
  expect(run.violations).toEqual([]);
});
