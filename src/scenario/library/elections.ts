import { AS_RECORDED } from '../../simulation/setup.ts';
import { type Start, writer } from './start.ts';

export const ELECTIONS: readonly Start[] = [
  {
    id: 'first-election',
    group: 'elections',
    setup: { servers: 5, startsMs: [0, 15, 30, 20, 40], clients: [writer('a', 1, 900)] },
    atMs: 0,
    shows: 'exists(leader)',
  },
  {
    id: 'third-makes-majority',
    group: 'elections',
    setup: { servers: 5, startsMs: [0, 100, null, null, null] },
    script: [[2_500, { do: 'restart', server: 3 }]],
    atMs: 2_400,
    shows: 'leader.sid = 3',
  },
  {
    id: 'newest-history',
    group: 'elections',
    setup: { servers: 5, clients: [{ ...writer('a', 1, 300), hosts: [1, 2, 3] }] },
    script: [
      [1_500, { do: 'crash', server: 4 }],
      [3_500, { do: 'crash', server: 5 }],
      [3_510, { do: 'restart', server: 4 }],
    ],
    atMs: 3_400,
    shows: 'leader.sid = 3',
  },
  {
    id: 'leader-crashes',
    group: 'elections',
    setup: { servers: 5, clients: [writer('a', 1, 400), writer('b', 2, 700)] },
    script: [[2_500, { do: 'crash', server: 5 }]],
    atMs: 2_400,
    shows: 'leader.sid = 4',
  },
  {
    id: 'as-on-one-machine',
    group: 'elections',
    setup: { servers: 3, ...AS_RECORDED, clients: [writer('a', 1, 400)] },
    script: [[2_500, { do: 'crash', server: 3 }]],
    atMs: 2_490,
    shows: 'leader.sid = 2 and time < 2.88s',
  },
  {
    id: 'cut-off-leader',
    group: 'elections',
    setup: { servers: 5, tickMs: 500, clients: [writer('a', 1, 500)] },
    script: [
      [
        2_500,
        {
          do: 'cut',
          groups: [[5], [1, 2, 3, 4, 'a']],
        },
      ],
    ],
    atMs: 2_400,
    shows: 'leader.sid = 4 and server(5).role != leading',
  },
  {
    id: 'no-majority',
    group: 'elections',
    setup: { servers: 5, clients: [writer('a', 1, 500)] },
    script: [
      [2_500, { do: 'crash', server: 5 }],
      [2_600, { do: 'crash', server: 4 }],
      [2_700, { do: 'crash', server: 3 }],
    ],
    atMs: 2_400,
    shows: 'not exists(leader) and count(server where up and role = looking) = 2',
  },
  {
    id: 'deaf-follower',
    group: 'elections',
    setup: { servers: 3, tickMs: 500, clients: [writer('a', 1, 600)] },
    script: [[2_500, { do: 'cut-way', from: 3, to: 2 }]],
    atMs: 2_400,
    shows: 'server(2).role = looking and leader.sid = 3',
  },
  {
    id: 'even-split',
    group: 'elections',
    setup: { servers: 4, tickMs: 500, clients: [writer('a', 1, 600)] },
    script: [
      [
        2_500,
        {
          do: 'cut',
          groups: [
            [1, 2, 'a'],
            [3, 4],
          ],
        },
      ],
    ],
    atMs: 2_400,
    shows: 'count(server where role = looking) = 4',
  },
];
