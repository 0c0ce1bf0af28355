import { describe, expect, it } from 'vitest';
import { PROGRAM_DEFAULTS } from '../../../src/client/programs/defaults.ts';
import { MISTAKES } from '../../../src/client/programs/mistakes.ts';
import { en } from '../../../src/i18n/en.ts';
import { enLate } from '../../../src/i18n/en-late.ts';
import { zhLate } from '../../../src/i18n/zh-late.ts';
import { programSchema } from '../../../src/scenario/program-schema.ts';
import { CLIENTS_MAX } from '../../../src/simulation/setup.ts';
import {
  freeNames,
  LOCK_CASTS,
  mistakesOf,
  RECIPE_CASTS,
  startCast,
  type Cast,
} from '../../../src/ui/programs/casts.ts';
import * as v from 'valibot';

const CASTS: readonly (readonly [string, Cast])[] = [
  ...Object.entries(LOCK_CASTS),
  ...Object.entries(RECIPE_CASTS),
];

describe('a cast', () => {
  it.each(CASTS)('for %s gives each client a program that a scenario may have', (_, cast) => {
    const names = freeNames(new Set(), Math.max(3, cast.least));
    const programs = cast.programs(names);
    expect(programs).toHaveLength(names.length);
    for (const program of programs)
      expect(v.safeParse(programSchema, program).issues).toBeUndefined();
  });

  it.each(CASTS)(
    'for %s makes just the mistakes that are asked for, where they can be made',
    (_, cast) => {
      for (const mistake of mistakesOf(cast)) {
        const commands = startCast(cast, Math.max(4, cast.least), [mistake], new Map());
        const made = commands.flatMap((command) =>
          command.do === 'add-client' && 'mistakes' in command.client.program
            ? (command.client.program.mistakes ?? [])
            : [],
        );
        expect(new Set(made)).toEqual(new Set([mistake]));
      }
    },
  );

  it('takes names that nobody has, and stays out where there is no room', () => {
    const taken = new Map(['a', 'c', 'd'].map((name) => [name, null]));
    const commands = startCast(LOCK_CASTS.lock, 3, [], taken);
    const names = commands.map((command) => command.do === 'add-client' && command.client.name);
    expect(names).toEqual(['b', 'e', 'f']);
    const many = new Map(freeNames(new Set(), CLIENTS_MAX - 2).map((name) => [name, null]));
    expect(startCast(LOCK_CASTS.lock, 3, [], many)).toEqual([]);
    expect(startCast(LOCK_CASTS.lock, 2, [], many)).toHaveLength(2);
    expect(startCast(RECIPE_CASTS.queue, 1, [], new Map())).toEqual([]);
  });
});

describe.each([
  ['English', enLate.programs],
  ['Chinese', zhLate.programs],
])('in %s', (_, words) => {
  it('every program, cast and mistake has words', () => {
    expect(Object.keys(words.kinds)).toEqual(expect.arrayContaining(Object.keys(PROGRAM_DEFAULTS)));
    expect(Object.keys(words.casts)).toEqual(expect.arrayContaining(CASTS.map(([name]) => name)));
    const mistakes = Object.values<readonly string[]>(MISTAKES).flat();
    expect(Object.keys(words.mistakes)).toEqual(expect.arrayContaining(mistakes));
    expect(en.shell.pane.recipes).not.toBe('');
  });
});
