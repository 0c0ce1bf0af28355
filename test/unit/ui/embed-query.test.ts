/** The address of a frame says what it shows and who may drive it; whatever else stands there means nothing. */
import { expect, test } from 'vitest';
import { embedSnippet, ORIGINS_MAX, readEmbedQuery } from '../../../src/ui/embed/embed-query.ts';

test('without embed it is the whole lab', () => {
  expect(readEmbedQuery('?panes=log')).toBeNull();
  expect(readEmbedQuery('')).toBeNull();
});

test('panes, origins, language and theme', () => {
  expect(
    readEmbedQuery(
      '?embed&panes=log,stage,log,nonsense&origins=https://a.example&lang=zh&theme=dark',
    ),
  ).toEqual({
    parts: ['log', 'stage'],
    origins: ['https://a.example'],
    language: 'zh',
    theme: 'dark',
  });
  expect(readEmbedQuery('?embed&panes=&lang=xx&theme=pink')).toEqual({
    parts: ['stage', 'sentence', 'transport'],
    origins: [],
    language: null,
    theme: null,
  });
});

test.each([
  '*',
  'null',
  'https://*.example',
  'a.example',
  'https://a.example/',
  'https://a.example/path',
  'javascript:alert(1)',
  'file://',
  'https://user@a.example',
])('%s is no origin', (origin) => {
  expect(readEmbedQuery(`?embed&origins=${encodeURIComponent(origin)}`)?.origins).toEqual([]);
});

test('no more origins than there may be', () => {
  const many = Array.from({ length: 50 }, (_, i) => `https://a${i}.example`).join(',');
  expect(readEmbedQuery(`?embed&origins=${many}`)?.origins).toHaveLength(ORIGINS_MAX);
});

test('the HTML to copy shows the same link, and a title stays a title', () => {
  const html = embedSnippet('https://h.example/zab/?embed#z1.AbC', '"><script> & more');
  expect(html).toContain(
    'src="https://h.example/zab/?embed&amp;panes=stage,sentence,transport#z1.AbC"',
  );
  expect(html).toContain('title="&quot;>&lt;script> &amp; more"');
  expect(html).not.toContain('<script');
});
