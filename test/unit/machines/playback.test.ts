import { expect, test } from 'vitest';
import { createActor, fromCallback } from 'xstate';
import {
  playback,
  SPEED_DEFAULT,
  SPEED_MAX,
  SPEED_MIN,
  type Advance,
  type PlaybackEvent,
} from '../../../src/machines/playback.ts';

function startPlayback() {
  const advances: Advance[] = [];
  const sought: number[] = [];
  const clocks = { running: 0, tick: (_elapsedMs: number): void => undefined };
  const actor = createActor(
    playback.provide({
      actors: {
        clock: fromCallback<PlaybackEvent>(({ sendBack }) => {
          clocks.running++;
          clocks.tick = (elapsedMs) => sendBack({ type: 'TICK', elapsedMs });
          return () => clocks.running--;
        }),
      },
      actions: {
        advance: (_, advance) => advances.push(advance),
        seek: (_, { at }) => sought.push(at),
      },
    }),
  ).start();
  return { actor, advances, sought, clocks };
}

test('the clock runs only while it plays', () => {
  const { actor, clocks, advances } = startPlayback();
  expect(actor.getSnapshot().value).toBe('idle');
  expect(clocks.running).toBe(0);
  actor.send({ type: 'PLAY' });
  expect(clocks.running).toBe(1);
  clocks.tick(16);
  expect(advances).toEqual([{ elapsedMs: 16, speed: SPEED_DEFAULT, skipQuiet: true }]);
  actor.send({ type: 'PAUSE' });
  expect(actor.getSnapshot().value).toBe('paused');
  expect(clocks.running).toBe(0);
});

test.each([
  { asked: 0, got: SPEED_MIN },
  { asked: 0.5, got: 0.5 },
  { asked: 1e9, got: SPEED_MAX },
])('asked for $asked, the speed is $got', ({ asked, got }) => {
  const { actor, advances, clocks } = startPlayback();
  actor.send({ type: 'PLAY' });
  actor.send({ type: 'SPEED', speed: asked });
  actor.send({ type: 'SKIP_QUIET', skip: false });
  clocks.tick(10);
  expect(advances).toEqual([{ elapsedMs: 10, speed: got, skipQuiet: false }]);
});

test.each([
  { before: 'PLAY', after: 'playing' },
  { before: 'PAUSE', after: 'paused' },
] as const)('let go, the slider leaves it $after after $before', ({ before, after }) => {
  const { actor, sought, clocks } = startPlayback();
  actor.send({ type: 'PLAY' });
  actor.send({ type: before });
  actor.send({ type: 'SCRUB', at: 3 });
  actor.send({ type: 'SCRUB', at: 5 });
  expect(actor.getSnapshot().value).toBe('scrubbing');
  expect(clocks.running).toBe(0);
  expect(sought).toEqual([3, 5]);
  actor.send({ type: 'RELEASE' });
  expect(actor.getSnapshot().value).toBe(after);
});

test('a run that ran out plays on after something was done', () => {
  const { actor, clocks } = startPlayback();
  actor.send({ type: 'PLAY' });
  actor.send({ type: 'RAN_OUT' });
  expect(actor.getSnapshot().value).toBe('ended');
  expect(clocks.running).toBe(0);
  actor.send({ type: 'MOVED' });
  expect(actor.getSnapshot().value).toBe('paused');
  actor.send({ type: 'PLAY' });
  expect(clocks.running).toBe(1);
});

test('another run begins at rest, with the speed as it was', () => {
  const { actor, clocks } = startPlayback();
  actor.send({ type: 'SPEED', speed: 2 });
  actor.send({ type: 'PLAY' });
  actor.send({ type: 'RESET' });
  expect(actor.getSnapshot().value).toBe('idle');
  expect(actor.getSnapshot().context.speed).toBe(2);
  expect(clocks.running).toBe(0);
});
