/**
 * What each rule of the protocol is there for. A story is played twice: as ZooKeeper does it, when nothing breaks, and without the
 * rule, when what its `breaks` line names does.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ALL_SWITCHES } from '../../src/server/switches.ts';
import { Teller } from '../golden/teller.ts';
import { deposedLeader } from './deposed-leader.ts';

const folder = import.meta.dirname;
const stories = readdirSync(folder)
  .filter((name) => name.endsWith('.story'))
  .map((name) => name.slice(0, -'.story'.length));

interface Story {
  readonly breaks: string;
  /** What does not hold in either run, since other rules are off in both. */
  readonly despite: readonly string[];
  readonly commands: readonly string[];
}

function read(rule: string): Story {
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

/** The ensemble without one more rule. */
function without(rule: string, line: string): string {
  if (!line.startsWith('ensemble')) return line;
  return line.includes(' off=') ? line.replace(/ off=\S+/, `$&,${rule}`) : `${line} off=${rule}`;
}

function play(commands: readonly string[]): readonly string[] {
  const own = [deposedLeader()];
  const found: string[] = [];
  const teller = new Teller((events, world) => {
    for (const event of events) {
      for (const each of own) {
        const violation = each.observe(event, world);
        if (violation !== null) found.push(violation.checker);
      }
    }
  });
  teller.tell(commands);
  return [...new Set([...found, ...teller.run.violations.map(({ checker }) => checker)])];
}

describe.each(stories)('%s', (rule) => {
  const { breaks, despite, commands } = read(rule);

  test('holds', () => {
    expect(play(commands)).toEqual(despite);
  });

  test(`switched off, this breaks: ${breaks}`, () => {
    expect(play(commands.map((line) => without(rule, line)))).toContain(breaks);
  });
});

test('every rule has its story', () => {
  expect([...stories].sort()).toEqual(Object.keys(ALL_SWITCHES).sort());
});
