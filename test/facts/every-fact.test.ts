/** Nothing that was recorded of real servers is left out: each stage of each scenario is asked for by a test in this folder. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const folder = import.meta.dirname;
const tests = readdirSync(folder)
  .filter((name) => name.endsWith('.test.ts'))
  .map((name) => readFileSync(join(folder, name), 'utf8'))
  .join('\n');

/** What the tests ask for, as `03 leader 3 killed`; what is filled in stands for anything. */
const asked = [...tests.matchAll(/recorded\(\s*'(\d+)',\s*['`]([^'`]*)['`],?\s*\)/g)].map(
  ([, number = '', stage = '']) => `${number} ${stage}`.split(/\$\{\w+\}/),
);

const isAskedFor = (stage: string): boolean =>
  asked.some(([before = '', after]) =>
    after === undefined ? stage === before : stage.startsWith(before) && stage.endsWith(after),
  );

const facts = JSON.parse(
  readFileSync(join(folder, '../conformance/ensemble-facts.json'), 'utf8'),
) as Readonly<Record<string, { readonly stages: readonly { readonly stage: string }[] }>>;

const stages = Object.entries(facts).flatMap(([id, { stages: all }]) =>
  all.map(({ stage }) => `${id.slice(0, 2)} ${stage}`),
);

test.each(stages)('%s', (stage) => {
  expect(isAskedFor(stage)).toBe(true);
});
