import * as v from 'valibot';
import { isOver } from '../../client/transitions.ts';
import type { Command } from '../../simulation/command.ts';
import type { World } from '../../simulation/world.ts';
import { type Condition, parseCondition } from '../condition/parse-condition.ts';
import type { ConditionProblem } from '../condition/problem.ts';
import { commandSchema } from '../command-schema.ts';
import { Execution } from './begin.ts';
import { CliError } from './cli-error.ts';
import { isLabName, LAB_COMMANDS, readLabCommand } from './lab-commands.ts';
import { readTimeUs } from './read-time.ts';
import type { Said } from './script.ts';
import { isCliName, usage } from './usage.ts';
import { wordsOfLine } from './words-of-line.ts';

/** What a line is to bring about. */
export type Reading =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'act'; readonly command: Command }
  | { readonly kind: 'until'; readonly condition: Condition }
  /** Play until nothing of this console waits, or for so long. */
  | { readonly kind: 'wait'; readonly us: number | null }
  | { readonly kind: 'say'; readonly said: readonly Said[] }
  | { readonly kind: 'bad-condition'; readonly problem: ConditionProblem }
  /** The run cannot keep it: `path` says which part. */
  | { readonly kind: 'too-much'; readonly path: string }
  | { readonly kind: 'no-client' }
  | { readonly kind: 'print-watches'; readonly on: boolean };

export interface ConsoleState {
  readonly client: string;
  readonly world: World;
  /** The lines of this console so far. */
  readonly history: readonly string[];
  readonly printsWatches: boolean;
}

const HISTORY_SHOWN = 10;

const err = (text: string): Reading => ({ kind: 'say', said: [{ kind: 'err', text }] });
const out = (text: string): Reading => ({ kind: 'say', said: [{ kind: 'out', text }] });

/** Words of the console that are neither ZooKeeper's nor commands of the simulation. */
export const CONSOLE_USAGE: Readonly<Record<string, string>> = {
  until: 'condition',
  wait: '[time]',
  help: '',
};

/** All that can be written, with its usage. */
export const help = (): string =>
  [
    usage(),
    'Zabscope',
    ...Object.entries(LAB_COMMANDS).map(([name, { usage: of }]) => `\t${name} ${of}`),
    ...Object.entries(CONSOLE_USAGE).map(([name, of]) => `\t${name} ${of}`),
  ].join('\n');

/** What a line means at a client's console. Any text is read or refused. */
export function readLine(line: string, state: ConsoleState): Reading {
  const words = wordsOfLine(line);
  const [name, argument] = words;
  if (name === undefined) return { kind: 'nothing' };
  switch (name) {
    case 'help':
      return out(help());
    case 'until':
      return until(line);
    case 'wait':
      return wait(argument);
    case 'history':
      return out(shownHistory(state.history));
    case 'redo':
      return redo(line, argument, state);
    case 'printwatches':
      return printWatches(argument, state);
    case 'version':
      return words.length > 1 ? err('version ') : out('ZooKeeper CLI version: 3.8');
  }
  if (isLabName(name)) return orError(() => kept(readLabCommand(words)));
  if (!isCliName(name)) return err(`${usage()}\nCommand not found: Command not found ${name}`);
  const client = state.world.clients.get(state.client);
  if (client === undefined) return { kind: 'no-client' };
  const written = name === 'quit' ? ['close'] : words;
  const execution = new Execution(state.client, !isOver(client.state), written);
  const { next } = execution;
  if (next === null) return { kind: 'say', said: execution.said() };
  return kept(
    'client' in next && next.do !== 'add-client'
      ? ({ ...next, line: line.trim() } as Command)
      : next,
  );
}

function orError(read: () => Reading): Reading {
  try {
    return read();
  } catch (error) {
    if (error instanceof CliError) return err(error.message);
    throw error;
  }
}

/** Only what a file can hold is done. */
function kept(command: Command): Reading {
  const checked = v.safeParse(commandSchema, command);
  if (checked.success) return { kind: 'act', command };
  return { kind: 'too-much', path: v.getDotPath(checked.issues[0]) ?? '' };
}

function until(line: string): Reading {
  const parsed = parseCondition(line.trim().slice('until'.length).trim());
  return parsed.ok
    ? { kind: 'until', condition: parsed.condition }
    : { kind: 'bad-condition', problem: parsed.problem };
}

function wait(time: string | undefined): Reading {
  if (time === undefined) return { kind: 'wait', us: null };
  const us = readTimeUs(time);
  return us === undefined ? err('wait [time]') : { kind: 'wait', us };
}

/** The last lines, and the one that asks for them (`ZooKeeperMain.processZKCmd`). */
function shownHistory(lines: readonly string[]): string {
  const all = [...lines, 'history'];
  const from = Math.max(0, lines.length - HISTORY_SHOWN);
  return all
    .slice(from)
    .map((line, i) => `${from + i} - ${line}`)
    .join('\n');
}

/** What a line stands for: `redo` for the line of that number, in the history too. */
export function redone(line: string, history: readonly string[]): string {
  const [name, number = ''] = wordsOfLine(line);
  const again = name === 'redo' ? lineAt(number, history) : undefined;
  return again === undefined || wordsOfLine(again)[0] === 'redo' ? line : again;
}

const lineAt = (number: string, history: readonly string[]): string | undefined =>
  /^\d+$/.test(number) ? history[Number(number)] : undefined;

function redo(line: string, number: string | undefined, state: ConsoleState): Reading {
  const again = redone(line, state.history);
  if (again !== line) return readLine(again, state);
  if (number === undefined) return { kind: 'nothing' };
  const isThere = lineAt(number, state.history) !== undefined;
  return err(isThere ? 'No redoing redos' : 'Command index out of range');
}

function printWatches(word: string | undefined, { printsWatches }: ConsoleState): Reading {
  if (word !== undefined) return { kind: 'print-watches', on: word === 'on' };
  return out(`printwatches is ${printsWatches ? 'on' : 'off'}`);
}
