import { expect, test } from 'vitest';
import type { CounterMistake } from '../../../../src/client/programs/counter.ts';
import type { Program } from '../../../../src/simulation/setup.ts';
import { Troupe } from './troupe.ts';

const counter = (mistakes?: readonly CounterMistake[], additions = 10): Program => ({
  kind: 'counter',
  path: '/counter',
  everyMs: 10,
  additions,
  mistakes,
});

const three = (mistakes?: readonly CounterMistake[]): Troupe =>
  new Troupe({ a: counter(mistakes, 30), b: counter(mistakes, 30), c: counter(mistakes, 30) });

test('three clients add thirty each, and the counter says ninety: the version tells who came too late', () => {
  const troupe = three();
  expect(troupe.broken()).toEqual([]);
  expect(troupe.data('/counter')).toBe('90');
  expect(
    troupe.all('counter-changed').filter(({ state }) => state === 'retrying').length,
  ).toBeGreaterThan(0);
});

test('without the version additions are overwritten', () => {
  const troupe = three(['no-version']);
  expect(troupe.broken()).toEqual(['the counter is exact']);
  expect(Number(troupe.data('/counter'))).toBeLessThan(90);
});

/** Its server has carried the addition out, and the connection breaks before the answer arrives. */
function loseAnswer(troupe: Troupe): void {
  troupe.until('counter-changed', ({ state, nth }) => state === 'added' && nth === 3);
  troupe.until('requested', ({ operation }) => operation.op === 'multi');
  troupe.until('committed');
  troupe.act({ do: 'disconnect-client', client: 'a' });
  troupe.seconds(0.3);
  troupe.act({ do: 'reconnect-client', client: 'a', hosts: [2, 3] });
}

test('an addition whose answer got lost is looked up in the note, not made again', () => {
  const troupe = new Troupe({ a: counter() });
  loseAnswer(troupe);
  expect(
    troupe.all('answered').filter(({ result }) => result.error === 'CONNECTIONLOSS').length,
  ).toBe(1);
  expect(troupe.broken()).toEqual([]);
  expect(troupe.data('/counter')).toBe('10');
});

test('whoever adds again what got no answer counts twice', () => {
  const troupe = new Troupe({ a: counter(['blind-retry']) });
  loseAnswer(troupe);
  expect(troupe.broken()).toEqual(['the counter is exact']);
  expect(troupe.data('/counter')).toBe('11');
});

test('a counter that somebody has set by hand is promised nothing', () => {
  const troupe = new Troupe({ a: counter() });
  troupe.until('counter-changed', ({ nth }) => nth === 4);
  troupe.act({
    do: 'request',
    client: 'a',
    operation: { op: 'setData', path: '/counter', data: '100', version: -1 },
  });
  expect(troupe.broken()).toEqual([]);
  expect(Number(troupe.data('/counter'))).toBeGreaterThan(100);
});
