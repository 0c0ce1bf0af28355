/** What a page tells the frame in it passes one schema: flat, bounded, of a known version. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EMBED_VERSION, readEmbedMessage } from '../../../src/scenario/embed-message.ts';
import { JSON_BYTES_MAX } from '../../../src/scenario/limits.ts';
import { readScenario } from '../../../src/scenario/read-scenario.ts';
import { sample } from './make-scenario.ts';

const message = (more: object): object => ({ zabscope: EMBED_VERSION, ...more });

test.each([
  { do: 'open-link', link: '#z1.AAAA' },
  { do: 'open-scenario', scenario: '{}' },
  { do: 'play' },
  { do: 'play', speed: 0.5 },
  { do: 'pause', id: 'a' },
  { do: 'step', id: 7 },
  { do: 'step-back' },
  { do: 'seek', atMs: 12.5 },
  { do: 'run-until', condition: 'leader.sid = 3' },
])('$do is understood', (more) => {
  expect(readEmbedMessage(message(more))).toEqual({ kind: 'message', message: message(more) });
});

test.each<[string, unknown]>([
  ['a text', 'zabscope'],
  ['nothing', undefined],
  ['null', null],
  ['another script’s', { type: 'webpackOk' }],
])('%s is not ours', (_, data) => {
  expect(readEmbedMessage(data).kind).toBe('not-ours');
});

const deep = (levels: number): unknown => {
  let value: unknown = 0;
  for (let i = 0; i < levels; i++) value = [value];
  return value;
};

test.each<[string, object]>([
  ['no command', {}],
  ['an unknown command', { do: 'rm -rf' }],
  ['a stranger', { do: 'pause', and: 'more' }],
  ['a wrong type', { do: 'seek', atMs: '5' }],
  ['a time before the beginning', { do: 'seek', atMs: -1 }],
  ['no time at all', { do: 'seek', atMs: Number.NaN }],
  ['a time without end', { do: 'seek', atMs: Infinity }],
  ['a speed without end', { do: 'play', speed: 1e9 }],
  ['a depth of 100,000', { do: 'open-link', link: deep(100_000) }],
  ['a deep id', { do: 'pause', id: deep(100_000) }],
  ['a long id', { do: 'pause', id: 'x'.repeat(65) }],
  ['a long condition', { do: 'run-until', condition: 'x'.repeat(501) }],
  ['a huge scenario', { do: 'open-scenario', scenario: ' '.repeat(JSON_BYTES_MAX + 1) }],
  ['a scenario that is no text', { do: 'open-scenario', scenario: sample }],
  [
    '200,000 fields',
    { do: 'pause', ...Object.fromEntries(Array.from({ length: 200_000 }, (_, i) => [`f${i}`, i])) },
  ],
])('%s is refused, and the place is named', (_, more) => {
  const read = readEmbedMessage(message(more));
  expect(read.kind).toBe('wrong');
  if (read.kind === 'wrong') expect(read.path.length + read.expected.length).toBeLessThan(200);
});

test('a message that holds itself is refused', () => {
  const circle: Record<string, unknown> = { zabscope: EMBED_VERSION, do: 'open-link' };
  circle['link'] = circle;
  expect(readEmbedMessage(circle).kind).toBe('wrong');
});

test('a message of a later version is told apart', () => {
  expect(readEmbedMessage({ zabscope: 9, do: 'teleport' })).toEqual({ kind: 'future', version: 9 });
});

/** Whatever can be cloned from window to window. */
const anything = fc.anything({ maxDepth: 4, withDate: true, withMap: true, withSet: true });

test('any value at all is read or refused, never thrown at', () => {
  fc.assert(
    fc.property(anything, fc.constantFrom(0, 1, 2, '1', null), (value, zabscope) => {
      for (const data of [value, { zabscope, do: value }, { zabscope, do: 'seek', atMs: value }]) {
        const { kind } = readEmbedMessage(data);
        expect(['message', 'wrong', 'future', 'not-ours']).toContain(kind);
      }
    }),
    { verbose: true, numRuns: 500 },
  );
});

test('any bytes and any JSON in a file are read or refused, never thrown at', () => {
  const bytes = fc.uint8Array({ maxLength: 400 }).map((all) => String.fromCharCode(...all));
  const json = fc.json({ maxDepth: 6 });
  const changed = fc
    .tuple(fc.constantFrom(...Object.keys(sample)), fc.jsonValue({ maxDepth: 3 }))
    .map(([key, value]) => JSON.stringify({ ...sample, [key]: value }));
  fc.assert(
    fc.property(fc.oneof(bytes, json, changed), (text) => {
      const read = readScenario(text);
      if (!read.ok) expect(typeof read.problem.kind).toBe('string');
      else expect(readScenario(JSON.stringify(read.value)).ok).toBe(true);
    }),
    { verbose: true, numRuns: 1_000 },
  );
});

test.each([10_000, 400_000])('JSON %i levels deep is refused plainly', (levels) => {
  for (const text of [
    `${'['.repeat(levels)}${']'.repeat(levels)}`,
    `{"format":1,"engine":1,"setup":{},"actions":${'['.repeat(levels)}${']'.repeat(levels)}}`,
  ]) {
    expect(readScenario(text).ok).toBe(false);
  }
});
