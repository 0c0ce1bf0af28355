import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { encodeLink } from '../../scenario/link.ts';
import { scenarioOf } from '../../scenario/scenario-of.ts';
import { DEFAULT_SETUP, type Setup } from '../../simulation/setup.ts';
import type { World } from '../../simulation/world.ts';
import { Timeline } from '../../timeline/timeline.ts';
import { BadInput } from '../load.ts';
import { type Figure, median, percentile } from './figure.ts';

const root = join(import.meta.dirname, '../../..');
const IN_FLIGHT = 200;

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
  return [{ name: 'first load, gzip', value, unit: 'kB', target: { under: 150 } }];
}

/** Slow links and many clients: messages pile up on their way. */
const crowded: Setup = {
  ...DEFAULT_SETUP,
  seed: 'crowd',
  servers: 9,
  startsMs: Array.from({ length: 9 }, () => 0),
  latencyUs: { min: 60_000, max: 120_000 },
  clients: Array.from({ length: 12 }, (_, i) => ({
    name: `c${i + 1}`,
    server: (i % 9) + 1,
    timeoutMs: 30_000,
    program: { kind: 'writer', everyMs: 20 },
  })),
};

const inFlight = (world: World): number =>
  [...world.connections.values()].reduce(
    (sum, { forth, back }) => sum + forth.inFlight.length + back.inFlight.length,
    0,
  );

/** A link to a moment from which on some 200 messages are in flight. */
export async function crowdedLink(): Promise<{ readonly link: string; readonly count: number }> {
  const timeline = new Timeline(crowded);
  timeline.playTo(8_000_000);
  let tries = 100_000;
  while (inFlight(timeline.frame.world) < IN_FLIGHT && tries-- > 0) timeline.stepForward();
  const link = await encodeLink(scenarioOf(timeline));
  if (!link.ok) throw new BadInput(`The crowd makes no link: ${link.problem.kind}.`);
  return { link: link.value, count: inFlight(timeline.frame.world) };
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
    { name: `${name}, median`, value: median(costs), unit: 'ms' },
    {
      name: `${name}, 95th percentile`,
      value: percentile(costs, 0.95),
      unit: 'ms',
      target: { under: 8 },
    },
  ];
}
