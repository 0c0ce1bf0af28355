/**
 * Random schedules of crashes, restarts and cuts. All checkers watch every step; after the last fault everything
 * is healed and restarted, and then a leader must serve again and a write must commit.
 *
 * SEED=n replays the runs of a seed that was printed; RUNS=n asks for more of them.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Command } from '../../src/simulation/command.ts';
import { DEFAULT_SETUP, type Setup } from '../../src/simulation/setup.ts';
import { Run } from './run.ts';

const SEED = Number(process.env['SEED'] ?? Date.now() % 1_000_000_000);
const RUNS = Number(process.env['RUNS'] ?? 1_000);
const REST_US_MAX = 180_000_000;

interface Fault {
  readonly waitMs: number;
  readonly command: Command;
}

/** From within one handshake to longer than every time-out. */
const wait = fc.oneof(
  { weight: 2, arbitrary: fc.nat(60) },
  { weight: 4, arbitrary: fc.integer({ min: 60, max: 1_500 }) },
  { weight: 1, arbitrary: fc.integer({ min: 1_500, max: 6_000 }) },
);

function faults(servers: number): fc.Arbitrary<readonly Fault[]> {
  const server = fc.integer({ min: 1, max: servers });
  const cut = fc.integer({ min: 1, max: 2 ** servers - 2 }).map((side): Command => {
    const all = Array.from({ length: servers }, (_, i) => i + 1);
    const inside = (sid: number): boolean => (side & (1 << (sid - 1))) !== 0;
    return { do: 'cut', groups: [all.filter(inside), all.filter((sid) => !inside(sid))] };
  });
  const one = (verb: 'crash' | 'restart' | 'isolate' | 'reconnect'): fc.Arbitrary<Command> =>
    server.map((sid) => ({ do: verb, server: sid }));
  const command = fc.oneof(
    { weight: 5, arbitrary: one('crash') },
    { weight: 5, arbitrary: one('restart') },
    { weight: 2, arbitrary: one('isolate') },
    { weight: 2, arbitrary: one('reconnect') },
    { weight: 2, arbitrary: cut },
    { weight: 2, arbitrary: fc.constant<Command>({ do: 'heal' }) },
  );
  return fc.array(fc.record({ waitMs: wait, command }), {
    minLength: 1,
    maxLength: 25,
    size: 'max',
  });
}

/** How fast links and disks are, at most; no pace makes a healthy ensemble miss its time-outs. */
const pace = fc.record({
  latencyMs: fc.constantFrom(2, 15, 60),
  fsyncMs: fc.constantFrom(1, 10, 80),
  commitLogCount: fc.constantFrom(1, 5, 100),
});
type Pace = typeof pace extends fc.Arbitrary<infer P> ? P : never;

const schedule = fc
  .record({ servers: fc.constantFrom(3, 5), seed: fc.nat(999_999), pace })
  .chain((run) => faults(run.servers).map((faults) => ({ ...run, faults })));

/** Short ticks, so that every time-out is met within a few virtual seconds; the ratios are ZooKeeper's. */
const setupOf = (servers: number, seed: number, pace: Pace): Setup => ({
  ...DEFAULT_SETUP,
  seed: String(seed),
  servers,
  startsMs: Array.from({ length: servers }, () => 0),
  latencyUs: { min: 1_000, max: pace.latencyMs * 1_000 },
  fsyncUs: { min: 1_000, max: pace.fsyncMs * 1_000 },
  tickMs: 200,
  commitLogCount: pace.commitLogCount,
  clients: ['a', 'b'].map((name) => ({
    name,
    server: null,
    timeoutMs: 4_000,
    program: { kind: 'writer', everyMs: 100 },
  })),
});

const serves = ({ world }: Run): boolean =>
  world.peers.every(({ up, serving }) => up && serving) &&
  world.peers.some(({ role }) => role === 'leading');

interface Outcome {
  readonly violations: readonly string[];
  readonly steps: number;
  readonly commits: number;
  readonly leaders: number;
}

function play(setup: Setup, schedule: readonly Fault[]): Outcome {
  const { servers } = setup;
  let commits = 0;
  let leaders = 0;
  const run = new Run(setup, (events) => {
    for (const event of events) {
      if (event.kind === 'committed') commits++;
      if (event.kind === 'established') leaders++;
    }
  });
  let at = 0;
  for (const { waitMs, command } of schedule) {
    at += waitMs * 1_000;
    run.until(at);
    run.act(command, at);
  }
  run.act({ do: 'heal' }, at);
  for (let server = 1; server <= servers; server++) run.act({ do: 'restart', server }, at);
  run.until(
    at + REST_US_MAX,
    (events) => events.some(({ kind }) => kind === 'committed') && serves(run),
  );
  run.atRest();
  const violations = run.violations.map(({ checker, message }) => `${checker}: ${message}`);
  return { violations, steps: run.world.steps, commits, leaders };
}

test(`${RUNS} random schedules keep every promise (SEED=${SEED})`, { timeout: 600_000 }, () => {
  const total = { steps: 0, commits: 0, leaders: 0 };
  fc.assert(
    fc.property(schedule, ({ servers, seed, pace, faults }) => {
      const outcome = play(setupOf(servers, seed, pace), faults);
      total.steps += outcome.steps;
      total.commits += outcome.commits;
      total.leaders += outcome.leaders;
      expect(outcome.violations).toEqual([]);
    }),
    { seed: SEED, numRuns: RUNS },
  );
  console.log(
    `schedules: SEED=${SEED}, ${RUNS} runs, ${total.steps} steps, ${total.leaders} leaders, ${total.commits} commits`,
  );
  // Otherwise the schedules would prove nothing.
  expect(total.leaders).toBeGreaterThan(RUNS);
  expect(total.commits).toBeGreaterThan(10 * RUNS);
});
