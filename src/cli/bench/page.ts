import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { encodeLink } from '../../scenario/link.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { scenarioOf } from '../../scenario/scenario-of.ts';
import { ENGINE_VERSION, FORMAT_VERSION } from '../../scenario/version.ts';
import { DEFAULT_SETUP } from '../../simulation/setup.ts';
import type { World } from '../../simulation/world.ts';
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
  return [{ name: 'first load, gzip', value, unit: 'kB', target: { under: 195 } }];
}

const SERVERS = 9;
const CLIENTS = ['a', 'b', 'c', 'd', 'e', 'f'] as const;
/** Time between two writes: with these links some 200 messages are then in flight at any moment. */
const WRITE_EVERY_MS = 70;
const WRITES = 500;
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
    startsMs: Array.from({ length: SERVERS }, () => 0),
    latencyUs: { min: 300_000, max: 600_000 },
    clients: CLIENTS.map((name, i) => ({
      name,
      server: i + 1,
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
export async function crowdedLink(): Promise<{ readonly link: string; readonly count: number }> {
  const { timeline } = await verify(crowded);
  const link = await encodeLink(scenarioOf(timeline));
  if (!link.ok) throw new BadInput(`The crowd makes no link: ${link.problem.kind}.`);
  const counts: number[] = [];
  for (let ms = SHOWN_MS; ms < SHOWN_MS + 3_000; ms += 50) {
    timeline.playTo(ms * 1_000);
    counts.push(inFlight(timeline.frame.world));
  }
  return { link: link.value, count: median(counts) };
}

/** Main-thread time of each frame of the built page in Chromium; empty where there is no Chromium. */
export async function measureFrames(): Promise<Figure[]> {
  const { link, count } = await crowdedLink();
  const tsx = join(root, 'node_modules/tsx/dist/cli.mjs');
  const script = join(root, '.config/frame-cost.ts');
  const output = execFileSync(process.execPath, [tsx, script, link], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const costs = JSON.parse(output) as number[];
  if (costs.length === 0) return [];
  const name = `frame with 9 servers, ${count} messages`;
  return [
    { name: `${name}, median`, value: median(costs), unit: 'ms', target: { under: 8 } },
    {
      name: `${name}, 95th percentile`,
      value: percentile(costs, 0.95),
      unit: 'ms',
      target: { under: 16 },
    },
  ];
}
