/**
 * Which invariant breaks by each famous mistake, and by how little. `test/fixtures/mistakes.json` holds a shrunken schedule for each, as a
 * link that the page opens; `UPDATE=1` seeks them anew and writes them, with the table `src/checkers/RECIPES.md`. Otherwise each link is opened,
 * and must break what it says.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { checkAll } from '../../src/checkers/check-all.ts';
import type { Violation } from '../../src/checkers/checker.ts';
import { EVERY_MISTAKE, findMistake, MISTAKE_EVENTS_MAX } from '../../src/cli/fuzz/find-mistake.ts';
import { scenarioOfFailure } from '../../src/cli/fuzz/show.ts';
import { shrink } from '../../src/cli/fuzz/shrink.ts';
import { decodeLink, encodeLink } from '../../src/scenario/link.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { createWorld } from '../../src/simulation/create-world.ts';
import type { Event } from '../../src/simulation/facts.ts';
import { perform } from '../../src/simulation/perform.ts';
import { step } from '../../src/simulation/step.ts';

const LINKS = join(import.meta.dirname, '../fixtures/mistakes.json');
const TABLE = join(import.meta.dirname, '../../src/checkers/RECIPES.md');
const SHRINKING_REPLAYS_MAX = 60;

interface Row {
  readonly program: string;
  readonly mistake: string;
  /** Null: nothing broke. */
  readonly checker: string | null;
  readonly message: string;
  readonly events: number;
  readonly seed: number;
  /** Commands of the shrunken schedule. */
  readonly commands: number;
  readonly link: string;
}

async function seek(program: (typeof EVERY_MISTAKE)[number][0], mistake: string): Promise<Row> {
  const { outcome, seed, events } = findMistake(program, mistake);
  const row = { program, mistake, events, seed };
  if (outcome === null) return { ...row, checker: null, message: '', commands: 0, link: '' };
  const small = shrink(outcome, SHRINKING_REPLAYS_MAX);
  const link = await encodeLink(scenarioOfFailure(seed, small));
  if (!link.ok) throw new Error(`${program} ${mistake}: ${link.problem.kind}`);
  const { checker, message } = small.violation!;
  return { ...row, checker, message, commands: small.acts.length, link: link.value };
}

const written = (count: number): string => count.toLocaleString('en');

function tableOf(rows: readonly Row[]): string {
  const found = rows.filter(({ checker }) => checker !== null).length;
  return [
    '# Mistakes in recipes',
    '',
    'Written by `UPDATE=1 npx vitest run --project unit test/property/recipe-table.test.ts`, never by hand. All clients of a run make one mistake, in',
    `random runs, one seed after the other, until an invariant breaks that holds without it; at most ${written(MISTAKE_EVENTS_MAX)} events. Then the schedule is shrunk.`,
    `The fuzzer found ${found} of ${rows.length}. Each schedule is a link in \`test/fixtures/mistakes.json\`, to be opened behind the page's address.`,
    '',
    '| program | mistake | what breaks | events | seed | commands | how |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...rows.map(({ program, mistake, checker, message, events, seed, commands }) =>
      checker === null
        ? `| ${program} | \`${mistake}\` | not found | ${written(events)} | | | |`
        : `| ${program} | \`${mistake}\` | ${checker} | ${written(events)} | ${seed} | ${commands} | ${message.split('\n', 1)[0]!.replaceAll('|', '/')} |`,
    ),
    '',
  ].join('\n');
}

/** Plays a scenario to its end under all checkers. */
function judge({ setup, actions, position }: Scenario): readonly Violation[] {
  const end = position as { readonly step: number; readonly at: number };
  const world = createWorld(setup);
  const checks = checkAll();
  const found: Violation[] = [];
  const see = (act: (sink: Event[]) => unknown): void => {
    const sink: Event[] = [];
    act(sink);
    found.push(...checks.observe(sink, world));
  };
  const playTo = (steps: number): void => {
    let more = true;
    while (world.steps < steps && more) see((sink) => (more = step(world, end.at, sink)));
    // The engine goes another way than it did when the link was made.
    if (!more) throw new Error(`nothing is due at step ${world.steps} of ${steps}`);
  };
  for (const action of actions) {
    const at = action as { readonly step: number; readonly at: number };
    playTo(at.step);
    see((sink) => perform(world, at.at, action.command, sink));
  }
  playTo(end.step);
  return [...found, ...checks.atRest(world)];
}

const rows: readonly Row[] = existsSync(LINKS)
  ? (JSON.parse(readFileSync(LINKS, 'utf8')) as Row[])
  : [];

test.runIf(process.env['UPDATE'] !== undefined)(
  'every mistake is sought anew',
  async () => {
    const only = process.env['PROGRAM'];
    const sought: Row[] = [];
    for (const [program, mistake] of EVERY_MISTAKE) {
      const old = rows.find((row) => row.program === program && row.mistake === mistake);
      const keep = only !== undefined && !only.split(',').includes(program);
      if (!keep) sought.push(await seek(program, mistake));
      else if (old !== undefined) sought.push(old);
    }
    writeFileSync(LINKS, `${JSON.stringify(sought, null, 2)}\n`);
    writeFileSync(TABLE, tableOf(sought));
  },
  3_600_000,
);

describe.runIf(process.env['UPDATE'] === undefined)('the table of mistakes', () => {
  test('has a row for each mistake that a program can make, and each is found', () => {
    const key = (program: string, mistake: string): string => `${program} ${mistake}`;
    expect(rows.map((row) => key(row.program, row.mistake))).toEqual(
      EVERY_MISTAKE.map(([program, mistake]) => key(program, mistake)),
    );
    expect(rows.filter(({ checker }) => checker === null)).toEqual([]);
  });

  test('is as its links were found', () => {
    expect(readFileSync(TABLE, 'utf8')).toBe(tableOf(rows));
  });

  it.each(rows.map((row) => [row.program, row.mistake, row.checker, row] as const))(
    '%s with %s breaks "%s"',
    async (_program, _mistake, checker, { link }) => {
      const scenario = await decodeLink(link);
      if (!scenario.ok) throw new Error(scenario.problem.kind);
      expect(judge(scenario.value).map((violation) => violation.checker)).toContain(checker);
    },
    30_000,
  );
});
