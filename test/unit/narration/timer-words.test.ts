import { expect, test } from 'vitest';
import { enLate } from '../../../src/i18n/en-late.ts';
import { zhLate } from '../../../src/i18n/zh-late.ts';
import { commandText } from '../../../src/views/narration/command-text.ts';

test.each([
  [enLate, '“read time-out”', '“give up dialling 3”'],
  [zhLate, '“读超时”', '3'],
])(
  'a timer is called by the name that stands in its box, never by the engine’s',
  (words, plain, numbered) => {
    const texts = ['learner-read', 'dial-3'].map((timer) =>
      commandText({ do: 'fire-timer', server: 1, timer }, words.narration),
    );
    expect(texts[0]).toContain(plain);
    expect(texts[1]).toContain(numbered);
    expect(texts.join()).not.toMatch(/learner-read|dial-3/);
  },
);
