import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Teller } from '../golden/teller.ts';

const folder = import.meta.dirname;

export const STORIES: readonly string[] = readdirSync(folder)
  .filter((name) => name.endsWith('.story'))
  .map((name) => name.slice(0, -'.story'.length));

/** A directed schedule in which a rule matters. */
export interface Story {
  /** The invariant that breaks without the rule. */
  readonly breaks: string;
  /** What does not hold in either run, since other rules are off in both. */
  readonly despite: readonly string[];
  readonly commands: readonly string[];
}

export function readStory(rule: string): Story {
  const lines = readFileSync(join(folder, `${rule}.story`), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'));
  const after = (word: string): string[] =>
    lines.filter((line) => line.startsWith(`${word} `)).map((line) => line.slice(word.length + 1));
  const [breaks] = after('breaks');
  if (breaks === undefined) throw new Error(`${rule}: say what breaks`);
  const commands = lines.filter((line) => !/^(breaks|despite) /.test(line));
  return { breaks, despite: after('despite'), commands };
}

/** The same schedule in an ensemble without one more rule. */
export const withoutRule = (rule: string, commands: readonly string[]): readonly string[] =>
  commands.map((line) => {
    if (!line.startsWith('ensemble')) return line;
    return line.includes(' off=') ? line.replace(/ off=\S+/, `$&,${rule}`) : `${line} off=${rule}`;
  });

/** @returns which invariants broke, and after how many events */
export function playStory(commands: readonly string[]): ReadonlyMap<string, number> {
  const teller = new Teller();
  teller.tell(commands);
  return teller.run.brokenAfter;
}
