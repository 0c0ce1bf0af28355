import { describe, expect, test } from 'vitest';
import { DEFAULT_SETUP } from '../../../src/simulation/setup.ts';
import {
  ACTIONS_MAX,
  BRANCHES_MAX,
  KEYFRAME_STEPS,
  LimitReached,
} from '../../../src/timeline/limits.ts';
import { isMilestone } from '../../../src/timeline/milestones.ts';
import { Timeline } from '../../../src/timeline/timeline.ts';
import { busy, digestAt, fromScratch } from './play.ts';

const SECOND = 1_000_000;

const played = (atUs: number): Timeline => {
  const timeline = new Timeline(busy);
  timeline.playTo(atUs);
  return timeline;
};

describe('playing', () => {
  test('a new timeline stands at the start', () => {
    const { frame, end, branches } = new Timeline(DEFAULT_SETUP);
    expect(frame).toMatchObject({ at: 0, step: 0, eventCount: 0, branch: 0 });
    expect(end).toEqual({ step: 0, at: 0 });
    expect(branches).toEqual([
      { id: 0, name: '', command: null, parent: null, forkStep: 0, forkAt: 0, end },
    ]);
  });

  test('it reaches the very time asked for, and everything due by then has happened', () => {
    const timeline = played(3 * SECOND);
    expect(timeline.position.at).toBe(3 * SECOND);
    expect(timeline.end).toEqual(timeline.position);
    expect(timeline.frame.world.now).toBeLessThanOrEqual(3 * SECOND);
    const { events, step } = timeline.frame;
    expect(events.last()?.at).toBeLessThanOrEqual(3 * SECOND);
    timeline.stepForward();
    expect(timeline.frame.world.now).toBeGreaterThan(3 * SECOND);
    expect(timeline.frame.step).toBeGreaterThan(step);
  });

  test('it stops early rather than take more steps than allowed', () => {
    const timeline = new Timeline(busy);
    timeline.playTo(60 * SECOND, 50);
    expect(timeline.frame.step).toBe(50);
    expect(timeline.frame.at).toBe(timeline.frame.world.now);
  });

  test('in pieces or at once, forwards or after rewinding, it is the same run', () => {
    const whole = played(5 * SECOND);
    const pieces = new Timeline(busy);
    for (let at = 0; at < 5 * SECOND; at += 16_667) pieces.playTo(at);
    pieces.toStart();
    pieces.playTo(5 * SECOND);
    expect(digestAt(pieces)).toBe(digestAt(whole));
    expect([...pieces.frame.events]).toEqual([...whole.frame.events]);
    expect([...whole.frame.events].map((event) => event.id)).toEqual(
      [...whole.frame.events].map((_, i) => i),
    );
  });

  test('each change gives a new frame; looking does not', () => {
    const timeline = played(SECOND);
    const before = timeline.frame;
    expect(timeline.frame).toBe(before);
    timeline.playTo(1.1 * SECOND);
    expect(timeline.frame).not.toBe(before);
  });
});

describe('looking back', () => {
  test('stepping back undoes exactly one step forward, all the way', () => {
    const timeline = played(2 * SECOND);
    const visited = [];
    for (let i = 0; i < 40; i++) {
      visited.push({ digest: digestAt(timeline), count: timeline.frame.eventCount });
      timeline.stepForward();
    }
    for (const { digest, count } of visited.reverse()) {
      timeline.stepBack();
      expect(digestAt(timeline)).toBe(digest);
      expect(timeline.frame.eventCount).toBe(count);
    }
  });

  test('stepping back at the start stays there', () => {
    const timeline = new Timeline(busy);
    timeline.stepBack();
    expect(timeline.position).toEqual({ step: 0, at: 0 });
  });

  test('seeking gives what a replay from scratch gives, near keyframes and far from them', () => {
    const timeline = played(20 * SECOND);
    const end = timeline.end.step;
    expect(end).toBeGreaterThan(2 * KEYFRAME_STEPS);
    const steps = [0, 1, KEYFRAME_STEPS - 1, KEYFRAME_STEPS, KEYFRAME_STEPS + 1, end - 1, end];
    for (const step of [...steps, ...steps.toReversed()]) {
      timeline.seekStep(step);
      expect(timeline.frame.step).toBe(step);
      expect(digestAt(timeline)).toBe(fromScratch(busy, [], step).digest);
    }
  });

  test('a replay gives the recorded events again and records none twice', () => {
    const timeline = played(5 * SECOND);
    const recorded = [...timeline.frame.events];
    timeline.toStart();
    timeline.playTo(5 * SECOND);
    timeline.seek(2 * SECOND);
    timeline.toEnd();
    expect([...timeline.frame.events]).toEqual(recorded);
    expect(recorded).toEqual(fromScratch(busy, [], timeline.end.step).events);
  });

  test('events of the future stay known and uncounted', () => {
    const timeline = played(5 * SECOND);
    timeline.seek(2 * SECOND);
    const { events, eventCount } = timeline.frame;
    expect(events.at(eventCount - 1)?.at).toBeLessThanOrEqual(2 * SECOND);
    expect(events.at(eventCount)?.at).toBeGreaterThan(2 * SECOND);
  });

  test('seeking stays within what is computed', () => {
    const timeline = played(2 * SECOND);
    timeline.seek(99 * SECOND);
    expect(timeline.position.at).toBe(2 * SECOND);
    timeline.seek(-5);
    expect(timeline.position.at).toBe(0);
    timeline.toStart();
    expect(timeline.position).toEqual({ step: 0, at: 0 });
  });

  test('a step and an event can be looked up', () => {
    const timeline = played(2 * SECOND);
    const event = timeline.eventAt(10)!;
    expect(timeline.eventsOfStep(event.step)).toContain(event);
    expect(timeline.eventsOfStep(event.step).every(({ step }) => step === event.step)).toBe(true);
    expect(timeline.eventAt(-1)).toBeUndefined();
  });
});

