import type { AnySwitch } from '../../server/switches.ts';
import { generate, type Wish } from './play.ts';
import { playAll, type Report } from './pool.ts';
import { PROFILES, type Profile } from './profile.ts';
import { TILTS } from './tilt.ts';

/** So many events a rule may take until some invariant breaks. */
export const EVENTS_MAX = 200_000;
const EVENTS_OF_A_RUN = 2_000;
const SEED_FROM = 1;

/** What random runs say of a rule that is switched off. */
export interface Found {
  readonly rule: AnySwitch;
  /** The first invariant that broke; null if none did within {@link EVENTS_MAX}. */
  readonly broken: string | null;
  readonly message: string;
  readonly seed: number;
  readonly profile: Profile;
  /** Events of all runs up to this one. */
  readonly events: number;
}

/** Mixed trouble finds most: every second run is of the profile `all`. */
const ORDER: readonly Profile[] = PROFILES.flatMap((profile): readonly Profile[] =>
  profile === 'all' || profile === 'recipes' ? [] : ['all', profile],
);

function wishFor(rule: AnySwitch, seed: number): Wish {
  const tilt = TILTS[rule] ?? {};
  const profiles = tilt.profiles ?? ORDER;
  const profile = profiles[(seed - SEED_FROM) % profiles.length]!;
  return { profile, servers: [], off: [rule], events: EVENTS_OF_A_RUN, tilt };
}

/**
 * Plays runs one seed after the other, with nothing but this rule switched off, until something breaks that holds with the rule. Depends
 * on nothing but the rule: not on the number of processes, nor on which of them is first.
 */
export async function find(rule: AnySwitch, jobs: number): Promise<Found> {
  const early = new Map<number, Report>();
  let given = SEED_FROM;
  let judged = SEED_FROM;
  let events = 0;
  let failed: Report | null = null;
  const next = () => {
    if (failed !== null || events >= EVENTS_MAX) return null;
    const seed = given++;
    return { seed, wish: wishFor(rule, seed) };
  };
  await playAll(jobs, next, (report) => {
    early.set(report.seed, report);
    for (let due = early.get(judged); due !== undefined; due = early.get(judged)) {
      early.delete(judged++);
      if (failed !== null || events >= EVENTS_MAX) continue;
      events += due.events;
      if (due.failed !== null && holdsWith(rule, due.seed, due.failed.end.at)) failed = due;
    }
  });
  const { seed, failed: outcome } = (failed ?? { seed: 0, failed: null }) as Report;
  return {
    rule,
    broken: outcome?.violation?.checker ?? null,
    message: outcome?.violation?.message ?? '',
    seed,
    profile: wishFor(rule, seed || SEED_FROM).profile,
    events,
  };
}

/** What breaks with the rule as well, and no later, is not the rule's doing. */
function holdsWith(rule: AnySwitch, seed: number, brokenAtUs: number): boolean {
  const { violation, end } = generate(seed, { ...wishFor(rule, seed), off: [] });
  return violation === null || end.at > brokenAtUs;
}
