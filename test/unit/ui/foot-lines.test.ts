/** The sentence under an exported picture has room in it, in both languages and in whatever letters a viewer has. */
import { expect, test } from 'vitest';
import { footLines } from '../../../src/ui/export/foot-lines.ts';
import { textWidth } from '../../../src/views/stage/text-width.ts';

const SENTENCES = [
  'Leader 5 has (1,13) on its own disk. That counts as one acknowledgement like any other: one of the three it takes.',
  '(1,13) 已在领导者 5 自己的磁盘上。这与其他任何一个确认一样只算一个：需要 3 个，已有 1 个。',
];

test.each(SENTENCES)('%s', (sentence) => {
  const lines = footLines(sentence, 420, 14, 3);
  expect(lines.length).toBeGreaterThan(1);
  for (const line of lines) {
    expect(textWidth(line, 14)).toBeLessThanOrEqual(420);
    expect(line).not.toMatch(/^[，。：；]/);
  }
  expect(lines.join('').replace(/\s/g, '')).toBe(sentence.replace(/\s/g, ''));
});

test('a sentence that is too long for all lines says so', () => {
  const lines = footLines(SENTENCES[0]!.repeat(4), 420, 14, 3);
  expect(lines).toHaveLength(3);
  expect(lines[2]).toMatch(/…$/);
  expect(footLines('', 420, 14, 3)).toEqual([]);
});
