/** `npm run -s fuzz`: random schedules under all checkers. */
import { writeFileSync } from 'node:fs';
import { ALL_SWITCHES, type AnySwitch } from '../server/switches.ts';
import { addCoverage, type Coverage } from './fuzz/coverage.ts';
import { PATHS } from './fuzz/paths.ts';
import { historyOf } from './fuzz/history.ts';
import { HELP, type Options, readOptions } from './fuzz/options.ts';
import { playAll, type Report } from './fuzz/pool.ts';
import { scenarioOfFailure, showCoverage, showFailure } from './fuzz/show.ts';
import { shrink } from './fuzz/shrink.ts';
import { TILTS } from './fuzz/tilt.ts';
import { BadInput } from './load.ts';

/** Failures that are shrunk and shown in full; of the others the seed must do. */
const SHOWN_MAX = 3;

const say = (text: string): void => void process.stdout.write(`${text}\n`);

const listSwitches = (): string =>
  (Object.keys(ALL_SWITCHES) as AnySwitch[])
    .map((rule) => `${rule.padEnd(28)} ${historyOf(rule)}`)
    .join('\n');

/** @returns the exit code */
async function fuzz(options: Options): Promise<number> {
  const { seedFrom, runs, minutes, events, servers, profile, off, recipe, jobs, json } = options;
  const [rule] = off;
  const tilt = (off.length === 1 && rule !== undefined && TILTS[rule]) || {};
  const began = performance.now();
  const endsAt = began + minutes * 60_000;
  const coverage: Coverage = {};
  const failures: Report[] = [];
  let given = 0;
  let done = 0;
  let played = 0;
  let commits = 0;
  const isWrong = off.length > 0 || recipe.mistakes.length > 0;
  const enough = (): boolean =>
    given >= runs || performance.now() >= endsAt || (isWrong && failures.length > 0);
  await playAll(
    jobs,
    () => {
      if (enough()) return null;
      return { seed: seedFrom + given++, wish: { profile, servers, off, events, tilt, recipe } };
    },
    (report) => {
      done++;
      played += report.events;
      commits += report.commits;
      addCoverage(coverage, report.coverage);
      if (report.failed !== null) failures.push(report);
    },
  );
  const took = (performance.now() - began) / 1_000;
  failures.sort((a, b) => a.seed - b.seed);
  const shrunken = failures.slice(0, SHOWN_MAX).map((report) => ({
    report,
    small: shrink(report.failed!),
  }));
  if (options.save !== null && shrunken[0] !== undefined) {
    const { report, small } = shrunken[0];
    writeFileSync(options.save, JSON.stringify(scenarioOfFailure(report.seed, small), null, 2));
  }
  const never = PATHS.filter((path) => coverage[path] === undefined);
  if (json) {
    const violations = failures.map(({ seed, failed }) => ({ seed, ...failed!.violation! }));
    const schedules = shrunken.map(({ report: { seed }, small }) => scenarioOfFailure(seed, small));
    const figures = { runs: done, events: played, commits, seconds: took };
    say(JSON.stringify({ ...figures, switchedOff: off, violations, schedules, coverage, never }));
  } else {
    for (const { report, small } of shrunken) {
      say(await showFailure(report.seed, report.failed!, small));
    }
    for (const { seed, failed } of failures.slice(SHOWN_MAX)) {
      say(`seed ${seed}: "${failed!.violation!.checker}" broke: ${failed!.violation!.message}`);
    }
    say(showCoverage(coverage));
    const pace = Math.round(played / took);
    const which = [
      off.length > 0 && ` without ${off.join(', ')}`,
      recipe.program !== null && `, program ${recipe.program}`,
      recipe.mistakes.length > 0 && ` with ${recipe.mistakes.join(', ')}`,
    ]
      .filter(Boolean)
      .join('');
    say(
      `${done} runs of profile ${profile}${which} from seed ${seedFrom}: ${played} events, ${commits} commits, ${failures.length} violations, ${pace} events/s on ${jobs} processes`,
    );
  }
  return failures.length > 0 ? 1 : 0;
}

async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2));
  if (options.show === 'help') say(HELP);
  else if (options.show === 'list') say(listSwitches());
  else return fuzz(options);
  return 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof BadInput)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
