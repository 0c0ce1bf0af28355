import type { Command } from '../../src/simulation/command.ts';
import type { Event, EventKind } from '../../src/simulation/facts.ts';
import { DEFAULT_SETUP, type MicrosRange, type Setup } from '../../src/simulation/setup.ts';
import { traceLine } from '../../src/timeline/trace-line.ts';
import type { Operation } from '../../src/znodes/request.ts';
import { Run } from '../property/run.ts';
import { stateLines } from './state-lines.ts';

/** What a story tells unless its file says otherwise. */
const STORY: readonly EventKind[] = [
  'started',
  'crashed',
  'cut',
  'healed',
  'became-looking',
  'round-advanced',
  'vote-changed',
  'final-wait-began',
  'final-wait-left',
  'decided',
  'phase-entered',
  'left',
  'epoch-chosen',
  'epoch-promised',
  'epoch-acked',
  'epoch-written',
  'sync-chosen',
  'truncated',
  'snapshot-installed',
  'new-leader-acked',
  'established',
  'up-to-date',
  'proposed',
  'logged',
  'fsynced',
  'acked',
  'committed',
  'applied',
  'prepared',
  'learner-dropped',
  'client-connected',
  'client-disconnected',
  'client-expired',
  'requested',
  'answered',
];

const PATIENCE_US = 120_000_000;

/** `2s`, `200ms`, `40us`: microseconds. */
function micros(text: string): number {
  if (text === '0') return 0;
  const match = /^(\d+)(us|ms|s)$/.exec(text);
  if (match === null) throw new Error(`not a time: ${text}`);
  return Number(match[1]) * { us: 1, ms: 1_000, s: 1_000_000 }[match[2] as 'us' | 'ms' | 's'];
}

/** `10ms` or `10ms..12ms`. */
function range(text: string): MicrosRange {
  const [min, max = min] = text.split('..') as [string, string?];
  return { min: micros(min), max: micros(max) };
}

function readSetup(words: readonly string[]): Setup {
  const given = new Map(words.map((word) => word.split('=') as [string, string]));
  const take = <T>(name: string, read: (text: string) => T, otherwise: T): T => {
    const text = given.get(name);
    given.delete(name);
    return text === undefined ? otherwise : read(text);
  };
  const ms = (text: string): number => micros(text) / 1_000;
  const servers = take('servers', Number, 3);
  const setup: Setup = {
    ...DEFAULT_SETUP,
    servers,
    seed: take('seed', String, 'story'),
    startsMs: take(
      'starts',
      (text) => text.split(',').map((start) => (start === 'never' ? null : ms(start))),
      Array.from({ length: servers }, () => 0),
    ),
    latencyUs: take('latency', range, { min: 10_000, max: 12_000 }),
    fsyncUs: take('fsync', range, { min: 5_000, max: 6_000 }),
    tickMs: take('tick', ms, DEFAULT_SETUP.tickMs),
    initLimitTicks: take('init', Number, DEFAULT_SETUP.initLimitTicks),
    syncLimitTicks: take('sync', Number, DEFAULT_SETUP.syncLimitTicks),
    commitLogCount: take('history', Number, DEFAULT_SETUP.commitLogCount),
  };
  if (given.size > 0) throw new Error(`unknown in the set-up: ${[...given.keys()].join(' ')}`);
  return setup;
}

function readOperation(op: string, path: string, rest: readonly string[]): Operation | null {
  const [data = '', last] = rest;
  switch (op) {
    case 'create':
      return { op, path, data, mode: (last ?? 'persistent') as 'persistent' };
    case 'set':
      return { op: 'setData', path, data, version: Number(last ?? -1) };
    case 'delete':
      return { op, path, version: Number(rest[0] ?? -1) };
    case 'get':
      return { op: 'getData', path, watch: rest.includes('watch') };
    case 'exists':
      return { op, path, watch: rest.includes('watch') };
    case 'children':
      return { op: 'getChildren', path, watch: rest.includes('watch') };
    case 'sync':
      return { op, path };
    default:
      return null;
  }
}

