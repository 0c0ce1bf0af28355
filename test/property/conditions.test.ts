/** Whatever somebody writes as a condition, it is read or refused: never a crash, never a hang. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { condition as en } from '../../src/i18n/en/condition.ts';
import { condition as zh } from '../../src/i18n/zh/condition.ts';
import { complete } from '../../src/scenario/condition/complete.ts';
import { ConditionWatch } from '../../src/scenario/condition/condition-watch.ts';
import { COLLECTIONS, FIELDS, GLOBALS } from '../../src/scenario/condition/fields.ts';
import { parseCondition } from '../../src/scenario/condition/parse-condition.ts';
import { sayConditionProblem } from '../../src/scenario/condition/problem.ts';
import { Timeline } from '../../src/timeline/timeline.ts';
import { busy } from '../unit/timeline/play.ts';

const seed = Number(process.env['SEED'] ?? 20_261_121);
const numRuns = 3_000;

const fields = Object.values(FIELDS).flatMap((all) => Object.keys(all));
const WORDS = [
  ...new Set([...fields, ...Object.keys(GLOBALS), ...Object.keys(COLLECTIONS)]),
  ...['and', 'or', 'not', 'where', 'exists', 'count', 'exists(', 'count(', 'server(3)', 'znode('],
  ...['(', ')', '.', '=', '!=', '<', '<=', '>', '>=', '3', '1.5s', '(1,5)', '"a"', 'leading'],
  ...['__proto__', 'constructor', 'true', 'committed', 'client(a)', 'event where', 'server where'],
];

const sentences = fc
  .array(fc.constantFrom(...WORDS), { maxLength: 24 })
  .chain((words) => fc.constantFrom(words.join(' '), words.join('')));
const ATOMS = [
  ...['server(3).up', 'committed >= (1,5)', 'exists(leader)', 'count(server where up) > 2'],
  ...['time < 1.5s', 'exists(message where held)', 'count(event where kind = sent) > 9', 'true'],
  ...['exists(server where exists(client where server = server.sid))', 'violations = 0'],
];
const glued = fc
  .array(fc.tuple(fc.constantFrom(...ATOMS), fc.constantFrom(' and ', ' or ', ' and not ')), {
    minLength: 1,
    maxLength: 8,
  })
  .map((parts) => parts.map(([atom, glue], i) => (i === 0 ? atom : glue + atom)).join(''));
const texts = fc.oneof(
  { weight: 2, arbitrary: glued },
  { weight: 4, arbitrary: sentences },
  { weight: 1, arbitrary: fc.string({ maxLength: 600, unit: 'binary' }) },
  { weight: 1, arbitrary: fc.string({ maxLength: 60 }) },
);

const timeline = new Timeline(busy);
timeline.playTo(2_000_000);

test('any text is read or refused with a place inside it', () => {
  console.log(`seed ${seed}`);
  let read = 0;
  fc.assert(
    fc.property(texts, (text) => {
      const parsed = parseCondition(text);
      if (parsed.ok) {
        read++;
        expect(typeof new ConditionWatch(parsed.condition).holds(timeline, true)).toBe('boolean');
        return;
      }
      const { problem } = parsed;
      expect(problem.from).toBeGreaterThanOrEqual(0);
      expect(problem.to).toBeLessThanOrEqual(text.length);
      expect(problem.from).toBeLessThanOrEqual(problem.to);
      expect(sayConditionProblem(en, problem)).not.toMatch(/undefined|\[object/);
      expect(sayConditionProblem(zh, problem)).not.toMatch(/undefined|\[object/);
    }),
    { seed, numRuns },
  );
  expect(read).toBeGreaterThan(numRuns / 10);
});

test('an accepted completion never makes the text worse: what comes before stays readable', () => {
  fc.assert(
    fc.property(sentences, fc.nat({ max: 80 }), (text, place) => {
      const caret = Math.min(place, text.length);
      const { from, options } = complete(text, caret);
      expect(from).toBeGreaterThanOrEqual(0);
      expect(from).toBeLessThanOrEqual(caret);
      for (const option of options) expect(option.startsWith(text.slice(from, caret))).toBe(true);
    }),
    { seed, numRuns: 500 },
  );
});
