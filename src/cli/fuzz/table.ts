import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ALL_SWITCHES, type AnySwitch } from '../../server/switches.ts';
import { generate } from './play.ts';
import { playAll, type Report } from './pool.ts';
import { PROFILES, type Profile } from './profile.ts';

/** So many events a rule may take until some invariant breaks. */
export const EVENTS_MAX = 200_000;

export interface Found {
  readonly rule: AnySwitch;
  /** Null if nothing broke within {@link EVENTS_MAX}. */
  readonly broken: string | null;
  readonly message: string;
  readonly seed: number;
  readonly profile: Profile;
  readonly events: number;
}

/** Plays runs of all profiles in turn, with nothing but this rule switched off, until something breaks. */
export async function find(rule: AnySwitch, jobs: number, seedFrom: number): Promise<Found> {
  let seed = seedFrom;
  let events = 0;
  let failed: Report | undefined;
  const profileOf = (number: number): Profile => ORDER[(number - seedFrom) % ORDER.length]!;
  await playAll(
    jobs,
    () => {
      if (failed !== undefined || events >= EVENTS_MAX) return null;
      const profile = profileOf(seed);
      return { seed: seed++, wish: { profile, servers: [], off: [rule], events: 2_000 } };
    },
    (report) => {
      events += report.events;
      if (report.failed === null || failed !== undefined) return;
      // What breaks with the rule as well is not the rule's doing.
      const wish = { profile: profileOf(report.seed), servers: [], off: [], events: 2_000 };
      if (generate(report.seed, wish).violation === null) failed = report;
    },
  );
  const violation = failed?.failed?.violation;
  return {
    rule,
    broken: violation?.checker ?? null,
    message: violation?.message ?? '',
    seed: failed?.seed ?? 0,
    profile: profileOf(failed?.seed ?? seedFrom),
    events,
  };
}

/** Mixed trouble finds most: every second run is of the profile `all`. */
const ORDER: readonly Profile[] = PROFILES.flatMap((profile): readonly Profile[] =>
  profile === 'all' ? [] : ['all', profile],
);

const row = ({ rule, broken, seed, profile, events, message }: Found): string => {
  const { bug, until } = ALL_SWITCHES[rule];
  const what = bug === 0 ? 'a classic mistake' : `ZOOKEEPER-${bug}, until ${until}`;
  const by = broken === null ? `not within ${events} events` : `after ${events} events`;
  const where = broken === null ? '' : `seed ${seed}, ${profile}: ${message.replaceAll('|', '/')}`;
  return `| \`${rule}\` | ${what} | ${broken ?? '-'} | ${by} | ${where} |`;
};

/** Writes the table; its text is what the fuzzer found, never written by hand. */
export async function writeTable(
  jobs: number,
  seedFrom: number,
  tell: (found: Found) => void,
): Promise<readonly Found[]> {
  const all: Found[] = [];
  for (const rule of Object.keys(ALL_SWITCHES) as AnySwitch[]) {
    const found = await find(rule, jobs, seedFrom);
    tell(found);
    all.push(found);
  }
  const count = all.filter(({ broken }) => broken !== null).length;
  const text = [
    '# Rules switched off',
    '',
    `Written by \`npm run -s fuzz -- --table\`: each rule is switched off alone, and random runs are played until some invariant`,
    `breaks, at most ${EVENTS_MAX.toLocaleString('en')} events. ${count} of ${all.length} were found.`,
    '',
    '| rule | what it was | invariant broken | found by the fuzzer | how |',
    '| --- | --- | --- | --- | --- |',
    ...all.map(row),
    '',
  ].join('\n');
  writeFileSync(fileURLToPath(new URL('../../checkers/SWITCHES.md', import.meta.url)), text);
  return all;
}
