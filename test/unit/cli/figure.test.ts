import { expect, test } from 'vitest';
import { holds, median, percentile, table } from '../../../src/cli/bench/figure.ts';
import { OUTSTANDING, runLoad } from '../../../src/cli/bench/load.ts';

test('the middle and the 95th percentile', () => {
  const values = Array.from({ length: 100 }, (_, i) => 100 - i);
  expect(median(values)).toBe(50);
  expect(percentile(values, 0.95)).toBe(95);
  expect(percentile([7], 0.95)).toBe(7);
});

test('a table says which targets are missed', () => {
  const fast = { name: 'events', value: 1_234_567, unit: '/s', target: { atLeast: 300_000 } };
  const slow = { name: 'seek', value: 17.25, unit: 'ms', target: { under: 16 } };
  expect([holds(fast), holds(slow)]).toEqual([true, false]);
  expect(table([fast, slow, { name: 'memory', value: 9.876, unit: 'bytes' }], 1)).toBe(
    [
      'events  1,234,567  /s     at least 300,000  reached',
      'seek         17.3  ms     under 16.0        MISSED',
      'memory       9.88  bytes',
    ].join('\n'),
  );
});

test('a time that is missed on a slow machine is told as on that of the budget', () => {
  const slow = { name: 'seek', value: 17.25, unit: 'ms', target: { under: 16 } };
  expect(table([slow], 0.5)).toContain('missed here; at the speed of the budget 8.63: reached');
  expect(table([slow], 0.95)).toContain('MISSED');
});

test('the load keeps its writes outstanding', () => {
  const { world, committed } = runLoad(5_000, false);
  const waiting = [...world.clients.values()].reduce(
    (sum, client) => sum + client.pending.length + client.unsent.length,
    0,
  );
  expect(waiting).toBe(OUTSTANDING);
  expect(committed).toBeGreaterThan(50);
});
