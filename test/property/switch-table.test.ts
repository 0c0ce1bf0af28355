/**
 * What breaks without each rule: by its story, and by chance. The table in `src/checkers/SWITCHES.md` is what this run found; where it
 * differs, the run writes it anew and fails once (under CI it only fails). Read the difference and commit it.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { EVENTS_MAX, find, type Found } from '../../src/cli/fuzz/find.ts';
import { historyOf } from '../../src/cli/fuzz/history.ts';
import { ALL_SWITCHES, type AnySwitch } from '../../src/server/switches.ts';
import { playStory, readStory, STORIES, withoutRule } from '../switches/story.ts';

const FILE = join(import.meta.dirname, '../../src/checkers/SWITCHES.md');
const RULES = Object.keys(ALL_SWITCHES) as AnySwitch[];

const written = (count: number): string => count.toLocaleString('en');

function storyOf(rule: AnySwitch): string {
  if (!STORIES.includes(rule)) return 'none yet';
  const { breaks, commands } = readStory(rule);
  const after = playStory(withoutRule(rule, commands)).get(breaks);
  if (after === undefined) throw new Error(`${rule}: its story does not break "${breaks}"`);
  return `${breaks}, after ${written(after)} events`;
}

function row(found: Found): string {
  const { rule, broken, seed, profile, events, message } = found;
  const chance =
    broken === null
      ? `only directed: not within ${written(events)} events`
      : `${broken}, after ${written(events)} events`;
  // An assertion's message goes on with where it was thrown, which differs from machine to machine.
  const said = message.split('\n', 1)[0]!.replaceAll('|', '/');
  const how = broken === null ? '' : `seed ${seed}, ${profile}: ${said}`;
  return `| \`${rule}\` | ${historyOf(rule)} | ${storyOf(rule)} | ${chance} | ${how} |`;
}

test('the table of rules and what breaks without them is what runs give', async () => {
  const all: Found[] = [];
  for (const rule of RULES) all.push(await find(rule, 1));
  const count = all.filter(({ broken }) => broken !== null).length;
  const text = [
    '# Rules switched off',
    '',
    'Written by `test/property/switch-table.test.ts`, never by hand. Each rule is switched off alone: in its story (`test/switches`), and in',
    `random runs, one seed after the other, until an invariant breaks that holds with the rule; at most ${written(EVENTS_MAX)} events. Runs lean`,
    `towards a rule only by what \`src/cli/fuzz/tilt.ts\` declares. The fuzzer found ${count} of ${all.length}.`,
    '',
    '| rule | what it was | its story breaks | the fuzzer breaks | how |',
    '| --- | --- | --- | --- | --- |',
    ...all.map(row),
    '',
  ].join('\n');
  const before = readFileSync(FILE, 'utf8');
  if (text !== before && process.env['CI'] === undefined) writeFileSync(FILE, text);
  expect(count).toBeGreaterThanOrEqual(24);
  expect(text).toBe(before);
}, 400_000);
