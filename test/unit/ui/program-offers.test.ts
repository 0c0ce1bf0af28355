import * as v from 'valibot';
import { describe, expect, it, test } from 'vitest';
import { PROGRAM_DEFAULTS } from '../../../src/client/programs/defaults.ts';
import { MISTAKES } from '../../../src/client/programs/mistakes.ts';
import { newProgram } from '../../../src/client/programs/programs.ts';
import { enLate } from '../../../src/i18n/en-late.ts';
import { programSchema } from '../../../src/scenario/program-schema.ts';
import type { Command } from '../../../src/simulation/command.ts';
import type { Program } from '../../../src/simulation/setup.ts';
import type { Lab } from '../../../src/ui/lab.svelte.ts';
import type { Offer } from '../../../src/ui/palette/offers.ts';
import { programOffers } from '../../../src/ui/palette/program-offers.ts';
import { setupOf } from '../../../src/ui/programs/setup-of.ts';
import { Troupe } from '../client/programs/troupe.ts';

/** What the palette offers for client a, and what was done. */
function palette(program: Program): { offers: readonly Offer[]; done: Command[] } {
  const { world } = new Troupe({ a: program }).seconds(4).run;
  const done: Command[] = [];
  const act = (command: Command): void => void done.push(command);
  const lab = { lateWords: enLate, frame: { world }, act } as unknown as Lab;
  return { offers: programOffers(lab, world.clients.get('a')!), done };
}

const choose = (offers: readonly Offer[], text: string): void =>
  offers.find((offer) => offer.text === text)!.run();

test('a client is given a program', () => {
  const { offers, done } = palette({ kind: 'idle' });
  choose(offers, 'Give client a the program: stands for election');
  expect(done).toEqual([{ do: 'set-program', client: 'a', program: PROGRAM_DEFAULTS.election }]);
});

test('a client makes a mistake in the program that it has, at the place where it works', () => {
  const lock: Program = { kind: 'lock', path: '/mine', holdMs: 70, restMs: 80, resource: 'shed' };
  const { offers, done } = palette(lock);
  choose(offers, 'Let client a make the mistake: no unique id in the name of its znode');
  const program = { ...lock, mistakes: ['no-guid'] };
  expect(done).toEqual([{ do: 'set-program', client: 'a', program }]);
});

test('only the mistakes of its own program are offered', () => {
  const { offers } = palette(PROGRAM_DEFAULTS.counter);
  const errs = offers.filter(({ id }) => id.startsWith('mistake'));
  expect(errs).toHaveLength(MISTAKES.counter.length);
});

describe('what a client was given', () => {
  it.each(Object.values<Program>(PROGRAM_DEFAULTS))(
    'is told from what it remembers: $kind',
    (setup) => {
      const [mistake] = (MISTAKES as Partial<Record<string, readonly string[]>>)[setup.kind] ?? [];
      const given = (mistake === undefined ? setup : { ...setup, mistakes: [mistake] }) as Program;
      const { world } = new Troupe({ a: given, b: given }).seconds(5).run;
      expect(setupOf(world.clients.get('a')!.program)).toEqual(given);
      expect(v.safeParse(programSchema, setupOf(newProgram(given, 'a'))).issues).toBeUndefined();
    },
  );
});