describe('milestones', () => {
  test('each jump ends behind the next one, and a step back stands before it', () => {
    const timeline = new Timeline(busy);
    const seen = [];
    for (let i = 0; i < 30; i++) {
      const { eventCount } = timeline.frame;
      const events = timeline.nextMilestone();
      expect(events.some(isMilestone)).toBe(true);
      const between = timeline.frame.events.slice(
        eventCount,
        timeline.frame.eventCount - events.length,
      );
      expect(between.some(isMilestone)).toBe(false);
      seen.push(...events.filter(isMilestone).map((event) => event.kind));
    }
    expect(new Set(seen)).toContain('vote-changed');
    expect(new Set(seen)).toContain('decided');
  });

  test('where there is none, a jump goes no further than a minute', () => {
    const timeline = new Timeline({ ...DEFAULT_SETUP, servers: 1, startsMs: [null] });
    expect(timeline.nextMilestone()).toEqual([]);
    expect(timeline.position.at).toBeLessThanOrEqual(60 * SECOND);
  });
});

describe('acting', () => {
  const crash = { do: 'crash', server: 5 } as const;

  test('at the end, the branch goes on', () => {
    const timeline = played(3 * SECOND);
    const place = timeline.position;
    const events = timeline.act(crash);
    expect(events.map((event) => event.kind)).toContain('crashed');
    expect(timeline.branches).toHaveLength(1);
    expect(timeline.actions).toEqual([{ ...place, command: crash }]);
    expect(timeline.position).toEqual({ step: place.step + 1, at: 3 * SECOND });
  });

  test('between the last step and the end, too', () => {
    const timeline = played(3 * SECOND);
    timeline.goTo({ step: timeline.end.step, at: timeline.frame.world.now });
    timeline.act(crash);
    expect(timeline.branches).toHaveLength(1);
    expect(timeline.end.at).toBe(timeline.position.at);
  });

  test('in the past, a branch begins and the old one stays whole', () => {
    const timeline = played(5 * SECOND);
    const old = { end: timeline.end, digest: digestAt(timeline) };
    timeline.seek(3 * SECOND);
    const shared = timeline.frame.eventCount;
    const place = timeline.position;
    timeline.act(crash);
    timeline.playTo(8 * SECOND);
    expect(timeline.branch).toBe(1);
    expect(timeline.branches[1]).toMatchObject({
      command: crash,
      parent: 0,
      forkStep: place.step,
      forkAt: place.at,
    });
    const { digest, events } = fromScratch(busy, timeline.actions, timeline.end.step);
    expect(digestAt(timeline)).toBe(digest);
    expect([...timeline.frame.events]).toEqual(events);

    timeline.switchTo(0);
    timeline.toEnd();
    expect(timeline.end).toEqual(old.end);
    expect(digestAt(timeline)).toBe(old.digest);
    expect(timeline.frame.events.at(shared)).not.toEqual(events[shared]);
  });

  test('the same command at the same place leads into the branch that is there', () => {
    const timeline = played(5 * SECOND);
    timeline.seek(3 * SECOND);
    timeline.act(crash);
    timeline.playTo(6 * SECOND);
    timeline.seek(3 * SECOND);
    timeline.stepBack();
    timeline.switchTo(0);
    timeline.seek(3 * SECOND);
    timeline.act(crash);
    expect(timeline.branch).toBe(1);
    expect(timeline.branches).toHaveLength(2);
    expect(timeline.end.at).toBe(6 * SECOND);
    timeline.stepBack();
    timeline.act(crash);
    expect(timeline.branches).toHaveLength(2);
    timeline.stepBack();
    timeline.act({ do: 'crash', server: 4 });
    expect(timeline.branches).toHaveLength(3);
  });

  test('branches of branches share what came before', () => {
    const timeline = played(4 * SECOND);
    timeline.seek(3 * SECOND);
    timeline.act(crash);
    timeline.playTo(6 * SECOND);
    timeline.seek(5 * SECOND);
    timeline.act({ do: 'restart', server: 5 });
    timeline.playTo(9 * SECOND);
    expect(timeline.branches.map(({ parent }) => parent)).toEqual([null, 0, 1]);
    for (const step of [timeline.end.step, 100, timeline.branches[2]!.forkStep]) {
      timeline.seekStep(step);
      expect(digestAt(timeline)).toBe(fromScratch(busy, timeline.actions, step).digest);
    }
  });

  test('actions known beforehand happen when their place comes', () => {
    const first = played(3 * SECOND);
    first.act(crash);
    first.playTo(6 * SECOND);
    const again = new Timeline(busy, first.actions);
    again.playTo(6 * SECOND);
    expect(digestAt(again)).toBe(digestAt(first));
    again.seek(SECOND);
    again.act({ do: 'heal' });
    expect(again.branches).toHaveLength(2);
    expect(again.actions).toHaveLength(1);
  });

  test('before an action that is still to come, a branch begins', () => {
    const first = played(3 * SECOND);
    first.act(crash);
    const again = new Timeline(busy, first.actions);
    again.playTo(SECOND);
    again.act({ do: 'heal' });
    expect(again.branches).toHaveLength(2);
    again.switchTo(0);
    again.playTo(4 * SECOND);
    expect(again.frame.world.peers[4]!.up).toBe(false);
  });

  test('a branch keeps the name it is given', () => {
    const timeline = played(SECOND);
    timeline.rename(0, 'as it was');
    timeline.rename(7, 'nobody');
    expect(timeline.branches.map(({ name }) => name)).toEqual(['as it was']);
  });

  test('there is a limit on branches, and reaching it changes nothing', () => {
    const timeline = played(2 * SECOND);
    for (let i = 1; i < BRANCHES_MAX; i++) {
      timeline.switchTo(0);
      timeline.seek(SECOND + i);
      timeline.act(crash);
    }
    timeline.switchTo(0);
    timeline.seek(1.5 * SECOND);
    const before = { ...timeline.position, digest: digestAt(timeline) };
    expect(() => timeline.act(crash)).toThrow(LimitReached);
    expect(timeline.branches).toHaveLength(BRANCHES_MAX);
    expect({ ...timeline.position, digest: digestAt(timeline) }).toEqual(before);
  });

  test('there is a limit on actions', () => {
    const timeline = played(SECOND);
    for (let i = 0; i < ACTIONS_MAX; i++) timeline.act({ do: 'heal' });
    expect(() => timeline.act({ do: 'heal' })).toThrow(LimitReached);
    const more = [...timeline.actions, timeline.actions[0]!];
    expect(() => new Timeline(busy, more)).toThrow(LimitReached);
  });
});

