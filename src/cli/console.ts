import { condition as conditionWords } from '../i18n/en/condition.ts';
import { console as words } from '../i18n/en/console.ts';
import { sayConditionProblem } from '../scenario/condition/problem.ts';
import { ConsoleRun } from '../scenario/console/console-run.ts';
import type { Reading } from '../scenario/console/read-line.ts';
import type { Entry } from '../scenario/console/transcript.ts';
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
  readonly #tell: (text: string) => void;
  /** How much of each entry is told. */
  readonly #told: number[];

  /** What stands there already is not told. */
  constructor(entries: readonly Entry[], tell: (text: string) => void) {
    this.#tell = tell;
    this.#told = entries.map(({ said }) => said.length);
  }

  read(entries: readonly Entry[]): void {
    for (const [i, { prompt, line, said }] of entries.entries()) {
      const told = this.#told[i];
      if (told === undefined) this.#tell(`${prompt} ${line}`.trim());
      for (const { text } of said.slice(told ?? 0)) this.#tell(text);
      this.#told[i] = said.length;
    }
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
  const teller = new Teller(run.transcript.entries, tell);
  for (const { number, client, line } of lines) {
    const [first = ''] = timeline.frame.world.clients.keys();
    const reading = run.enter(client ?? first, line);
    const refusal = refusalOf(reading);
    if (refusal !== null) throw new BadInput(`Line ${number}, "${line}": ${refusal}`);
    teller.read(run.transcript.entries);
    if (reading.kind !== 'say') continue;
    tell(`> ${line}`);
    for (const { text } of reading.said) tell(text);
  }
}
