/** A file of console lines: whose console, in which order, and which line is at fault. */
import { describe, expect, test } from 'vitest';
import { CONSOLE_LINES_MAX, readConsoleFile, runConsole } from '../../../src/cli/console.ts';
import { DEFAULT_SETUP } from '../../../src/simulation/setup.ts';
import { Timeline } from '../../../src/timeline/timeline.ts';

const startsMs = [0, 0, 0];
const ensemble = (): Timeline => new Timeline({ ...DEFAULT_SETUP, servers: 3, startsMs });

function told(text: string): readonly string[] {
  const lines: string[] = [];
  runConsole(ensemble(), readConsoleFile(text), (line) => lines.push(line));
  return lines;
}

test('a name is for its line and those below it; notes and empty lines are for people', () => {
  expect(readConsoleFile('ls /\n\n# now b\nb> get /x\r\nget /y\na>\nget /z\n')).toEqual([
    { number: 1, client: null, line: 'ls /' },
    { number: 4, client: 'b', line: 'get /x' },
    { number: 5, client: 'b', line: 'get /y' },
    { number: 7, client: 'a', line: 'get /z' },
  ]);
});

test('a watch is told at the line that let it happen', () => {
  const lines = told(
    ['add-client a', 'add-client b', 'wait 4s', 'a> create /x 1', 'b> sync /x', 'get -w /x']
      .concat(['a> set /x 2', 'wait 1s'])
      .join('\n'),
  );
  const set = lines.findIndex((line) => line.endsWith('set /x 2'));
  const event = lines.findIndex((line) => line.includes('NodeDataChanged'));
  expect(set).toBeGreaterThan(0);
  expect(event).toBeGreaterThan(set);
});

describe('the line at fault is named', () => {
  test.each<[string, readonly string[], RegExp]>([
    ['a condition that is none', ['until perhaps'], /^Line 1, "until perhaps"/],
    ['no client to type at', ['# nobody', 'create /a'], /^Line 2, "create \/a"/],
    [
      'more than a run keeps',
      ['add-client z', `z> create /a ${'x'.repeat(1_400)}`],
      /^Line 2, "create/,
    ],
    [
      'a file without end',
      Array.from({ length: CONSOLE_LINES_MAX + 1 }, () => 'wait'),
      /at most 2000/,
    ],
  ])('%s', (_, lines, message) => {
    expect(() => told(lines.join('\n'))).toThrow(message);
  });
});