describe('memory', () => {
  test('with too many keyframes every other one goes, and seeking stays exact', () => {
    const timeline = new Timeline(busy, [], { keyframeSteps: 8, keyframesMax: 20 });
    timeline.playTo(4 * SECOND);
    timeline.seek(3 * SECOND);
    timeline.act({ do: 'crash', server: 5 });
    timeline.playTo(12 * SECOND);
    for (const branch of [0, 1]) {
      timeline.switchTo(branch);
      for (const step of [10, 100, timeline.end.step - 3]) {
        timeline.seekStep(step);
        expect(digestAt(timeline)).toBe(fromScratch(busy, timeline.actions, step).digest);
      }
    }
  });

  test('a full timeline goes no further and can still be looked at', () => {
    const timeline = new Timeline(busy, [], { eventsMax: 500 });
    timeline.playTo(60 * SECOND);
    expect(timeline.full).toBe(true);
    expect(timeline.position.at).toBeLessThan(60 * SECOND);
    expect(timeline.frame.eventCount).toBeLessThan(550);
    const { end } = timeline;
    expect(timeline.stepForward()).toEqual([]);
    expect(() => timeline.act({ do: 'heal' })).toThrow(LimitReached);
    timeline.toStart();
    timeline.playTo(60 * SECOND);
    expect(timeline.position).toEqual(end);
  });
});
