import { flushSync } from 'svelte';
import { afterEach, expect, test } from 'vitest';
import { DEFAULT_SETUP, type Setup } from '../../../src/simulation/setup.ts';
import { ACTIONS_MAX } from '../../../src/timeline/limits.ts';
import { digestWorld } from '../../../src/simulation/digest-world.ts';
import { watch } from './watch.svelte.ts';
import { Lab } from '../../../src/ui/lab.svelte.ts';

const setup: Setup = { ...DEFAULT_SETUP, servers: 3, startsMs: [0, 0, 0] };
let lab: Lab;
afterEach(() => lab.pause());

const frames = (count: number): Promise<void> =>
  new Promise((resolve) => {
    const next = (left: number): void => {
      if (left === 0) resolve();
      else requestAnimationFrame(() => next(left - 1));
    };
    next(count);
  });

test('play moves virtual time, pause holds it', async () => {
  lab = new Lab(setup);
  lab.play();
  await frames(12);
  expect(lab.frame.at).toBeGreaterThan(0);
  lab.pause();
  const { at } = lab.frame;
  await frames(4);
  expect(lab.frame.at).toBe(at);
});

test('at 100 times real time a frame still ends in time, and the run goes on', async () => {
  lab = new Lab({
    ...setup,
    clients: [{ name: 'a', server: 1, timeoutMs: 10_000, program: { kind: 'writer', everyMs: 1 } }],
  });
  lab.setSpeed(100);
  lab.play();
  const slow: number[] = [];
  let last = performance.now();
  for (let i = 0; i < 30; i++) {
    await frames(1);
    const now = performance.now();
    slow.push(now - last);
    last = now;
  }
  slow.sort((a, b) => a - b);
  expect(slow[15]).toBeLessThan(60);
  expect(lab.frame.at).toBeGreaterThan(1_000_000);
});

test('a step is a frame with a world of its own; back again it is the same state', () => {
  lab = new Lab(setup);
  for (let i = 0; i < 30; i++) lab.step();
  const before = lab.frame;
  const digest = digestWorld(before.world);
  lab.step();
  expect(lab.frame.world).not.toBe(before.world);
  expect(digestWorld(before.world)).toBe(digest);
  const after = digestWorld(lab.frame.world);
  lab.stepBack();
  lab.step();
  expect(digestWorld(lab.frame.world)).toBe(after);
});

test('to act in the past begins a branch; both stay', () => {
  lab = new Lab(setup);
  for (let i = 0; i < 6; i++) lab.nextMilestone();
  lab.stepBack();
  lab.stepBack();
  expect(lab.mode).toBe('demo');
  lab.act({ do: 'crash', server: 1 });
  expect(lab.mode).toBe('lab');
  expect(lab.branches.map(({ id, parent }) => [id, parent])).toEqual([
    [0, null],
    [1, 0],
  ]);
  expect(lab.frame.world.peers[0]?.up).toBe(false);
  lab.switchTo(0);
  expect(lab.frame.world.peers[0]?.up).toBe(true);
});

test('whoever reads the lab is told of each move', () => {
  lab = new Lab(setup);
  const seen: number[] = [];
  const end = watch(() => seen.push(lab.frame.step));
  flushSync();
  lab.step();
  flushSync();
  lab.toStart();
  flushSync();
  end();
  expect(seen).toEqual([0, expect.any(Number), 0]);
  expect(seen[1]).toBeGreaterThan(0);
});

test('play stops behind the step that was waited for', async () => {
  lab = new Lab(setup);
  lab.setSpeed(10);
  const { timeline } = lab;
  const isDue = (): boolean =>
    timeline.eventsOfStep(timeline.frame.step).some(({ kind }) => kind === 'decided');
  lab.stops = [{ isDue }];
  lab.play();
  await expect.poll(() => lab.playing, { timeout: 10_000 }).toBe(false);
  const events = lab.timeline.eventsOfStep(lab.frame.step);
  expect(events.some(({ kind }) => kind === 'decided')).toBe(true);
  const earlier = lab.frame.events.slice(0, events[0]!.id);
  expect(earlier.some(({ kind }) => kind === 'decided')).toBe(false);
});

test('a write by hand comes from the client that is selected, or from a new one', () => {
  lab = new Lab(setup);
  for (let i = 0; i < 5; i++) lab.step();
  expect(lab.frame.world.clients.size).toBe(0);
  lab.write();
  expect([...lab.frame.world.clients.keys()]).toEqual(['a']);
  lab.act({
    do: 'add-client',
    client: { name: 'z', server: 2, timeoutMs: 10_000, program: { kind: 'idle' } },
  });
  lab.select({ kind: 'client', client: 'z' });
  expect(lab.writer).toBe('z');
});

test('what a timeline cannot hold is said, and the run stays usable', () => {
  lab = new Lab(setup);
  for (let i = 0; i <= ACTIONS_MAX; i++) lab.act({ do: 'heal' });
  expect(lab.trouble).toEqual({ kind: 'limit', limit: 'actions' });
  lab.trouble = null;
  lab.step();
  expect(lab.trouble).toBe(null);
});
