import { encodeLink } from '../../scenario/link.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { ENGINE_VERSION, FORMAT_VERSION } from '../../scenario/version.ts';
import { traceLine } from '../../timeline/trace-line.ts';
import type { Coverage } from './coverage.ts';
import { GUARDS, PATHS } from './paths.ts';
import type { Outcome } from './run.ts';

/** A failed run as the page opens it: it stands where the invariant broke. */
export const scenarioOfFailure = (seed: number, { setup, performed, end }: Outcome): Scenario => ({
  format: FORMAT_VERSION,
  engine: ENGINE_VERSION,
  title: `fuzz ${seed}`,
  setup,
  actions: performed,
  position: end,
});

const seconds = (us: number): string => `${(us / 1_000_000).toFixed(6)}s`;

/** What broke, what contradicts what, and what had been done: for people. */
export async function showFailure(
  seed: number,
  whole: Outcome,
  shrunken: Outcome,
): Promise<string> {
  const { violation, facts, setup, acts, end } = shrunken;
  const link = await encodeLink(scenarioOfFailure(seed, shrunken));
  return [
    `seed ${seed}: "${violation?.checker}" broke after ${whole.events} events`,
    `  ${violation?.message}`,
    ...facts.map((event) => `  event ${event.id}: ${traceLine(event)}`),
    `  set-up ${JSON.stringify(setup)}`,
    `  schedule, shrunk from ${whole.acts.length} to ${acts.length} commands, broken at ${seconds(end.at)}:`,
    ...acts.map(({ atUs, command }) => `    ${seconds(atUs)} ${JSON.stringify(command)}`),
    link.ok ? `  link #${link.value}` : '  too long or too new for a link: see --save',
  ].join('\n');
}

/** How often each path was taken, and which never. */
export function showCoverage(coverage: Coverage): string {
  const width = Math.max(...PATHS.map((path) => path.length));
  const taken = [...PATHS, ...GUARDS].filter((path) => coverage[path] !== undefined);
  const never = PATHS.filter((path) => coverage[path] === undefined);
  return [
    ...taken.map((path) => `  ${path.padEnd(width)} ${coverage[path]}`),
    never.length === 0 ? 'every path was taken' : `never taken: ${never.join('; ')}`,
  ].join('\n');
}
