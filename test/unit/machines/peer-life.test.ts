import { describe, expect, it } from 'vitest';
import { acceptsChange, nextLife } from '../../../src/machines/peer-life.ts';
import {
  LIFE_EVENTS,
  LIFE_STATES,
  LIFE_TRANSITIONS,
  lifeEventOf,
} from '../../../src/zab/transitions.ts';

describe('the life of a peer', () => {
  it.each(LIFE_TRANSITIONS)('allows $from, $event, $to', ({ from, event, to }) => {
    expect(acceptsChange(from, event, to)).toBe(true);
  });

  it('allows nothing that the table does not hold', () => {
    const table = new Set(LIFE_TRANSITIONS.map((t) => `${t.from} ${t.event} ${t.to}`));
    const allowed = LIFE_STATES.flatMap((from) =>
      LIFE_EVENTS.map((event) => ({ from, event, to: nextLife(from, event) })),
    ).filter((change) => change.to !== null);
    expect(allowed.map((t) => `${t.from} ${t.event} ${t.to}`).sort()).toEqual([...table].sort());
  });

  it.each([
    ['down', 'crashed', 'down'],
    ['down', 'decided/leading', 'leading/discovery'],
    ['looking', 'started', 'looking'],
    ['looking', 'entered/leading/broadcast', 'leading/broadcast'],
    ['leading/discovery', 'entered/leading/broadcast', 'leading/broadcast'],
    ['leading/broadcast', 'entered/following/broadcast', 'following/broadcast'],
    ['following/broadcast', 'became-looking', 'looking'],
    ['following/broadcast', 'decided/leading', 'leading/discovery'],
    ['following/broadcast', 'left', 'down'],
    // A server that has given up its role still flushes its log: it does not look yet.
    ['following/broadcast', 'left', 'looking'],
    ['leaving', 'decided/leading', 'leading/discovery'],
  ] as const)('refuses %s, %s, %s', (from, event, to) => {
    expect(acceptsChange(from, event, to)).toBe(false);
  });

  it('reads role and phase from facts', () => {
    const about = { who: 2, rule: 'zab.phase' } as const;
    expect(
      lifeEventOf({ ...about, kind: 'phase-entered', role: 'leading', phase: 'broadcast' }),
    ).toBe('entered/leading/broadcast');
    expect(lifeEventOf({ kind: 'logged', who: 1, rule: 'disk.append', zxid: 1 })).toBe(null);
  });
});
