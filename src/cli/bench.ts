/** `npm run bench`: the figures that later changes are compared with. */
import { parseArgs } from 'node:util';
import { type Figure, table } from './bench/figure.ts';
import { measureEngine, measureHistory, measureSeek } from './bench/measure.ts';
import {
  build,
  measureFrames,
  measureQueues,
  measureScrubbing,
  measureShift,
  measureSize,
  measureWhole,
} from './bench/page.ts';
import { speedOfMachine } from './bench/yardstick.ts';
import { measureZnodes } from './bench/znodes.ts';
import { BadInput } from './load.ts';

const HELP = `Measures the engine, the history and the built page.

  npm run bench -- [--only PART] [--no-build] [--json]

--only PART   may be given more than once:
  engine      events and committed writes a second: 5 servers, 64 writes outstanding, no history kept
  history     the same run with its history kept; memory per event
  seek        time to go anywhere in a run of 100,000 events
  znodes      100,000 znodes in five servers: memory, writes, keyframe; 1,000,000 in one
  frame       main-thread time of a frame in Chromium: 9 servers, 4 observers, 20 clients, 300 messages in flight
  queues      the same with 30 clients in lock queues on 5 servers, and the pane of the locks open
  scrub       main-thread time of a move of the slider through 100,000 events in Chromium
  whole       the same with the whole run in space-time
  shift       how far the layout of a first visit shifts
  size        bytes of the first load, gzip
--no-build    take the page in dist as it is
--json        figures as JSON
--help

Exit code: 0 done, whatever the figures; 2 wrong use.`;

const PARTS: Readonly<Record<string, () => Figure[] | Promise<Figure[]>>> = {
  engine: measureEngine,
  history: measureHistory,
  seek: measureSeek,
  znodes: measureZnodes,
  frame: measureFrames,
  queues: measureQueues,
  scrub: measureScrubbing,
  whole: measureWhole,
  shift: measureShift,
  size: measureSize,
};
const OF_PAGE = ['frame', 'queues', 'scrub', 'whole', 'shift', 'size'];

function readFlags() {
  try {
    return parseArgs({
      options: {
        only: { type: 'string', multiple: true, default: Object.keys(PARTS) },
        'no-build': { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }).values;
  } catch (error) {
    throw new BadInput(error instanceof Error ? error.message : 'unknown flag');
  }
}

async function main(): Promise<void> {
  const flags = readFlags();
  if (flags.help) {
    console.log(HELP);
    return;
  }
  const unknown = flags.only.find((part) => !Object.hasOwn(PARTS, part));
  if (unknown !== undefined) {
    throw new BadInput(`--only takes ${Object.keys(PARTS).join(', ')}, not "${unknown}".`);
  }
  if (!flags['no-build'] && flags.only.some((part) => OF_PAGE.includes(part))) build();
  const figures: Figure[] = [];
  for (const part of new Set(flags.only)) figures.push(...(await PARTS[part]!()));
  const speed = speedOfMachine();
  if (flags.json) console.log(JSON.stringify({ speed, figures }, null, 2));
  else {
    console.log(table(figures, speed));
    console.log(
      `This machine has ${speed.toFixed(2)} of the speed for which the budgets were set.`,
    );
  }
}

try {
  await main();
} catch (error) {
  if (!(error instanceof BadInput)) throw error;
  console.error(`bench: ${error.message}`);
  process.exitCode = 2;
}
