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
