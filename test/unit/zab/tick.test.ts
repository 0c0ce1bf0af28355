import { expect, test } from 'vitest';
import type { Event } from '../../../src/simulation/facts.ts';
import { DEFAULT_SETUP } from '../../../src/simulation/setup.ts';
import { Run } from '../../property/run.ts';

test('a leader pings every half tick and counts its quorum every full tick, from one tick after it began to serve', () => {
  const told: Event[] = [];
  const run = new Run(
    { ...DEFAULT_SETUP, servers: 3, startsMs: [0, 0, 0], tickMs: 400 },
    (events) => void told.push(...events),
  );
  run.until(4_000_000);
  const established = told.find(({ kind }) => kind === 'established')!.at;
  const after = (found: (event: Event) => boolean): number[] =>
    told.filter(found).map(({ at }) => (at - established) / 1_000);
  const checks = after(({ kind }) => kind === 'quorum-checked');
  const pings = after(
    (event) => event.kind === 'sent' && event.to === 1 && event.message.type === 'PING',
  );
  expect(checks.slice(0, 4)).toEqual([400, 800, 1_200, 1_600]);
  expect(pings.slice(0, 4)).toEqual([200, 400, 600, 800]);
});
