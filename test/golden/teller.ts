import type { Event, EventKind } from '../../src/simulation/facts.ts';
import { traceLine } from '../../src/timeline/trace-line.ts';
import { Run } from '../property/run.ts';
import { readCommand } from './read-command.ts';
import { micros, readSetup } from './read-setup.ts';
import { stateLines } from './state-lines.ts';

/** What a story tells unless its file says otherwise. */
const STORY: readonly EventKind[] = [
  'started',
  'crashed',
  'exited',
  'disk-failed',
  'wiped',
  'damaged',
  'oracle-asked',
  'repaired',
  'tail-lost',
  'start-refused',
  'paused',
  'resumed',
  'tampered',
  'reconfigured',
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
  'snapshot-taken',
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

/** A field as it is written behind `run until`; a message by its type. */
const said = (field: unknown): string =>
  typeof field === 'object' && field !== null && 'type' in field
    ? String(field.type)
    : String(field);

/** Whether an event is what `run until KIND field=value` waits for. */
function matcher(words: readonly string[]): (event: Event) => boolean {
  const [kind, ...fields] = words;
  const wanted = fields.map((field) => field.split('=') as [string, string]);
  return (event) =>
    event.kind === kind &&
    wanted.every(
      ([name, value]) => said((event as unknown as Record<string, unknown>)[name]) === value,
    );
}

/** Performs a file's command lines one by one on one world, and tells the story of each block. */
export class Teller {
  readonly #shown = new Set<EventKind>(STORY);
  readonly #messages = new Set<string>();
  /** How many violations the story tells itself. */
  toldViolations = 0;
  /** Hears of every event, told or not. */
  readonly #also: (event: Event) => void;
  #run: Run | null = null;
  #lines: string[] = [];
  /** Virtual time, microseconds: where the run stands, even when nothing was due lately. */
  #clock = 0;

  constructor(also: (event: Event) => void = () => undefined) {
    this.#also = also;
  }

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
      this.#also(event);
      const told =
        event.kind === 'sent' || event.kind === 'delivered'
          ? this.#shown.has(event.kind) && this.#messages.has(event.message.type)
          : this.#shown.has(event.kind);
      if (told) this.#lines.push(traceLine(event));
    }
  }

  /** What broke and was not told before, one line a checker. */
  #newViolations(): string[] {
    const { violations } = this.run;
    const fresh = violations.slice(this.toldViolations);
    this.toldViolations = violations.length;
    const first = new Map<string, string>();
    for (const { checker, message } of fresh) {
      if (!first.has(checker)) first.set(checker, `broken: ${checker}: ${message}`);
    }
    return [...first.values()];
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
    else if (verb === 'violations') this.#lines.push(...this.#newViolations());
    else if (verb === 'rest') this.run.atRest();
    else if (verb === 'repeat') {
      const each = words.slice(1).join(' ').split(' ; ');
      for (let i = 0; i < Number(words[0]); i++) for (const command of each) this.#do(command);
    } else if (verb === 'run') this.#runOn(line, words);
    else this.run.act(readCommand(line, this.run.world), this.#clock);
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
