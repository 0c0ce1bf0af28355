/** `npm run -s sim`: the same engine as in the page, from a terminal. */
import { parseArgs } from 'node:util';
import { FORMAT_VERSION, ENGINE_VERSION } from '../scenario/version.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { digestWorld } from '../simulation/digest-world.ts';
import { CLIENTS_MAX, DEFAULT_SETUP, SERVERS_MAX } from '../simulation/setup.ts';
import { isNoise, traceLine } from '../timeline/trace-line.ts';
import { CONDITIONS, readCondition } from './condition.ts';
import { BadInput, loadScenario, verify } from './load.ts';
import { run, RUN_TIME_US_MAX } from './run.ts';
import { showState } from './show-state.ts';

const HELP = `Runs an ensemble without a page and prints what happened.

  npm run -s sim -- [FILE|LINK] [--until CONDITION] [--print WHAT]

FILE     a scenario as JSON
LINK     a link from "Share": the whole address in quotes, or what stands behind its #
         Without either: servers that start together, with --servers, --seed and --writers.

--until CONDITION      where to stop (default: the scenario's position, or time=10s)
${CONDITIONS}
--print WHAT           trace (default), events, state or digest; may be given more than once
  trace                one line an event, without pings and dialling (with them: --noise)
  events               one JSON object an event, all of them
  state                the servers and clients at the end
  digest               16 hex digits: equal for equal states, in Node and in every browser
--servers N            1 to ${SERVERS_MAX} (default 5)
--writers N            clients that write, 0 to ${CLIENTS_MAX} (default 0)
--seed TEXT            the seed; with FILE or LINK, instead of the one in there
--help

Exit code: 0 the condition was met, 1 it was not within ${RUN_TIME_US_MAX / 60_000_000} minutes of virtual time, 2 the input cannot be used.`;

const WHAT = ['trace', 'events', 'state', 'digest'] as const;
type What = (typeof WHAT)[number];
const isWhat = (text: string): text is What => (WHAT as readonly string[]).includes(text);

function wholeNumber(flag: string, text: string, min: number, max: number): number {
  const value = /^\d+$/.test(text) ? Number(text) : NaN;
  if (value >= min && value <= max) return value;
  throw new BadInput(`--${flag} takes a whole number from ${min} to ${max}, not "${text}".`);
}

function plainScenario(servers: number, writers: number): Scenario {
  const clients = Array.from({ length: writers }, (_, i) => ({
    name: `c${i + 1}`,
    server: (i % servers) + 1,
    timeoutMs: 10_000,
    program: { kind: 'writer', everyMs: 500 } as const,
  }));
  const startsMs = Array.from({ length: servers }, () => 0);
  const setup = { ...DEFAULT_SETUP, servers, startsMs, clients };
  return { format: FORMAT_VERSION, engine: ENGINE_VERSION, setup, actions: [] };
}

function readFlags() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        until: { type: 'string' },
        print: { type: 'string', multiple: true, default: ['trace'] },
        noise: { type: 'boolean', default: false },
        servers: { type: 'string', default: '5' },
        writers: { type: 'string', default: '0' },
        seed: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (error) {
    throw new BadInput(error instanceof Error ? error.message : 'unknown flag');
  }
}

async function scenarioFor(flags: ReturnType<typeof readFlags>): Promise<Scenario> {
  const { values, positionals } = flags;
  if (positionals.length > 1) throw new BadInput('Give one file or one link.');
  const servers = wholeNumber('servers', values.servers, 1, SERVERS_MAX);
  const writers = wholeNumber('writers', values.writers, 0, CLIENTS_MAX);
  const source = positionals[0];
  const given = source === undefined ? plainScenario(servers, writers) : await loadScenario(source);
  if (values.seed === undefined) return given;
  return { ...given, setup: { ...given.setup, seed: values.seed }, digest: undefined };
}

async function main(): Promise<number> {
  const flags = readFlags();
  if (flags.values.help) {
    console.log(HELP);
    return 0;
  }
  const print = new Set<string>(flags.values.print);
  const unknown = [...print].find((what) => !isWhat(what));
  if (unknown !== undefined)
    throw new BadInput(`--print takes ${WHAT.join(', ')}, not "${unknown}".`);

  const scenario = await scenarioFor(flags);
  const { timeline } = await verify(scenario);
  const end = flags.positionals.length === 0 ? 'time=10s' : `steps>=${timeline.position.step}`;
  const condition = readCondition(flags.values.until ?? end);

  const lines: string[] = [];
  const flush = (): void => {
    if (lines.length > 0) process.stdout.write(`${lines.join('\n')}\n`);
    lines.length = 0;
  };
  const { world, met } = run(timeline.setup, timeline.actions, condition, (events) => {
    for (const event of events) {
      if (print.has('trace') && (flags.values.noise || !isNoise(event)))
        lines.push(traceLine(event));
      if (print.has('events')) lines.push(JSON.stringify(event));
    }
    if (lines.length > 1_000) flush();
  });
  if (print.has('state')) lines.push(showState(world));
  if (print.has('digest')) lines.push(digestWorld(world));
  flush();
  if (!met) console.error(`sim: ${flags.values.until ?? 'the position'} was not reached`);
  return met ? 0 : 1;
}

process.stdout.on('error', () => process.exit(0)); // a reader such as `head` has seen enough
try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof BadInput)) throw error;
  console.error(`sim: ${error.message}`);
  process.exitCode = 2;
}
