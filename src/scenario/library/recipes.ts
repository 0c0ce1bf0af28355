import type { ClientSetup } from '../../simulation/setup.ts';
import { type Start, writer } from './start.ts';

const locker = (name: string, server: number, timeoutMs: number): ClientSetup => ({
  name,
  server,
  timeoutMs,
  program: { kind: 'lock', path: '/locks/stock', holdMs: 1_200, restMs: 800 },
});

export const RECIPES: readonly Start[] = [
  {
    id: 'lock-queue',
    group: 'recipes',
    setup: {
      servers: 3,
      clients: ['a', 'b', 'c', 'd', 'e'].map((name, i) => locker(name, (i % 3) + 1, 10_000)),
    },
    atMs: 1_200,
    shows: 'leader.znode("/locks/stock").children >= 4 and time > 3s',
  },
  {
    id: 'holder-falls-silent',
    group: 'recipes',
    setup: {
      servers: 3,
      tickMs: 500,
      clients: ['a', 'b', 'c'].map((name, i) => locker(name, i + 1, 2_000)),
    },
    script: [[2_500, { do: 'pause', actor: 'a' }]],
    atMs: 2_400,
    shows:
      'exists(event where kind = session-closed) and leader.znode("/locks/stock").children = 2',
  },
  {
    id: 'leader-crashes-under-locks',
    group: 'recipes',
    setup: {
      servers: 5,
      clients: ['a', 'b', 'c', 'd'].map((name, i) => locker(name, i + 1, 10_000)),
    },
    script: [[3_000, { do: 'crash', server: 5 }]],
    atMs: 2_900,
    shows: 'leader.sid = 4 and leader.znode("/locks/stock").children >= 3',
  },
  {
    id: 'pipelined-writes',
    group: 'recipes',
    setup: {
      servers: 5,
      clients: ['a', 'b', 'c', 'd'].map((name, i) => writer(name, i + 1, 60)),
    },
    atMs: 1_500,
    shows: 'committed >= (1,60)',
  },
];
