/**
 * Random schedules of crashes, restarts and cuts, some of them right behind a chosen event. All checkers watch every step; after the last fault everything
 * is healed and restarted, and then a leader must serve again and a write must commit.
 *
 * SEED=n replays the runs of a seed that was printed; RUNS=n asks for more of them.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  DEFAULT_SETUP,
  type ClientSetup,
  type Program,
  type Setup,
} from '../../src/simulation/setup.ts';
import { faultsFor, inflict, type Fault } from './faults.ts';
import { Run } from './run.ts';

const SEED = Number(process.env['SEED'] ?? Date.now() % 1_000_000_000);
const RUNS = Number(process.env['RUNS'] ?? 1_000);
const REST_US_MAX = 180_000_000;

/** How fast links and disks are, at most; no pace makes a healthy ensemble miss its time-outs. */
const pace = fc.record({
  latencyMs: fc.constantFrom(2, 15, 60),
  fsyncMs: fc.constantFrom(1, 10, 80),
  commitLogCount: fc.constantFrom(1, 5, 100),
});
type Pace = typeof pace extends fc.Arbitrary<infer P> ? P : never;

const schedule = fc
  .record({ servers: fc.constantFrom(3, 5), seed: fc.nat(999_999), pace })
  .chain((run) => faultsFor(run.servers).map((faults) => ({ ...run, faults })));

const client = (name: string, program: Program): ClientSetup => ({
  name,
  server: null,
  timeoutMs: 4_000,
  program,
});

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
  clients: [
    client('a', { kind: 'writer', everyMs: 100 }),
    client('b', { kind: 'writer', everyMs: 0 }),
    client('c', { kind: 'lock', path: '/lock', holdMs: 50, restMs: 50 }),
    client('d', { kind: 'lock', path: '/lock', holdMs: 50, restMs: 50 }),
  ],
});

/** A leader serves, and everybody who may follow it; who promised a later epoch may not. */
function serves({ world }: Run): boolean {
  const leader = world.peers.find(({ serving, role }) => serving && role === 'leading');
  return (
    leader !== undefined &&
    world.peers.every(
      ({ up, serving, disk }) => up && (serving || disk.acceptedEpoch > leader.disk.currentEpoch),
    )
  );
}

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
  for (const fault of schedule) at = inflict(run, at, fault);
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
