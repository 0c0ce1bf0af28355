/** Whatever happens to a link on its way, it is opened or refused: never a crash, never a hang. */
import fc from 'fast-check';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { links } from '../../src/i18n/en/links.ts';
import { encodeLink } from '../../src/scenario/link.ts';
import { openLink } from '../unit/scenario/open-link.ts';
import { sayProblem } from '../../src/scenario/problem.ts';
import { scenarioOf } from '../../src/scenario/scenario-of.ts';
import { Timeline } from '../../src/timeline/timeline.ts';
import { sample } from '../unit/scenario/make-scenario.ts';

const MUTATIONS = 2_000;
const seed = Number(process.env['SEED'] ?? 20_261_107);
const options = { pause: () => Promise.resolve(), stepsMax: 20_000 };

async function goodLink(): Promise<string> {
  const timeline = new Timeline(sample.setup);
  timeline.playTo(1_500_000);
  timeline.act({ do: 'crash', server: 5 });
  timeline.playTo(2_000_000);
  timeline.act({
    do: 'cut',
    groups: [
      [1, 2],
      [3, 4, 'a'],
    ],
  });
  timeline.playTo(2_400_000);
  timeline.seek(1_800_000);
  const link = await encodeLink(scenarioOf(timeline, 'mutated'));
  if (!link.ok) throw new Error(link.problem.kind);
  return link.value;
}

interface Mutation {
  readonly how: 'digit' | 'replace' | 'insert' | 'remove' | 'repeat' | 'cut';
  /** Where, as a share of the length. */
  readonly where: number;
  readonly length: number;
  readonly text: string;
}

function mutate(text: string, { how, where, length, text: other }: Mutation): string {
  const from = Math.floor(where * text.length);
  const [before, middle] = [text.slice(0, from), text.slice(from, from + length)];
  const after = text.slice(from + length);
  switch (how) {
    case 'replace':
      return before + other + after;
    case 'insert':
      return before + other + middle + after;
    case 'remove':
      return before + after;
    case 'repeat':
      return before + middle + middle + after;
    case 'cut':
      return before;
    case 'digit':
      return before + middle + after.replace(/\d/, String(length % 10));
  }
}

const mutation = (
  text: fc.Arbitrary<string>,
  how: fc.Arbitrary<Mutation['how']>,
): fc.Arbitrary<Mutation> =>
  fc.record({
    how,
    where: fc
      .noBias(fc.integer({ min: 0, max: 999_999 }))
      .map((millionths) => millionths / 1_000_000),
    length: fc.integer({ min: 0, max: 12 }),
    text,
  });
const anyhow = fc.constantFrom('replace', 'insert', 'remove', 'repeat', 'cut');
const letters = fc.string({
  unit: fc.constantFrom(...Array.from('ABCXYZabcxyz0189-_')),
  minLength: 1,
  maxLength: 8,
});
/** Pieces of JSON that are likely to hurt. */
const pieces = fc.constantFrom(
  '0',
  '9',
  '99999',
  '-1',
  '1e9',
  '0.5',
  'null',
  'true',
  '""',
  '[]',
  '{}',
  '"',
  ',',
  ':',
  '}',
  ']',
  '"__proto__":{"x":1},',
  '"<script>"',
  '\\u0000',
  '"step":',
  '"at":',
  '"atMs":1,',
  '1,1,1,',
  '[[[[',
);

/** Opens a link; throws unless it is opened or refused with a sentence. */
async function judge(link: string): Promise<string> {
  const outcome = await openLink(link, options);
  if (outcome.ok) return 'opened';
  expect(sayProblem(links, outcome.problem)).toMatch(/\S/);
  return outcome.problem.kind;
}

async function tally(arbitrary: fc.Arbitrary<string>): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(arbitrary, async (link) => {
      const kind = await judge(link);
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
    }),
    { seed, numRuns: MUTATIONS },
  );
  console.log(`seed ${seed}:`, Object.fromEntries(counts));
  return counts;
}

test(`${MUTATIONS} mutations of a link's text`, async () => {
  const good = await goodLink();
  expect(await judge(good)).toBe('opened');
  const mutations = fc.array(mutation(fc.oneof(letters, fc.string()), anyhow), {
    minLength: 1,
    maxLength: 3,
  });
  const counts = await tally(mutations.map((list) => list.reduce(mutate, good)));
  expect(counts.size).toBeGreaterThan(2);
});

test(`${MUTATIONS} mutations of what a link holds`, async () => {
  const good = await goodLink();
  const json = inflateRawSync(Buffer.from(good.slice(3), 'base64url')).toString();
  const mutations = fc.array(
    mutation(fc.oneof(pieces, letters), fc.oneof(anyhow, fc.constant('digit'))),
    { minLength: 1, maxLength: 2 },
  );
  const pack = (text: string): string => `z1.${deflateRawSync(text).toString('base64url')}`;
  const counts = await tally(mutations.map((list) => pack(list.reduce(mutate, json))));
  for (const kind of ['opened', 'not-json', 'wrong-shape', 'digest-differs', 'impossible-action']) {
    expect(counts.get(kind), kind).toBeGreaterThan(0);
  }
});
