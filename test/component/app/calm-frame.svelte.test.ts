import { flushSync } from 'svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Envelope } from '../../../src/simulation/connection.ts';
import { DEFAULT_SETUP } from '../../../src/simulation/setup.ts';
import { Timeline } from '../../../src/timeline/timeline.ts';
import type { Frame } from '../../../src/timeline/frame.ts';
import { CalmFrame } from '../../../src/ui/calm-frame.svelte.ts';

const FRAME_MS = 16;

/** Views over one lab, on a clock that is set by hand. */
function stand(restsMs: readonly number[], parts = 1) {
  const timeline = new Timeline(DEFAULT_SETUP);
  let frame = $state.raw(timeline.frame);
  const state = $state({ moving: true, playing: true });
  let nowMs = 1_000;
  vi.spyOn(performance, 'now').mockImplementation(() => nowMs);
  const lab = {
    get frame() {
      return frame;
    },
    get moving() {
      return state.moving;
    },
    get playing() {
      return state.playing;
    },
  };
  let views: readonly CalmFrame[] = [];
  const off = $effect.root(() => {
    views = restsMs.map(
      (everyMs) =>
        new CalmFrame(
          () => lab,
          () => everyMs,
          parts,
        ),
    );
  });
  flushSync();
  const next = (change: (frame: Frame) => Frame = (same) => same): readonly boolean[] => {
    nowMs += FRAME_MS;
    frame = change({ ...timeline.frame });
    flushSync();
    return views.map((view) => view.frame === frame);
  };
  /** In how many of so many frames each view was drawn, and the most that were drawn in one. */
  const watch = (frames: number, change?: (frame: Frame) => Frame) => {
    const drawn = views.map(() => 0);
    let most = 0;
    for (let i = 0; i < frames; i++) {
      const now = next(change);
      now.forEach((is, view) => (drawn[view]! += is ? 1 : 0));
      most = Math.max(most, now.filter(Boolean).length);
    }
    return { drawn, most };
  };
  /** How many parts of its frame each view shows. */
  const partsShown = (): readonly number[] => views.map(({ part }) => part);
  return { next, watch, partsShown, state, off };
}

/** The same frame, with so many messages on their way. */
const crowded =
  (count: number) =>
  (frame: Frame): Frame => {
    const inFlight = Array.from({ length: count }, () => ({}) as Envelope);
    const way = { inFlight };
    const connections = new Map([[1, { forth: way, back: { inFlight: [] } }]]);
    return { ...frame, world: { ...frame.world, connections } as unknown as Frame['world'] };
  };

describe('while time moves', () => {
  afterEach(() => vi.restoreAllMocks());

  it('one view is drawn in a frame, and each has its turn', () => {
    const { watch, off } = stand([0, 0, 0]);
    const { drawn, most } = watch(30);
    expect(most).toBe(1);
    expect(drawn).toEqual([10, 10, 10]);
    off();
  });

  it('a view rests as long as it says', () => {
    const { watch, off } = stand([160]);
    expect(watch(50).drawn).toEqual([5]);
    off();
  });

  it('all rest longer in a crowd, and under a hand on the slider', () => {
    const { watch, state, off } = stand([0]);
    expect(watch(50, crowded(99)).drawn[0]).toBeGreaterThan(40);
    expect(watch(50, crowded(100)).drawn[0]).toBeLessThan(7);
    state.playing = false;
    expect(watch(50).drawn[0]).toBeLessThan(7);
    off();
  });

  it('a view of two parts is drawn over two frames in a crowd, and none beside it', () => {
    const { next, partsShown, off } = stand([0, 0, 0], 2);
    const crowd = crowded(100);
    expect(next(crowd)).toEqual([false, true, false]);
    expect(partsShown()).toEqual([2, 1, 2]);
    expect(next(crowd)).toEqual([false, false, false]);
    expect(partsShown()).toEqual([2, 2, 2]);
    expect(next(crowd)).toEqual([false, false, true]);
    expect(partsShown()).toEqual([2, 2, 1]);
    off();
  });

  it('and in one where there is no crowd', () => {
    const { watch, partsShown, off } = stand([0, 0], 2);
    expect(watch(30).drawn).toEqual([15, 15]);
    expect(partsShown()).toEqual([2, 2]);
    off();
  });

  it('what is half drawn is whole as soon as time stands', () => {
    const { next, partsShown, state, off } = stand([0, 0], 2);
    next(crowded(100));
    expect(partsShown()).toEqual([2, 1]);
    state.moving = false;
    state.playing = false;
    expect(next(crowded(100))).toEqual([true, true]);
    expect(partsShown()).toEqual([2, 2]);
    off();
  });

  it('and at rest all show the moment at once', () => {
    const { next, state, off } = stand([500, 500, 0]);
    next();
    state.moving = false;
    state.playing = false;
    expect(next()).toEqual([true, true, true]);
    off();
  });
});
