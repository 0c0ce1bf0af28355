/** "Give it a program": what the menu of a client offers, and what comes of it. */
import { expect, test } from 'vitest';
import * as v from 'valibot';
import { PROGRAM_DEFAULTS } from '../../../src/client/programs/defaults.ts';
import { enLate } from '../../../src/i18n/en-late.ts';
import { programSchema } from '../../../src/scenario/program-schema.ts';
import type { Command } from '../../../src/simulation/command.ts';
import type { Lab } from '../../../src/ui/lab.svelte.ts';
import { mistakesIn } from '../../../src/ui/programs/casts.ts';
import { programItems } from '../../../src/ui/stage/menu/program-menu.ts';
import type { MenuItem } from '../../../src/ui/stage/menu/menu-item.ts';

const given: Command[] = [];
const lab = {
  lateWords: enLate,
  act: (command: Command) => given.push(command),
} as unknown as Lab;

/** The programs that an entry gives, behind its page if it has one. */
function programsOf(item: MenuItem): readonly unknown[] {
  given.length = 0;
  for (const each of item.page?.() ?? [item]) each.choose?.();
  return given.map((command) => {
    if (command.do !== 'set-program' || command.client !== 'b') throw new Error(command.do);
    expect(v.safeParse(programSchema, command.program).issues).toBeUndefined();
    return command.program;
  });
}

test('every program is offered once, and each with its famous mistakes one at a time', () => {
  const items = programItems(lab, 'b');
  const kinds = Object.values(PROGRAM_DEFAULTS);
  expect(new Set(items.map(({ label }) => label)).size).toBe(kinds.length);
  expect(items.map(programsOf)).toEqual(
    kinds.map((program) => [
      program,
      ...mistakesIn(program).map((mistake) => ({ ...program, mistakes: [mistake] })),
    ]),
  );
});
