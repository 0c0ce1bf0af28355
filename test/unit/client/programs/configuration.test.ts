import { expect, test } from 'vitest';
import type { ReaderMistake } from '../../../../src/client/programs/configuration.ts';
import type { Program } from '../../../../src/simulation/setup.ts';
import { Troupe } from './troupe.ts';

const publisher = (everyMs: number): Program => ({
  kind: 'configuration-publisher',
  path: '/config',
  everyMs,
  values: 20,
});
const reader = (mistakes?: readonly ReaderMistake[]): Program => ({
  kind: 'configuration-reader',
  path: '/config',
  mistakes,
});

const seen = (troupe: Troupe, who: string): readonly number[] =>
  troupe
    .all('configuration-changed')
    .filter((e) => e.state === 'seen' && e.who === who)
    .map(({ value }) => Number(value));

test('every reader goes by the last value at last, and never back', () => {
  const troupe = new Troupe({ p: publisher(30), a: reader(), b: reader() });
  expect(troupe.broken()).toEqual([]);
  for (const who of ['a', 'b']) {
    const values = seen(troupe, who);
    expect(values.at(-1)).toBe(20);
    expect(values).toEqual([...values].sort((x, y) => x - y));
  }
});

test('one event stands for several changes: a slow reader skips values, and misses nothing', () => {
  const troupe = new Troupe({ p: publisher(1), a: reader() });
  const slow = { latencyUs: { min: 20_000, max: 30_000 }, lossPermille: 0 };
  for (const from of [1, 2, 3]) troupe.act({ do: 'set-link', from, to: 'a', ...slow });
  expect(troupe.broken()).toEqual([]);
  const values = seen(troupe, 'a');
  expect(values.length).toBeLessThan(20);
  expect(values.at(-1)).toBe(20);
});

test('a reader that was cut off hears of the change when it is back', () => {
  const troupe = new Troupe({ p: publisher(200), a: reader() });
  troupe.until('configuration-changed', ({ who }) => who === 'a');
  troupe.act({ do: 'disconnect-client', client: 'a' });
  troupe.seconds(1);
  const before = seen(troupe, 'a').length;
  troupe.act({ do: 'reconnect-client', client: 'a', hosts: [3] });
  troupe.until('configuration-changed', ({ who }) => who === 'a');
  expect(seen(troupe, 'a').length).toBe(before + 1);
  expect(troupe.broken()).toEqual([]);
});

/** Two publishers, who do not know of one another, begin when the reader has been there for long. */
function publish(troupe: Troupe): Troupe {
  troupe.seconds(3);
  for (const [name, server] of [
    ['p', 1],
    ['q', 2],
  ] as const) {
    troupe.act({
      do: 'add-client',
      client: { name, server, timeoutMs: 2_000, program: publisher(1) },
    });
  }
  return troupe;
}

test.each(['acts-on-event', 'watch-once'] as const)(
  'a reader that %s ends with what is old',
  (mistake) => {
    expect(publish(new Troupe({ a: reader() })).broken()).toEqual([]);
    const troupe = publish(new Troupe({ a: reader([mistake]) }));
    expect(troupe.broken()).toEqual(['the last configuration reaches all']);
  },
);
