import { expect, test } from 'vitest';
import { enLate } from '../../../src/i18n/en-late.ts';
import { zhLate } from '../../../src/i18n/zh-late.ts';
import type { Event } from '../../../src/simulation/facts.ts';
import { DEFAULT_SETUP, type Setup } from '../../../src/simulation/setup.ts';
import { plainText } from '../../../src/views/narration/parts.ts';
import { sentenceOf } from '../../../src/views/narration/sentence.ts';
import { Run } from '../../property/run.ts';

const LANGUAGES = [
  [enLate, /majority/, /most of the weight in most of the groups/, /[Tt]he oracle lets it/],
  [zhLate, /(?<!法定)多数(?!分组|权重)/, /多数分组中的多数权重/, /仲裁者允许它单独/],
] as const;

const commanded = (setup: Partial<Setup>, act: (run: Run) => void): readonly Event[] => {
  const heard: Event[] = [];
  const run = new Run({ ...DEFAULT_SETUP, tickMs: 200, ...setup }, (events) =>
    heard.push(...events),
  );
  run.until(3_000_000);
  act(run);
  return heard;
};
const sentences = (events: readonly Event[], words: (typeof LANGUAGES)[number][0]): string[] =>
  events.map((event) => plainText(sentenceOf(event, words.narration)));

test('where groups and weights decide, no sentence speaks of a majority of servers', () => {
  const events = commanded(
    {
      servers: 5,
      groups: [[1, 2, 3], [4], [5]],
      weights: [{ server: 3, weight: 3 }],
      clients: [
        { name: 'a', server: 1, timeoutMs: 4_000, program: { kind: 'writer', everyMs: 100 } },
      ],
    },
    (run) => {
      run.act({ do: 'crash', server: 4 });
      run.act({ do: 'crash', server: 3 });
      run.until(9_000_000);
    },
  );
  expect(events.some(({ kind }) => kind === 'committed')).toBe(true);
  expect(events.some((e) => e.kind === 'left' && e.reason === 'quorum-lost')).toBe(true);
  for (const [words, majority, weight] of LANGUAGES) {
    const told = sentences(events, words);
    expect(told.filter((sentence) => majority.test(sentence))).toEqual([]);
    expect(told.filter((sentence) => weight.test(sentence)).length).toBeGreaterThan(10);
  }
});

test('what one of two servers decides by an oracle’s leave is not called a majority', () => {
  const events = commanded({ servers: 2, startsMs: [0, null], oracle: true }, (run) => {
    run.act({ do: 'set-oracle', server: 1, grants: true });
    run.until(9_000_000);
  });
  const alone = events.filter(({ kind }) => kind === 'decided' || kind === 'epoch-chosen');
  expect(alone.map(({ kind }) => kind)).toEqual(['decided', 'epoch-chosen']);
  for (const [words, , , leave] of LANGUAGES) {
    for (const sentence of sentences(alone, words)) expect(sentence).toMatch(leave);
  }
});

test('a first start gives its configuration a version and no other voters: three of five are told, not two configurations', () => {
  const events = commanded({ servers: 5 }, () => undefined);
  const counts = events.filter(({ kind }) => kind === 'new-leader-acked');
  expect(counts.length).toBeGreaterThan(2);
  for (const [words] of LANGUAGES) {
    for (const sentence of sentences(counts, words))
      expect(sentence).not.toMatch(/configuration|配置/);
  }
});

test('a commit that a switched-off rule should forbid is not called one of a majority', () => {
  const program = { kind: 'writer', everyMs: 50 } as const;
  const events = commanded(
    {
      servers: 3,
      startsMs: [0, 0, 0],
      switchedOff: ['commit-needs-quorum'],
      clients: [{ name: 'a', server: 3, timeoutMs: 4_000, program }],
    },
    () => undefined,
  ).filter(({ kind }) => kind === 'committed');
  const [en = ''] = sentences(events, enLate);
  expect(en).toMatch(/is committed on the word of server \d: one of the two it takes\. The rule/);
  expect(sentences(events, zhLate)[0]).toMatch(/需要 2 个，只有 1 个/);
});
