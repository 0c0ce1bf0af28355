import { expect, test } from 'vitest';
import type { Program } from '../../../../src/simulation/setup.ts';
import { Troupe } from './troupe.ts';

const coordinator: Program = {
  kind: 'commit-coordinator',
  path: '/app',
  sites: ['b', 'c'],
  decideMs: 300,
  everyMs: 50,
  transactions: 10,
};
const site = (abortPercent: number): Program => ({
  kind: 'commit-site',
  path: '/app',
  abortPercent,
});

const outcomes = (troupe: Troupe): ReadonlyMap<string, readonly string[]> => {
  const all = new Map<string, string[]>();
  for (const { transaction, state } of troupe.all('transaction-changed')) {
    if (state !== 'committed' && state !== 'aborted') continue;
    all.set(transaction, [...(all.get(transaction) ?? []), state]);
  }
  return all;
};

test('a transaction is committed by all when every site votes for it', () => {
  const troupe = new Troupe({ a: coordinator, b: site(0), c: site(0) });
  expect(troupe.broken()).toEqual([]);
  expect([...outcomes(troupe).values()]).toEqual(
    Array.from({ length: 10 }, () => ['committed', 'committed', 'committed']),
  );
});

test('one vote against it is enough: then all abort', () => {
  const troupe = new Troupe({ a: coordinator, b: site(0), c: site(100) });
  expect(troupe.broken()).toEqual([]);
  expect([...outcomes(troupe).values()].flat()).not.toContain('committed');
});

test('a site that is silent beyond the time is taken to abort; when it is back it finds that it cannot vote any more', () => {
  const troupe = new Troupe({ a: coordinator, b: site(0), c: site(0) }, { timeoutMs: 4_000 });
  troupe.until('transaction-changed', ({ state }) => state === 'committed');
  troupe.act({ do: 'pause', actor: 'c' });
  const aborts = troupe.until('transaction-changed', ({ state }) => state === 'aborted');
  expect(aborts.who).toBe('a');
  troupe.act({ do: 'resume', actor: 'c' });
  const late = troupe.until(
    'transaction-changed',
    (e) => e.who === 'c' && e.transaction === aborts.transaction && e.state !== 'voted',
  );
  expect(late.state).toBe('aborted');
  expect(troupe.broken()).toEqual([]);
});

test('a coordinator whose session is over goes on with the transaction that it has begun', () => {
  const troupe = new Troupe({ a: coordinator, b: site(0), c: site(0) });
  troupe.until('transaction-changed', ({ state }) => state === 'begun');
  troupe.act({ do: 'expire-client', client: 'a' });
  expect(troupe.broken()).toEqual([]);
  expect(outcomes(troupe).size).toBe(10);
});

test('a site that commits on its own vote commits what another aborts', () => {
  const troupe = new Troupe({
    a: coordinator,
    b: { ...site(0), mistakes: ['commits-early'] } as Program,
    c: site(50),
  });
  expect(troupe.broken()).toEqual(['one outcome for all']);
});
