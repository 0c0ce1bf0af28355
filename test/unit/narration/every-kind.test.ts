import { describe, expect, it } from 'vitest';
import { enLate } from '../../../src/i18n/en-late.ts';
import { zhLate } from '../../../src/i18n/zh-late.ts';
import { DEFAULT_SETUP, type Setup } from '../../../src/simulation/setup.ts';
import type { Event } from '../../../src/simulation/facts.ts';
import { Timeline } from '../../../src/timeline/timeline.ts';
import { causesOf } from '../../../src/views/narration/causes.ts';
import { CITATIONS } from '../../../src/views/narration/citations.ts';
import { headlineOf, weightOf } from '../../../src/views/narration/headline.ts';
import { plainText } from '../../../src/views/narration/parts.ts';
import { sentenceOf } from '../../../src/views/narration/sentence.ts';
import { whyOf } from '../../../src/views/narration/why.ts';

const setup: Setup = {
  ...DEFAULT_SETUP,
  servers: 3,
  startsMs: [0, 0, 0],
  tickMs: 500,
  commitLogCount: 5,
  clients: [
    { name: 'a', server: 1, timeoutMs: 3000, program: { kind: 'writer', everyMs: 200 } },
    ...['b', 'c'].map((name) => ({
      name,
      server: null,
      timeoutMs: 3000,
      program: { kind: 'lock', path: '/lock', holdMs: 300, restMs: 100 } as const,
    })),
  ],
};

/** A run in which nearly everything happens. */
function busyRun(): Timeline {
  const timeline = new Timeline(setup);
  const wait = (ms: number): void => timeline.playTo(timeline.frame.at + ms * 1000);
  wait(4000);
  timeline.act({ do: 'crash', server: 3 });
  wait(3000);
  timeline.act({ do: 'restart', server: 3 });
  wait(3000);
  timeline.act({ do: 'isolate', server: 2 });
  wait(6000);
  timeline.act({ do: 'heal' });
  wait(3000);
  timeline.act({ do: 'remove-client', client: 'b' });
  wait(6000);
  timeline.act({ do: 'cut', groups: [[1], [2], [3]] });
  wait(8000);
  timeline.act({ do: 'heal' });
  wait(4000);
  return timeline;
}

const timeline = busyRun();
const events: readonly Event[] = [...timeline.frame.events];
const odd = /undefined|NaN|\[object|\*\*|\$\{/;

describe('a sentence for what happens', () => {
  it('covers many kinds of events', () => {
    expect(new Set(events.map(({ kind }) => kind)).size).toBeGreaterThan(45);
  });

  it.each([
    ['English', enLate.narration],
    ['Chinese', zhLate.narration],
  ])('is whole in %s', (_, words) => {
    for (const event of events) {
      const text = plainText(sentenceOf(event, words));
      expect(text, event.kind).not.toMatch(odd);
      expect(text, event.kind).toMatch(/[.?。？]$/);
    }
  });

  it('marks what matters, in pairs', () => {
    for (const event of events) {
      const parts = sentenceOf(event, enLate.narration);
      expect(parts.every((part) => part.text !== '')).toBe(true);
    }
    const committed = events.find(({ kind }) => kind === 'committed')!;
    expect(sentenceOf(committed, enLate.narration)[0]).toMatchObject({ strong: true });
  });

  it('says what an ACK will bring about when the world is at hand', () => {
    const fresh = new Timeline({ ...setup, clients: [] });
    fresh.playTo(3_000_000);
    fresh.act({
      do: 'add-client',
      client: { name: 'a', server: 1, timeoutMs: 3000, program: { kind: 'idle' } },
    });
    let said = '';
    for (let i = 0; i < 500 && said === ''; i++) {
      const happened = fresh.stepForward();
      const fsynced = happened.find(
        (event) => event.kind === 'fsynced' && event.who !== 3 && event.zxid > 0,
      );
      if (fsynced) said = plainText(sentenceOf(fsynced, enLate.narration, fresh.frame.world));
    }
    expect(said).toMatch(
      /^Server \d has \(1,1\) on disk and sends its ACK\. With server 3 that will be two of three: when it arrives, the leader commits\.$/,
    );
  });
});

describe('the headline of a step', () => {
  it('prefers a decision to the messages that come with it', () => {
    const decided = events.find(({ kind }) => kind === 'decided')!;
    expect(headlineOf(timeline.eventsOfStep(decided.step))).toBe(decided);
  });

  it('tells of pings only when there is nothing else', () => {
    const ping = events.find((event) => event.kind === 'sent' && event.message.type === 'PING')!;
    const other = events.find(({ kind }) => kind === 'dialled')!;
    expect(weightOf(ping)).toBe(0);
    expect(headlineOf([ping])).toBe(ping);
    expect(headlineOf([ping, other])).toBe(other);
    expect(headlineOf([])).toBeNull();
  });
});

describe('why', () => {
  it('gives rule, numbers and source for every event', () => {
    for (const event of events) {
      const english = whyOf(event, enLate.narration, enLate.rules);
      const chinese = whyOf(event, zhLate.narration, zhLate.rules);
      expect(english.text.length).toBeGreaterThan(20);
      expect(english.source).not.toBe('');
      expect(chinese.numbers.length).toBe(english.numbers.length);
      for (const { label, value } of [...english.numbers, ...chinese.numbers]) {
        expect(`${label} ${value}`, event.kind).not.toMatch(odd);
        expect(label).not.toBe('');
      }
    }
  });

  it('has a text and a source for the same rules in both languages', () => {
    const rules = Object.keys(CITATIONS).sort();
    expect(Object.keys(enLate.rules).sort()).toEqual(rules);
    expect(Object.keys(zhLate.rules).sort()).toEqual(rules);
  });

  it('follows causes back, nearest first, and no further than asked', () => {
    const committed = events.find(({ kind }) => kind === 'committed')!;
    const chain = causesOf(committed, (id) => events[id], 3);
    expect(chain.length).toBe(3);
    expect(chain[0]!.id).toBe(committed.cause);
    expect(chain[1]!.id).toBe(chain[0]!.cause);
    expect(causesOf(events[0]!, (id) => events[id])).toEqual([]);
  });
});
