/** Between Chinese characters and letters or digits stands a space, in whatever is put together. */
import { expect, it } from 'vitest';
import { zhLate } from '../../../src/i18n/zh-late.ts';
import { plainText } from '../../../src/views/narration/parts.ts';
import { sentenceOf } from '../../../src/views/narration/sentence.ts';
import { everything } from './everything.ts';

const CROWDED =
  /[\u4e00-\u9fff][A-Za-z0-9(/]|[A-Za-z0-9)][\u4e00-\u9fff]| {2}|[\u4e00-\u9fff] [\u4e00-\u9fff]/;

it('holds in every sentence', () => {
  const crowded = new Map<string, string>();
  for (const event of everything()) {
    const text = plainText(sentenceOf(event, zhLate.narration));
    const found = CROWDED.exec(text);
    if (found !== null)
      crowded.set(`${event.kind} ${event.rule} ${found[0].replace(/\d/, 'N')}`, text);
  }
  expect([...crowded].map(([key, text]) => `${key}: ${text}`)).toEqual([]);
});
