/** `npm run -s sim`: the same engine as in the page, from a terminal. */
import { parseArgs } from 'node:util';
import { FORMAT_VERSION, ENGINE_VERSION } from '../scenario/version.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { CLIENTS_MAX, DEFAULT_SETUP, SERVERS_MAX } from '../simulation/setup.ts';
import { CONDITIONS, readCondition } from './condition.ts';
import { readConsoleFile, runConsole } from './console.ts';
import { BadInput, loadScenario, readFile, verify } from './load.ts';
import { run, RUN_TIME_US_MAX } from './run.ts';
import { Printer } from './printer.ts';

const HELP = `Runs an ensemble without a page and prints what happened.

  npm run -s sim -- [FILE|LINK] [--until CONDITION | --console FILE] [--print WHAT]

FILE     a scenario as JSON
LINK     a link from "Share": the whole address in quotes, or what stands behind its #
         Without either: servers that start together, with --servers, --seed and --writers.

--until CONDITION      where to stop (default: the scenario's position, or time=10s)
${CONDITIONS}
--console FILE         types the lines of a file at the consoles, each once the one before it is answered;
                       "b> get /x" is for client b, and so are the lines below it; # begins a note
--print WHAT           trace (default), jsonl, shiviz, console, state or digest; may be given more than once
  trace                one line an event, without pings and dialling (with them: --noise)
  jsonl                one JSON object an event, all of them (events is the same)
  shiviz               a log with vector clocks for ShiViz, without pings and dialling (with them: --noise)
  console              what the consoles show (default with --console)
  state                the servers and clients at the end
  digest               16 hex digits: equal for equal states, in Node and in every browser
--servers N            1 to ${SERVERS_MAX} (default 5)
--writers N            clients that write, 0 to ${CLIENTS_MAX} (default 0)
--seed TEXT            the seed; with FILE or LINK, instead of the one in there
--help

Exit code: 0 the condition was met, 1 it was not within ${RUN_TIME_US_MAX / 60_000_000} minutes of virtual time, 2 the input cannot be used.`;

const WHAT = ['trace', 'jsonl', 'events', 'shiviz', 'console', 'state', 'digest'] as const;
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
        print: { type: 'string', multiple: true },
        console: { type: 'string' },
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
  const { values } = flags;
  const usual = values.console === undefined ? 'trace' : 'console';
  const print = new Set<string>(values.print ?? [usual]);
  const unknown = [...print].find((what) => !isWhat(what));
  if (unknown !== undefined)
    throw new BadInput(`--print takes ${WHAT.join(', ')}, not "${unknown}".`);
  if (values.console === undefined && print.has('console'))
    throw new BadInput('--print console needs --console FILE.');

  const { timeline } = await verify(await scenarioFor(flags));
  const printer = new Printer(print, values.noise);
  if (values.console !== undefined) {
    if (values.until !== undefined)
      throw new BadInput('Write "until CONDITION" as a line of the console file instead.');
    const lines = readConsoleFile(readFile(values.console));
    runConsole(timeline, lines, (text) => printer.console(text));
    const { events, eventCount, world } = timeline.frame;
    for (let id = 0; id < eventCount; id++) printer.event(events.at(id)!);
    printer.end(world);
    return 0;
  }

  const end = flags.positionals.length === 0 ? 'time=10s' : `steps>=${timeline.position.step}`;
  const condition = readCondition(values.until ?? end);
  const { world, met } = run(timeline.setup, timeline.actions, condition, (events) => {
    for (const event of events) printer.event(event);
  });
  printer.end(world);
  if (!met) console.error(`sim: ${values.until ?? 'the position'} was not reached`);
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