function readCommand(line: string): Command {
  const [verb, ...words] = line.split(' ') as [string, ...string[]];
  switch (verb) {
    case 'crash':
    case 'restart':
    case 'isolate':
    case 'reconnect':
      return { do: verb, server: Number(words[0]) };
    case 'cut':
      return {
        do: 'cut',
        groups: words
          .join(' ')
          .split('|')
          .map((group) => group.trim().split(' ').map((name) => (/^\d+$/.test(name) ? Number(name) : name))),
      };
    case 'heal':
      return { do: 'heal' };
    case 'client': {
      // client a at 1
      const client = { name: words[0]!, server: Number(words[2]), timeoutMs: 30_000 };
      return { do: 'add-client', client: { ...client, program: { kind: 'idle' } } };
    }
    default: {
      // a create /a hello
      const [op = '', path = '', ...rest] = words;
      const operation = readOperation(op, path, rest);
      if (operation === null) throw new Error(`not a command: ${line}`);
      return { do: 'request', client: verb, operation };
    }
  }
}

/** Whether an event is what `run until KIND field=value` waits for. */
function matcher(words: readonly string[]): (event: Event) => boolean {
  const [kind, ...fields] = words;
  const wanted = fields.map((field) => field.split('=') as [string, string]);
  return (event) =>
    event.kind === kind &&
    wanted.every(
      ([name, value]) => String((event as unknown as Record<string, unknown>)[name]) === value,
    );
}

/** Performs a file's command lines one by one on one world, and tells the story of each block. */
export class Teller {
  readonly #shown = new Set<EventKind>(STORY);
  readonly #messages = new Set<string>();
  #run: Run | null = null;
  #lines: string[] = [];
  /** Virtual time, microseconds: where the run stands, even when nothing was due lately. */
  #clock = 0;

  get run(): Run {
    if (this.#run === null) throw new Error('a story begins with its ensemble');
    return this.#run;
  }

  tell(commands: readonly string[]): string[] {
    this.#lines = [];
    for (const line of commands) this.#do(line);
    return this.#lines;
  }

  #hear(events: readonly Event[]): void {
    for (const event of events) {
      const told =
        event.kind === 'sent' || event.kind === 'delivered'
          ? this.#shown.has(event.kind) && this.#messages.has(event.message.type)
          : this.#shown.has(event.kind);
      if (told) this.#lines.push(traceLine(event));
    }
  }

  #do(line: string): void {
    const [verb, ...words] = line.split(' ') as [string, ...string[]];
    if (verb === 'ensemble') this.#run = new Run(readSetup(words), (events) => this.#hear(events));
    else if (verb === 'story') for (const kind of STORY) this.#shown.add(kind);
    else if (verb === 'show') for (const kind of words) this.#shown.add(kind as EventKind);
    else if (verb === 'hide') for (const kind of words) this.#shown.delete(kind as EventKind);
    else if (verb === 'only') {
      this.#shown.clear();
      for (const kind of words) this.#shown.add(kind as EventKind);
    } else if (verb === 'messages') {
      this.#messages.clear();
      for (const type of words) this.#messages.add(type);
      this.#shown.add('sent');
    } else if (verb === 'state') this.#lines.push(...stateLines(this.run.world));
    else if (verb === 'run') this.#runOn(line, words);
    else this.run.act(readCommand(line), this.#clock);
  }

  #runOn(line: string, words: readonly string[]): void {
    const { run } = this;
    if (words[0] !== 'until') {
      this.#clock += micros(words[0]!);
      run.until(this.#clock);
      return;
    }
    const times = Number(words.find((word) => word.startsWith('times='))?.slice(6) ?? 1);
    const matches = matcher(words.slice(1).filter((word) => !word.startsWith('times=')));
    let seen = 0;
    const enough = (events: readonly Event[]): boolean =>
      (seen += events.filter(matches).length) >= times;
    if (!run.until(this.#clock + PATIENCE_US, enough)) throw new Error(`never happened: ${line}`);
    this.#clock = run.world.now;
  }
}
