import { expect, test } from 'vitest';
import type { EventOf } from '../../../src/simulation/facts.ts';
import { DEFAULT_SETUP } from '../../../src/simulation/setup.ts';
import { Run } from '../../property/run.ts';

test('a request that waits for a connection ends with SESSIONEXPIRED when the session is over', () => {
  const answers: EventOf<'answered'>[] = [];
  const kinds: string[] = [];
  const run = new Run(
    {
      ...DEFAULT_SETUP,
      servers: 1,
      startsMs: [0],
      tickMs: 200,
      clients: [
        {
          name: 'a',
          server: 1,
          timeoutMs: 1_000,
          program: { kind: 'writer', everyMs: 100 },
        },
      ],
    },
    (events) => {
      for (const event of events) {
        kinds.push(event.kind);
        if (event.kind === 'answered') answers.push(event);
      }
    },
  );
  const happens = (kind: string): boolean =>
    run.until(run.world.now + 60_000_000, (events) => events.some((event) => event.kind === kind));
  const write = { op: 'setData', path: '/a', data: 'late', version: -1 } as const;

  expect(happens('committed') && happens('client-connected')).toBe(true);
  run.act({ do: 'cut', groups: [[1], ['a']] });
  expect(happens('session-closed')).toBe(true);
  run.act({ do: 'request', client: 'a', operation: write });
  run.act({ do: 'heal' });
  expect(happens('client-expired')).toBe(true);
  expect(answers.at(-1)).toMatchObject({ operation: write, result: { error: 'SESSIONEXPIRED' } });

  answers.length = 0;
  expect(happens('client-connected')).toBe(true);
  run.until(run.world.now + 3_000_000);
  expect(answers.length).toBeGreaterThan(3);
  expect(answers.map(({ xid }) => xid)).toEqual(answers.map((_, i) => i + 1));
  expect(run.violations).toEqual([]);
});

// The application makes another `ZooKeeper`, with its own shuffled list.
test('a new session begins anew with the list of servers: in another order, and at once from one to the next', () => {
  const orders = new Set<string>();
  for (let i = 0; i < 12; i++) {
    const run = new Run({
      ...DEFAULT_SETUP,
      seed: `anew ${i}`,
      servers: 5,
      startsMs: [0, 0, 0, 0, 0],
      tickMs: 200,
      clients: [{ name: 'a', server: 1, timeoutMs: 1_000, program: { kind: 'idle' } }],
    });
    const happens = (kind: string): boolean =>
      run.until(run.world.now + 60_000_000, (events) => events.some((e) => e.kind === kind));
    expect(happens('client-connected')).toBe(true);
    run.act({ do: 'expire-client', client: 'a' });
    expect(happens('client-expired')).toBe(true);
    const { hosts, host, lastHost, acceptedBy } = run.world.clients.get('a')!;
    expect({ host, lastHost, acceptedBy }).toEqual({ host: -1, lastHost: -1, acceptedBy: 0 });
    expect(hosts.toSorted()).toEqual([1, 2, 3, 4, 5]);
    orders.add(hosts.join());
  }
  expect(orders.size).toBeGreaterThan(8);
});
