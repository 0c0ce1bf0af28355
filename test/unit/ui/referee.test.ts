import { describe, expect, test } from 'vitest';
import { allCheckers } from '../../../src/checkers/check-all.ts';
import { invariants as chinese } from '../../../src/i18n/zh/invariants.ts';
import { DEFAULT_SETUP } from '../../../src/simulation/setup.ts';
import type { Timeline } from '../../../src/timeline/timeline.ts';
import { Referee } from '../../../src/ui/invariants/referee.ts';
import { runAt, writer } from '../views-panes/run-at.ts';

const clients = [writer('a', 1, 100)];

function judged(timeline: Timeline, pieces = 100): Referee {
  const referee = new Referee(timeline.setup);
  while (referee.step < timeline.end.step) {
    referee.judge(timeline.actions, timeline.end.step, pieces);
  }
  return referee;
}

describe('the referee', () => {
  test('judges a run piece by piece to its end, wherever the visitor stands in it', () => {
    const timeline = runAt(5_000, { clients }, [[2_000, { do: 'crash', server: 5 }]]);
    timeline.seek(1_000_000);
    const referee = judged(timeline);
    expect(referee.step).toBe(timeline.end.step);
    expect(referee.verdicts.length).toBe(allCheckers().length);
    expect(referee.verdicts.every(({ found }) => found === null)).toBe(true);
  });

  test('says when, and by which events, a run breaks an invariant whose rule is switched off', () => {
    const off = {
      clients: [writer('a', 1, 5)],
      fsyncUs: { min: 200_000, max: 300_000 },
      switchedOff: ['fsync-before-ack'] as const,
    };
    const timeline = runAt(4_000, off);
    const [broken] = judged(timeline).verdicts.filter(({ found }) => found !== null);
    expect(broken!.checker.name).toBe('a quorum has it on disk');
    const { events, step, at } = broken!.found!;
    const last = timeline.eventAt(events.at(-1)!)!;
    expect(last).toMatchObject({ kind: 'committed', step, at });
  });

  test('fits the branches that begin with what it has judged, and no others', () => {
    const timeline = runAt(4_000, { clients });
    const referee = judged(timeline);
    expect(referee.fits(timeline.actions)).toBe(true);
    timeline.act({ do: 'crash', server: 1 });
    expect(referee.fits(timeline.actions)).toBe(true);
    timeline.seek(2_000_000);
    timeline.act({ do: 'crash', server: 2 });
    expect(referee.fits(timeline.actions)).toBe(false);
    expect(new Referee({ ...DEFAULT_SETUP }).fits(timeline.actions)).toBe(true);
  });
});

test('every invariant is said in Chinese too', () => {
  const names = allCheckers().map(({ name }) => name);
  expect(names.filter((name) => chinese.known[name] === undefined)).toEqual([]);
});
