import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { encodeLink } from '../../scenario/link.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { scenarioOf } from '../../scenario/scenario-of.ts';
import { ENGINE_VERSION, FORMAT_VERSION } from '../../scenario/version.ts';
import { DEFAULT_SETUP, type Program, type Setup } from '../../simulation/setup.ts';
import type { World } from '../../simulation/world.ts';
import { Timeline } from '../../timeline/timeline.ts';
import { BadInput, verify } from '../load.ts';
import { type Figure, median, percentile } from './figure.ts';

const root = join(import.meta.dirname, '../../..');

/** The built page must be there: a benchmark of an old one would be worse than none, so it is built afresh. */
export function build(): void {
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  execFileSync(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

/** What a first visit loads, by the same count as `npm run size`. */
export function measureSize(): Figure[] {
  if (!existsSync(join(root, 'dist/index.html'))) throw new BadInput('There is no dist.');
  const script = join(root, '.config/size.mjs');
  let output: string;
  try {
    output = execFileSync(process.execPath, [script, '--json'], { encoding: 'utf8' });
  } catch (error) {
    // It fails when the budget is missed, and has printed what it found all the same.
    output = (error as { stdout?: string }).stdout ?? '';
  }
  const { total } = JSON.parse(output) as { total: number };
  const value = total / 1_000;
  return [{ name: 'first load, gzip', value, unit: 'kB', target: { under: 200 } }];
}

const SERVERS = 9;
const OBSERVERS = 4;
const CLIENTS = Array.from({ length: 20 }, (_, i) => `c${i + 1}`);
/** Time between two writes: with these links some 300 messages are then in flight at any moment. */
const WRITE_EVERY_MS = 50;
const WRITES = 700;
const BEGIN_MS = 12_000;
const SHOWN_MS = 18_000;

/** Slow links, and writes that come whether the ones before are answered or not: messages pile up on their way. */
const crowded: Scenario = {
  format: FORMAT_VERSION,
  engine: ENGINE_VERSION,
  setup: {
    ...DEFAULT_SETUP,
    seed: 'crowd',
    servers: SERVERS,
    observers: OBSERVERS,
    startsMs: Array.from({ length: SERVERS + OBSERVERS }, () => 0),
    latencyUs: { min: 300_000, max: 600_000 },
    clients: CLIENTS.map((name, i) => ({
      name,
      server: (i % (SERVERS + OBSERVERS)) + 1,
      timeoutMs: 90_000,
      program: { kind: 'idle' },
    })),
  },
  actions: Array.from({ length: WRITES }, (_, i) => ({
    atMs: BEGIN_MS + i * WRITE_EVERY_MS,
    command: {
      do: 'request',
      client: CLIENTS[i % CLIENTS.length]!,
      operation: { op: 'setData', path: '/', data: 'bench', version: -1 },
    },
  })),
  position: { atMs: SHOWN_MS },
};

const inFlight = (world: World): number =>
  [...world.connections.values()].reduce(
    (sum, { forth, back }) => sum + forth.inFlight.length + back.inFlight.length,
    0,
  );

/** A link to a run with many messages in flight, and how many there are (median of the 3 seconds behind its position). */
async function crowdedLink(): Promise<{ readonly link: string; readonly count: number }> {
  const { timeline } = await verify(crowded);
  const link = await linkTo(timeline);
  const counts: number[] = [];
  for (let ms = SHOWN_MS; ms < SHOWN_MS + 3_000; ms += 50) {
    timeline.playTo(ms * 1_000);
    counts.push(inFlight(timeline.frame.world));
  }
  return { link, count: median(counts) };
}

const WRITERS = ['a', 'b', 'c', 'd'] as const;
const LONG_EVENTS = 100_000;

/** Clients that write as fast as they are answered, until the run has so many events. */
async function longLink(): Promise<string> {
  const timeline = new Timeline({
    ...DEFAULT_SETUP,
    seed: 'long',
    clients: WRITERS.map((name, i) => ({
      name,
      server: i + 1,
      timeoutMs: 10_000,
      program: { kind: 'writer', everyMs: 1 },
    })),
  });
  while (timeline.frame.eventCount < LONG_EVENTS) timeline.playTo(timeline.frame.at + 1_000_000);
  return linkTo(timeline);
}

async function linkTo(timeline: Timeline): Promise<string> {
  const link = await encodeLink(scenarioOf(timeline));
  if (!link.ok) throw new BadInput(`The run makes no link: ${link.problem.kind}.`);
  return link.value;
}

/** Runs the script that measures the page in Chromium; null where there is no Chromium. */
function inChromium(...args: readonly string[]): unknown {
  const tsx = join(root, 'node_modules/tsx/dist/cli.mjs');
  const script = join(root, '.config/frame-cost.ts');
  const output = execFileSync(process.execPath, [tsx, script, ...args], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return JSON.parse(output);
}

/** Median and 95th percentile: of each recording, and of these the median. */
function costs(name: string, recordings: readonly (readonly number[])[], medianMs: number | null) {
  const of = (share: number): number => median(recordings.map((all) => percentile(all, share)));
  const figures: Figure[] = [
    {
      name: `${name}, median`,
      value: of(0.5),
      unit: 'ms',
      ...(medianMs === null ? {} : { target: { under: medianMs } }),
    },
    { name: `${name}, 95th percentile`, value: of(0.95), unit: 'ms', target: { under: 16 } },
  ];
  return figures;
}

/** Main-thread time of each frame of the built page in Chromium; empty where there is no Chromium. */
export async function measureFrames(): Promise<Figure[]> {
  const { link, count } = await crowdedLink();
  const recordings = inChromium('play', link) as number[][] | null;
  if (recordings === null) return [];
  return costs(`frame with 13 servers, 20 clients, ${count} messages`, recordings, 8);
}

/** Thirty clients on five servers that queue for locks of three kinds, held so briefly that the queues move all the time. */
const QUEUES = [
  { kind: 'lock', path: '/locks/chain', holdMs: 300, restMs: 200, resource: 'store' },
  { kind: 'shared-lock', path: '/locks/shared', wants: 'either', holdMs: 300, restMs: 200 },
  { kind: 'herd-lock', path: '/locks/herd', holdMs: 300, restMs: 200 },
] as const satisfies readonly Program[];
const QUEUERS = 30;
const QUEUES_AT_MS = 8_000;

/** Main-thread time of each frame with the pane of the locks open; empty where there is no Chromium. */
export async function measureQueues(): Promise<Figure[]> {
  const setup: Setup = {
    ...DEFAULT_SETUP,
    seed: 'queues',
    clients: Array.from({ length: QUEUERS }, (_, i) => ({
      name: `c${i + 1}`,
      server: (i % DEFAULT_SETUP.servers) + 1,
      timeoutMs: 10_000,
      program: QUEUES[i % QUEUES.length]!,
    })),
  };
  const timeline = new Timeline(setup);
  timeline.playTo(QUEUES_AT_MS * 1_000);
  const recordings = inChromium('play', await linkTo(timeline), 'Locks') as number[][] | null;
  return recordings === null ? [] : costs('frame with 30 clients in queues, locks', recordings, 8);
}

/** Main-thread time of each move of the slider over a long run. */
export async function measureScrubbing(): Promise<Figure[]> {
  const recordings = inChromium('scrub', await longLink()) as number[][] | null;
  return recordings === null ? [] : costs('move through 100,000 events', recordings, null);
}

/** The same with everything that happened in the picture of space and time. */
export async function measureWhole(): Promise<Figure[]> {
  const recordings = inChromium('whole', await longLink()) as number[][] | null;
  return recordings === null ? [] : costs('move, 100,000 events in space-time', recordings, null);
}

/** Cumulative layout shift of a first visit, on a desk and on a phone. */
export function measureShift(): Figure[] {
  const shifts = inChromium('shift') as number[] | null;
  if (shifts === null) return [];
  return ['desk', 'phone'].map((screen, i) => ({
    name: `layout shift of a first visit, ${screen}`,
    value: shifts[i]!,
    unit: '',
    target: { under: 0.01 },
  }));
}
