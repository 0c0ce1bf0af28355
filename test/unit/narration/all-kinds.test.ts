/** Every kind of event, and every rule: a sentence, a reason, its numbers and its source, in both languages. */
import { describe, expect, it } from 'vitest';
import { enLate } from '../../../src/i18n/en-late.ts';
import { zhLate } from '../../../src/i18n/zh-late.ts';
import type { RuleKey } from '../../../src/simulation/facts.ts';
import { EVENT_KINDS } from '../../../src/timeline/event-kinds.ts';
import { CITATIONS } from '../../../src/views/narration/citations.ts';
import { plainText } from '../../../src/views/narration/parts.ts';
import { sentenceOf } from '../../../src/views/narration/sentence.ts';
import { whyOf } from '../../../src/views/narration/why.ts';
import { DRAWN_KINDS, marksOf } from '../../../src/views/space-time/marks.ts';
import { isWanted } from '../../../src/views/transcript/transcript-book.ts';
import { lineOf, writeTranscript } from '../../../src/views/transcript/write-transcript.ts';
import { lessonOf, lessonsOf } from '../../../src/views/why-not/lesson-of.ts';
import { everything } from './everything.ts';

const told = everything();
const odd = /undefined|NaN|\[object|\*\*|\$\{/;
const LANGUAGES = [
  ['English', enLate],
  ['Chinese', zhLate],
] as const;

it('is an example at hand of every kind of event', () => {
  const kinds = new Set(told.map(({ kind }) => kind));
  // A new kind: let a golden story tell it, or put an example into rare-events.ts.
  expect(EVENT_KINDS.filter((kind) => !kinds.has(kind))).toEqual([]);
});

describe.each(LANGUAGES)('in %s', (language, words) => {
  it.each(EVENT_KINDS)('%s: a whole sentence, and an answer to Why?', (kind) => {
    for (const event of told.filter((one) => one.kind === kind)) {
      const text = plainText(sentenceOf(event, words.narration));
      expect(text).not.toMatch(odd);
      expect(text).toMatch(/[.?。？]$/);
      if (language === 'Chinese') expect(text).toMatch(/[\u4e00-\u9fff]/);
      const why = whyOf(event, words.narration, words.rules);
      expect(why.source).toBe(CITATIONS[event.rule]);
      for (const { label, value } of why.numbers) {
        expect(label).not.toBe('');
        expect(`${label} ${value}`).not.toMatch(odd);
      }
    }
  });

  it.each(Object.keys(CITATIONS) as RuleKey[])('%s: what the rule says, and where', (rule) => {
    expect(words.rules[rule].length).toBeGreaterThan(language === 'Chinese' ? 8 : 20);
    expect(words.rules[rule]).toMatch(/[.。]$/);
    expect(CITATIONS[rule]).not.toBe('');
  });
});

describe('the lesson that teaches a rule', () => {
  /** What a person does, a wire, and a server by itself. */
  const UNTAUGHT = /^(user|bus|link|process|standalone)\./;

  it.each(Object.keys(CITATIONS) as RuleKey[])('%s', (rule) => {
    const numbers = lessonsOf(rule);
    if (!UNTAUGHT.test(rule)) expect(numbers).not.toEqual([]);
    for (const number of numbers) {
      expect(Number(number)).toBeGreaterThanOrEqual(1);
      expect(Number(number)).toBeLessThanOrEqual(26);
    }
  });

  it('is the one that is about it, else another that has it, else none', () => {
    const names = ['02-write', '04-choosing', '05-epoch'];
    expect(lessonOf('fle.total-order', names)).toBe('05-epoch');
    expect(lessonOf('fle.total-order', names.slice(0, 2))).toBe('04-choosing');
    expect(lessonOf('watch.trigger', names)).toBeUndefined();
  });
});

describe('the transcript', () => {
  it.each(DRAWN_KINDS)('has a line for %s, which space-time draws', (kind) => {
    const drawn = told.filter((event) => event.kind === kind);
    const lines = drawn.filter((event) => isWanted(event, { scope: 'all', who: null }));
    expect(lines).toEqual(drawn);
    expect(drawn.length).toBeGreaterThan(0);
    const notPings = drawn.filter(
      (event) => !('message' in event) || !/^(PING|Ping|PingReply)$/.test(event.message.type),
    );
    for (const event of notPings) {
      expect(isWanted(event, { scope: 'drawn', who: null })).toBe(true);
      expect(lineOf(event, enLate.narration)).toMatch(/^\d\d:\d\d\.\d{3} {2}\S.*[.?]$/);
    }
  });

  it('knows of every kind that has a mark', () => {
    for (const event of told) {
      if (marksOf(event).length > 0) expect(DRAWN_KINDS).toContain(event.kind);
    }
  });

  it('of one server has what it does and what comes to it, and nothing else', () => {
    const lines = told.filter((event) => isWanted(event, { scope: 'all', who: 2 }));
    expect(lines.length).toBeGreaterThan(100);
    for (const event of lines) {
      const ends = [event.who, 'from' in event && event.from, 'to' in event && event.to];
      expect(ends).toContain(2);
    }
  });

  it('is saved as one line an event below its title', () => {
    const some = told.slice(0, 20);
    const text = writeTranscript('A run', some, enLate.narration);
    expect(text.split('\n')).toHaveLength(some.length + 3);
    expect(text.startsWith('A run\n\n00:')).toBe(true);
  });
});
