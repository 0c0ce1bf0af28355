import { condition as conditionWords } from '../i18n/en/condition.ts';
import { console as words } from '../i18n/en/console.ts';
import { sayConditionProblem } from '../scenario/condition/problem.ts';
import { ConsoleRun } from '../scenario/console/console-run.ts';
import type { Reading } from '../scenario/console/read-line.ts';
import { CLIENT_NAME_CHARACTERS_MAX } from '../scenario/limits.ts';
import type { Timeline } from '../timeline/timeline.ts';
import { BadInput } from './load.ts';

export const CONSOLE_LINES_MAX = 2_000;

/** `b> get /x` is typed at the console of client b, and so are the lines below it. */
const AT = new RegExp(`^([a-z][a-z0-9-]{0,${CLIENT_NAME_CHARACTERS_MAX - 1}})> ?(.*)$`);

export interface ConsoleLine {
  /** Its place in the file, from 1. */
  readonly number: number;
  /** Null until the file names one: then the first client that there is. */
  readonly client: string | null;
  readonly line: string;
}

/** The lines of a file of console lines. Empty ones, and those that begin with #, are for people. */
export function readConsoleFile(text: string): readonly ConsoleLine[] {
  let client: string | null = null;
  const lines = text.split(/\r?\n/).flatMap((whole, i): ConsoleLine[] => {
    if (/^\s*(#|$)/.test(whole)) return [];
    const [, name, rest] = AT.exec(whole) ?? [];
    client = name ?? client;
    const line = (rest ?? whole).trim();
    return line === '' ? [] : [{ number: i + 1, client, line }];
  });
  if (lines.length > CONSOLE_LINES_MAX) {
    throw new BadInput(`The file has ${lines.length} lines; at most ${CONSOLE_LINES_MAX} are run.`);
  }
  return lines;
}

/** Why a line does nothing; null for one that does. */
function refusalOf(reading: Reading): string | null {
  switch (reading.kind) {
    case 'bad-condition':
      return sayConditionProblem(conditionWords, reading.problem);
    case 'too-much':
      return words.tooMuch(reading.path);
    case 'no-client':
      return words.noClient;
    default:
      return null;
  }
}

/** What the consoles show, told once: an answer may come long after its line. */
class Teller {
  readonly #run: ConsoleRun;
  readonly #tell: (text: string) => void;
  /** How much of each entry is told. */
  readonly #told: number[];

  /** What stands there already is not told. */
  constructor(run: ConsoleRun, tell: (text: string) => void) {
    this.#run = run;
    this.#tell = tell;
    this.#told = run.transcript.entries.map(({ said }) => said.length);
  }

  read(): void {
    for (const [i, { event, client, line, said }] of this.#run.transcript.entries.entries()) {
      const told = this.#told[i];
      if (told === undefined) {
        const at = (client === null ? [] : this.#run.lines(client)).find(
          (each) => each.kind !== 'aside' && each.event === event,
        );
        this.#tell(`${at?.prompt ?? ''} ${line}`.trim());
      }
      for (const { text } of said.slice(told ?? 0)) this.#tell(text);
      this.#told[i] = said.length;
    }
  }

  /** A line of a client that only asked. */
  readAside(client: string): void {
    const aside = this.#run.lines(client).findLast(({ kind }) => kind === 'aside');
    if (aside === undefined) return;
    this.#tell(`${aside.prompt} ${aside.line}`);
    for (const { text } of aside.said) this.#tell(text);
  }
}

/**
 * Types the lines at a run's consoles, each once the one before it is answered, from where the run stands.
 *
 * @param tell hears what the consoles show, line by line
 * @throws BadInput naming the first line that cannot be carried out
 */
export function runConsole(
  timeline: Timeline,
  lines: readonly ConsoleLine[],
  tell: (text: string) => void,
): void {
  const run = new ConsoleRun(timeline);
  const teller = new Teller(run, tell);
  for (const { number, client, line } of lines) {
    const [first = ''] = timeline.frame.world.clients.keys();
    const typist = client ?? first;
    const reading = run.enter(typist, line);
    const refusal = refusalOf(reading);
    if (refusal !== null) throw new BadInput(`Line ${number}, "${line}": ${refusal}`);
    teller.read();
    if (reading.kind === 'say') teller.readAside(typist);
  }
}
