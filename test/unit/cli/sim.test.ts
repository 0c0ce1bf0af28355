import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { encodeLink } from '../../../src/scenario/link.ts';
import { writeScenario } from '../../../src/scenario/read-scenario.ts';
import { scenarioOf } from '../../../src/scenario/scenario-of.ts';
import { ConsoleRun } from '../../../src/scenario/console/console-run.ts';
import { digestWorld } from '../../../src/simulation/digest-world.ts';
import type { Event } from '../../../src/simulation/facts.ts';
import { DEFAULT_SETUP } from '../../../src/simulation/setup.ts';
import { EventLogWriter } from '../../../src/timeline/event-log.ts';
import { Timeline } from '../../../src/timeline/timeline.ts';
import { sample } from '../scenario/make-scenario.ts';

const root = join(import.meta.dirname, '../../..');
const folder = mkdtempSync(join(tmpdir(), 'sim-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** The terminal's own program, as `npm run -s sim --` starts it. */
const sim = (...args: string[]): Promise<Ended> =>
  new Promise((resolve) => {
    const tsx = join(root, 'node_modules/tsx/dist/cli.mjs');
    const command = [tsx, join(root, 'src/cli/sim.ts'), ...args];
    execFile(process.execPath, command, { cwd: root }, (error, out, err) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err });
    });
  });

const file = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

test('without a file: five servers elect a leader', async () => {
  const { code, out } = await sim('--until', 'event=established', '--print', 'trace');
  expect(code).toBe(0);
  expect(out).toMatch(/^00:00\.000 {2}\d {2}started/);
  expect(out.trimEnd().split('\n').at(-1)).toMatch(/ 5 {2}established epoch 1 at \(0,0\)|UPTODATE/);
});

test('state, digest and events', async () => {
  const flags = ['--servers', '3', '--writers', '1', '--until', 'time=3s'];
  const { out: state } = await sim(...flags, '--print', 'state');
  expect(state).toMatch(/server +role +phase/);
  expect(state).toMatch(/3 +leading +broadcast +1 +1/);
  const [{ out: one }, { out: two }, { out: other }] = await Promise.all([
    sim(...flags, '--print', 'digest'),
    sim(...flags, '--print', 'digest'),
    sim(...flags, '--print', 'digest', '--seed', 'other'),
  ]);
  expect(one).toMatch(/^[0-9a-f]{16}\n$/);
  expect(two).toBe(one);
  expect(other).not.toBe(one);
  const { out: events } = await sim(...flags, '--print', 'events');
  const ids = events
    .trimEnd()
    .split('\n')
    .map((line) => (JSON.parse(line) as { id: number }).id);
  expect(ids).toEqual(ids.map((_, i) => i));
});

const story = [
  '# z writes, and the leader crashes',
  'add-client z',
  'z> wait 4s',
  'create /app hello',
  '',
  'crash 3',
  'until exists(leader) and leader.sid != 3',
  'sync /',
  'get /app',
];

test('a file of console lines is typed as on the page: the same digest, and what the console shows', async () => {
  const path = file('story.txt', story.join('\n'));
  const flags = ['--servers', '3', '--console', path, '--print'];
  const { code, out } = await sim(...flags, 'console', '--print', 'digest');
  expect(code).toBe(0);
  const lines = out.trimEnd().split('\n');
  expect(lines).toContainEqual(
    expect.stringMatching(/^\[zk: [123]\(CONNECTED\) 1\] create \/app hello$/),
  );
  expect(lines).toContain('Created /app');
  const startsMs = [0, 0, 0];
  const typed = new ConsoleRun(new Timeline({ ...DEFAULT_SETUP, servers: 3, startsMs }));
  for (const line of story) typed.enter('z', line.replace(/^(z> |#.*)/, ''));
  const { timeline } = typed;
  expect(lines.at(-1)).toBe(digestWorld(timeline.frame.world));
  // What came of it can be handed on, and opens at the same digest.
  const shared = file('story.json', writeScenario(scenarioOf(timeline)));
  expect((await sim(shared, '--print', 'digest')).out).toBe(`${lines.at(-1)!}\n`);
});

test('ShiViz and JSON Lines are printed by the same code as on the page', async () => {
  const flags = ['--servers', '3', '--until', 'time=1s', '--print'];
  const [{ out: jsonl }, { out: events }, { out: shiviz }] = await Promise.all([
    sim(...flags, 'jsonl'),
    sim(...flags, 'events'),
    sim(...flags, 'shiviz'),
  ]);
  expect(events).toBe(jsonl);
  const writer = new EventLogWriter('shiviz', false);
  const lines = jsonl.trimEnd().split('\n');
  const log = lines.map((line) => writer.write(JSON.parse(line) as Event)).join('');
  expect(shiviz).toBe(`${writer.head}${log}`);
});

describe('what was shared', () => {
  test('a file and a link end at their position, with their digest', async () => {
    const timeline = new Timeline(sample.setup);
    timeline.playTo(2_000_000);
    timeline.act({ do: 'crash', server: 5 });
    timeline.playTo(3_000_000);
    const scenario = scenarioOf(timeline);
    const link = await encodeLink(scenario);
    if (!link.ok) throw new Error(link.problem.kind);
    const path = file('shared.json', writeScenario(scenario));
    for (const source of [path, link.value, `https://example.org/zabscope/#${link.value}`]) {
      const { code, out } = await sim(source, '--print', 'digest');
      expect([code, out]).toEqual([0, `${scenario.digest!}\n`]);
    }
  });
});

describe('wrong use is told in one line, with exit code 2', () => {
  test.each<[string, string[], RegExp]>([
    ['a file that is not there', ['no-such-file.json'], /no-such-file\.json/],
    ['a damaged link', ['#z1.AAAA'], /damaged/],
    ['a condition', ['--until', 'never'], /"never" is not a condition/],
    ['a number', ['--servers', '12'], /1 to 9/],
    ['a kind of output', ['--print', 'poem'], /"poem"/],
    ['a flag', ['--frobnicate'], /frobnicate/],
    ['consoles without a file', ['--print', 'console'], /--console FILE/],
    ['a console file that is not there', ['--console', 'no-such.txt'], /no-such\.txt/],
  ])('%s', async (_, args, message) => {
    const { code, out, err } = await sim(...args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/^sim: /m);
    expect(err).toMatch(message);
  });

  test('a file that is no scenario', async () => {
    const { code, err } = await sim(file('other.json', '{"format":1,"engine":1}'));
    expect(code).toBe(2);
    expect(err).toMatch(/“setup”/);
  });
});

test('a condition that is never met: exit code 1', async () => {
  const { code, err } = await sim(
    '--servers',
    '1',
    '--until',
    'role=observing',
    '--print',
    'digest',
  );
  expect(code).toBe(1);
  expect(err).toMatch(/not reached/);
});

test('--help', async () => {
  const { code, out } = await sim('--help');
  expect(code).toBe(0);
  expect(out).toMatch(/FILE\|LINK/);
});
