import { create, get, idle, set, type Start } from './start.ts';

export const CLIENTS: readonly Start[] = [
  {
    id: 'session-moves',
    group: 'clients',
    setup: { servers: 3, clients: [idle('a', 1)] },
    script: [[2_500, { do: 'crash', server: 1 }]],
    atMs: 2_400,
    shows: 'client(a).state = connected and client(a).server != 1 and time > 2.5s',
  },
  {
    id: 'session-expires',
    group: 'clients',
    setup: { servers: 3, tickMs: 500, clients: [idle('a', 1, 2_000)] },
    script: [
      [
        2_000,
        {
          do: 'request',
          client: 'a',
          operation: { op: 'create', path: '/alive', data: 'a', mode: 'ephemeral' },
        },
      ],
      [2_600, { do: 'pause', actor: 'a' }],
    ],
    atMs: 2_500,
    shows: 'exists(event where kind = session-closed) and not exists(leader.znode("/alive"))',
  },
  {
    id: 'watch-fires',
    group: 'clients',
    setup: { servers: 3, clients: [idle('a', 1), idle('b', 2)] },
    script: [
      [2_000, create('b', '/config', 'one')],
      [2_600, get('a', '/config', true)],
      [3_000, set('b', '/config', 'two')],
      [3_600, set('b', '/config', 'three')],
    ],
    atMs: 2_500,
    shows: 'exists(event where kind = watch-event and who = a)',
  },
  {
    id: 'stale-read',
    group: 'clients',
    setup: { servers: 5, clients: [idle('a', 1), idle('b', 4)] },
    script: [
      [2_000, create('b', '/x', 'old')],
      [
        2_600,
        {
          do: 'cut',
          groups: [
            [1, 'a'],
            [2, 3, 4, 5, 'b'],
          ],
        },
      ],
      [2_700, set('b', '/x', 'new')],
      [3_200, get('a', '/x')],
    ],
    atMs: 2_500,
    shows:
      'exists(event where kind = answered and who = a and operation = getData) and server(1).znode("/x").data = "old" and server(4).znode("/x").data = "new"',
  },
  {
    id: 'sync-first',
    group: 'clients',
    setup: { servers: 3, clients: [idle('a', 1), idle('b', 2)] },
    script: [
      [2_000, create('b', '/x', 'old')],
      [2_600, { do: 'hold-type', type: 'COMMIT', to: 1 }],
      [2_700, set('b', '/x', 'new')],
      [3_000, get('a', '/x')],
      [3_200, { do: 'request', client: 'a', operation: { op: 'sync', path: '/x' } }],
      [3_210, get('a', '/x')],
      [3_600, { do: 'release-all' }],
    ],
    atMs: 2_500,
    shows: 'count(event where kind = answered and who = a and operation = getData) = 2',
  },
  {
    id: 'sequential-names',
    group: 'clients',
    setup: { servers: 3, clients: [idle('a', 1), idle('b', 2), idle('c', 3)] },
    script: [
      [2_000, create('a', '/queue', '')],
      ...['a', 'b', 'c'].map(
        (client) =>
          [
            2_600,
            {
              do: 'request',
              client,
              operation: {
                op: 'create',
                path: '/queue/item-',
                data: client,
                mode: 'persistent_sequential',
              },
            },
          ] as const,
      ),
    ],
    atMs: 2_500,
    shows: 'leader.znode("/queue").children = 3',
  },
  {
    id: 'all-or-nothing',
    group: 'clients',
    setup: { servers: 3, clients: [idle('a', 1)] },
    script: [
      [2_000, create('a', '/from', '10')],
      [
        2_600,
        {
          do: 'request',
          client: 'a',
          operation: {
            op: 'multi',
            ops: [
              { op: 'setData', path: '/from', data: '5', version: -1 },
              { op: 'setData', path: '/nowhere', data: '5', version: -1 },
            ],
          },
        },
      ],
    ],
    atMs: 2_500,
    shows:
      'exists(event where kind = answered and who = a and operation = multi) and leader.znode("/from").data = "10"',
  },
];
