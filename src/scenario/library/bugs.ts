import { create, get, idle, set, type Start } from './start.ts';

export const BUGS: readonly Start[] = [
  {
    id: 'epoch-forgotten',
    group: 'bugs',
    setup: { servers: 3, switchedOff: ['promise-epoch'] },
    script: [[2_000, { do: 'crash', server: 3 }]],
    atMs: 1_900,
    shows: 'count(event where kind = established and epoch = 1) = 2',
    breaks: 'one leader an epoch',
  },
  {
    id: 'one-ack-is-enough',
    group: 'bugs',
    setup: { servers: 3, switchedOff: ['commit-needs-quorum'] },
    script: [
      [2_400, { do: 'cut', groups: [[1, 2], [3]] }],
      [2_500, { do: 'add-client', client: { ...idle('a', 3), hosts: [3] } }],
    ],
    atMs: 2_300,
    shows: 'violations > 0',
    breaks: 'a quorum has it on disk',
  },
  {
    id: 'ack-before-fsync',
    group: 'bugs',
    setup: { servers: 3, clients: [idle('a', 3)], switchedOff: ['fsync-before-ack'] },
    script: [
      [2_400, { do: 'set-disk', server: 1, state: 'stalled', fsyncUs: null }],
      [2_400, { do: 'set-disk', server: 2, state: 'stalled', fsyncUs: null }],
      [2_500, create('a', '/a', 'x')],
    ],
    atMs: 2_300,
    shows: 'violations > 0',
    breaks: 'a quorum has it on disk',
  },
  {
    id: 'half-a-multi',
    group: 'bugs',
    setup: { servers: 3, clients: [idle('a', 1)], switchedOff: ['multi-all-or-nothing'] },
    script: [
      [
        2_500,
        {
          do: 'request',
          client: 'a',
          operation: {
            op: 'multi',
            ops: [
              { op: 'create', path: '/a', data: 'x', mode: 'persistent' },
              { op: 'delete', path: '/none', version: -1 },
            ],
          },
        },
      ],
    ],
    atMs: 2_400,
    shows: 'violations > 0',
    breaks: 'a multi is all or nothing',
  },
  {
    id: 'watch-fires-twice',
    group: 'bugs',
    setup: { servers: 1, clients: [idle('a', 1)], switchedOff: ['watch-fires-once'] },
    script: [
      [2_000, create('a', '/a', 'x')],
      [2_400, get('a', '/a', true)],
      [2_600, set('a', '/a', 'y')],
      [3_000, set('a', '/a', 'z')],
    ],
    atMs: 2_300,
    shows: 'violations > 0',
    breaks: 'a watch fires once',
  },
  {
    id: 'read-overtakes-write',
    group: 'bugs',
    setup: { servers: 3, clients: [idle('a', 1)], switchedOff: ['reads-wait-for-own-writes'] },
    script: [
      [2_500, create('a', '/a', 'x')],
      [2_500, get('a', '/a')],
    ],
    atMs: 2_400,
    shows: 'violations > 0',
    breaks: 'answers are true',
  },
];
