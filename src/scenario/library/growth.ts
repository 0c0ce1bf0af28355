import { idle, type Start, writer } from './start.ts';

export const GROWTH: readonly Start[] = [
  {
    id: 'observers',
    group: 'growth',
    setup: { servers: 3, observers: 2, clients: [writer('a', 4, 500)] },
    atMs: 300,
    shows: 'count(server where role = observing and uptodate) = 2 and committed >= (1,3)',
  },
  {
    id: 'server-joins',
    group: 'growth',
    setup: { servers: 3, spares: 1, skipAcl: true, clients: [idle('a', 1), writer('b', 2, 600)] },
    script: [
      [
        2_500,
        {
          do: 'request',
          client: 'a',
          operation: {
            op: 'reconfig',
            joining: [{ server: 4, role: 'participant' }],
            leaving: [],
            members: null,
            fromConfig: -1,
          },
        },
      ],
    ],
    atMs: 2_400,
    shows:
      'exists(event where kind = answered and who = a and operation = reconfig and error = OK)',
  },
  {
    id: 'leader-leaves',
    group: 'growth',
    setup: { servers: 5, skipAcl: true, clients: [idle('a', 1), writer('b', 2, 600)] },
    script: [
      [
        2_500,
        {
          do: 'request',
          client: 'a',
          operation: { op: 'reconfig', joining: [], leaving: [5], members: null, fromConfig: -1 },
        },
      ],
    ],
    atMs: 2_400,
    shows: 'exists(leader) and leader.sid != 5',
  },
  {
    id: 'groups',
    group: 'growth',
    setup: {
      servers: 9,
      groups: [
        [1, 2, 3],
        [4, 5, 6],
        [7, 8, 9],
      ],
      clients: [{ ...writer('a', 1, 500), hosts: [1, 2, 4, 5] }],
    },
    script: [7, 8, 9, 3, 6].map((server) => [3_000, { do: 'crash', server }] as const),
    atMs: 2_900,
    shows: 'exists(leader) and time > 3s and committed >= (2,2)',
  },
  {
    id: 'two-and-an-oracle',
    group: 'growth',
    setup: { servers: 2, oracle: true, tickMs: 500, clients: [writer('a', 2, 500)] },
    script: [
      [2_500, { do: 'crash', server: 1 }],
      [2_600, { do: 'set-oracle', server: 2, grants: true }],
    ],
    atMs: 2_400,
    shows: 'leader.sid = 2 and time > 5s and committed >= (1,6)',
  },
  {
    id: 'reads-without-majority',
    group: 'growth',
    setup: {
      servers: 3,
      readOnlyMode: true,
      tickMs: 500,
      localSessionsEnabled: true,
      clients: [{ ...idle('a', 1), readOnly: true }],
    },
    script: [
      [2_500, { do: 'crash', server: 3 }],
      [2_600, { do: 'crash', server: 2 }],
    ],
    atMs: 2_400,
    shows: 'exists(event where kind = client-connected and who = a and time > 2.6s)',
  },
];
