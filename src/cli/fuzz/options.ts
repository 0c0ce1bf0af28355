import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { ALL_SWITCHES, type AnySwitch } from '../../server/switches.ts';
import { BadInput } from '../load.ts';
import { ANY_RECIPE, type RecipeWish } from './make-recipe-setup.ts';
import { FAMILY_NAMES, familyOf, isFamily } from './recipes.ts';
import { isProfile, type Profile, PROFILES } from './profile.ts';

export const HELP = `Plays random schedules under all checkers: set-ups, faults, clients, each run from one seed.

  npm run -s fuzz -- [--seed-from N] [--runs M] [--profile NAME] [...]

--seed-from N       the first seed (default 1); run i has seed N + i
--runs M            how many (default 100)
--minutes T         ends after T minutes, however many runs are left
--events E          events of a run before its faults are healed (default 2000)
--servers LIST      numbers of voters to choose from, as in 3,5 (default: 1 to 7)
--profile NAME      ${PROFILES.join(', ')} (default all)
--program NAME      for the profile recipes: ${FAMILY_NAMES.join(', ')} (default: each run draws one)
--mistake NAME      a mistake that those programs make: ends when some invariant breaks. May be given again
--switch-off RULE   a rule of the protocol that does not hold: ends when some invariant breaks. May be given again
--jobs N            processes (default: one for each core)
--save FILE         writes the shrunken schedule as a scenario that the page can open
--json              the result as JSON
--list              all rules that can be switched off
--help

With one rule off, runs lean towards what it is there for (src/cli/fuzz/tilt.ts). At the end of each run everything is healed, and progress is judged too. A failure prints its seed, the broken invariant, the facts
that contradict one another, a shrunken schedule and a link.

Exit code: 0 no violation, 1 a violation, 2 wrong use.`;

export interface Options {
  readonly seedFrom: number;
  readonly runs: number;
  readonly minutes: number;
  readonly events: number;
  readonly servers: readonly number[];
  readonly profile: Profile;
  readonly off: readonly AnySwitch[];
  readonly recipe: RecipeWish;
  readonly jobs: number;
  readonly save: string | null;
  readonly json: boolean;
  readonly show: 'help' | 'list' | null;
}

const VOTERS_MAX = 7;
const SEED_MAX = 2 ** 32;

function whole(flag: string, text: string, min: number, max: number): number {
  const value = /^\d+$/.test(text) ? Number(text) : NaN;
  if (value >= min && value <= max) return value;
  throw new BadInput(`--${flag} takes a whole number from ${min} to ${max}, not "${text}".`);
}

function read(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        'seed-from': { type: 'string', default: '1' },
        runs: { type: 'string' },
        minutes: { type: 'string' },
        events: { type: 'string', default: '2000' },
        servers: { type: 'string', default: '' },
        profile: { type: 'string' },
        'switch-off': { type: 'string', multiple: true, default: [] },
        program: { type: 'string' },
        mistake: { type: 'string', multiple: true, default: [] },
        jobs: { type: 'string', default: String(availableParallelism()) },
        save: { type: 'string' },
        json: { type: 'boolean', default: false },
        list: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }).values;
  } catch (error) {
    throw new BadInput(error instanceof Error ? error.message : 'unknown flag');
  }
}

function switchOf(name: string): AnySwitch {
  if (Object.hasOwn(ALL_SWITCHES, name)) return name as AnySwitch;
  throw new BadInput(`--switch-off: there is no rule "${name}". --list prints them all.`);
}

function recipeOf(program: string | undefined, mistakes: readonly string[]): RecipeWish {
  if (program === undefined) {
    if (mistakes.length > 0) throw new BadInput('--mistake goes with --program.');
    return ANY_RECIPE;
  }
  if (!isFamily(program)) {
    throw new BadInput(`--program takes one of ${FAMILY_NAMES.join(', ')}, not "${program}".`);
  }
  const known = familyOf(program).mistakes;
  const other = mistakes.find((mistake) => !known.includes(mistake));
  if (other !== undefined) {
    throw new BadInput(
      `--mistake: ${program} does not know "${other}", but ${known.join(', ') || 'none'}.`,
    );
  }
  return { program, mistakes };
}

/** @throws BadInput if the arguments cannot be used */
export function readOptions(args: readonly string[]): Options {
  const flags = read(args);
  const recipe = recipeOf(flags.program, flags.mistake);
  const profile = flags.profile ?? (recipe.program === null ? 'all' : 'recipes');
  if (!isProfile(profile)) {
    throw new BadInput(`--profile takes one of ${PROFILES.join(', ')}, not "${profile}".`);
  }
  const minutes =
    flags.minutes === undefined ? Infinity : whole('minutes', flags.minutes, 1, 10_000);
  const runsIfNone = minutes === Infinity ? '100' : String(SEED_MAX);
  return {
    seedFrom: whole('seed-from', flags['seed-from'], 0, SEED_MAX),
    runs: whole('runs', flags.runs ?? runsIfNone, 1, SEED_MAX),
    minutes,
    events: whole('events', flags.events, 1, 1_000_000),
    servers:
      flags.servers === ''
        ? []
        : flags.servers.split(',').map((text) => whole('servers', text.trim(), 1, VOTERS_MAX)),
    profile,
    off: flags['switch-off'].map(switchOf),
    recipe,
    jobs: whole('jobs', flags.jobs, 1, 256),
    save: flags.save ?? null,
    json: flags.json,
    show: flags.help ? 'help' : flags.list ? 'list' : null,
  };
}
