/** A small stage shows the same moment as the large one, and every starting point has its words in both languages. */
import { expect, test } from 'vitest';
import { starts as english } from '../../../src/i18n/en/starts.ts';
import { starts as chinese } from '../../../src/i18n/zh/starts.ts';
import { LIBRARY } from '../../../src/scenario/library/library.ts';
import { START_GROUPS } from '../../../src/scenario/library/start.ts';
import { DEFAULT_SETUP } from '../../../src/simulation/setup.ts';
import { Timeline } from '../../../src/timeline/timeline.ts';
import { MINI_HEIGHT, MINI_WIDTH, miniStage } from '../../../src/views/starts/mini-stage.ts';

function run(servers: number, clients: number): Timeline {
  return new Timeline({
    ...DEFAULT_SETUP,
    servers,
    startsMs: Array.from({ length: servers }, () => 0),
    clients: Array.from({ length: clients }, (_, i) => ({
      name: `c${i}`,
      server: (i % servers) + 1,
      timeoutMs: 10_000,
      program: { kind: 'writer', everyMs: 80 },
    })),
  });
}

test.each([
  [1, 1],
  [3, 6],
  [5, 5],
  [9, 9],
])(
  '%i servers and %i clients stand inside the picture, and nobody on another',
  (servers, clients) => {
    const timeline = run(servers, clients);
    timeline.playTo(2_000_000);
    const stage = miniStage(timeline.frame.world, timeline.frame.at);
    const all = [
      ...stage.servers.map(({ x, y }) => ({ x, y, reach: stage.radius + 3 })),
      ...stage.clients.map(({ x, y }) => ({ x, y, reach: 4 })),
    ];
    expect(all).toHaveLength(servers + clients);
    for (const { x, y, reach } of all) {
      expect(Math.min(x, y, MINI_WIDTH - x, MINI_HEIGHT - y)).toBeGreaterThanOrEqual(reach);
    }
    for (const [i, a] of stage.servers.entries()) {
      for (const b of stage.servers.slice(i + 1)) {
        expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThan(2 * stage.radius);
      }
    }
  },
);

test('roles, pauses, cuts and messages are those of the run', () => {
  const timeline = run(5, 2);
  timeline.playTo(2_000_000);
  timeline.act({ do: 'crash', server: 1 });
  timeline.act({ do: 'pause', actor: 2 });
  timeline.act({ do: 'cut', groups: [[3], [4]] });
  const { world, at } = timeline.frame;
  const stage = miniStage(world, at);
  expect(stage.servers.map(({ role }) => role)).toEqual([
    'down',
    'following',
    'following',
    'following',
    'leader',
  ]);
  expect(stage.servers.filter(({ paused }) => paused).map(({ sid }) => sid)).toEqual([2]);
  expect(stage.cuts.match(/M/g)).toHaveLength(1);
  expect(stage.messages.length).toBeGreaterThan(0);
  expect(miniStage(world, at)).toEqual(stage);
});

test.each([
  ['English', english],
  ['Chinese', chinese],
])('every starting point and group has its words in %s', (_, words) => {
  const known = words.of as Readonly<Record<string, readonly [string, string]>>;
  expect(Object.keys(known).sort()).toEqual(LIBRARY.map(({ id }) => id).sort());
  for (const [title, line] of Object.values(known)) {
    expect(title.length).toBeGreaterThan(1);
    expect(line).toMatch(/[.?。？]$/);
  }
  expect(Object.keys(words.groups)).toEqual([...START_GROUPS]);
});
