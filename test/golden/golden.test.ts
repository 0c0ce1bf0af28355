/**
 * Stories: `command` lines, `----`, and the events that followed. `npm run golden` writes what the engine says
 * now; commit such a change only if you can explain each line of it.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { SyncRow } from '../../src/zab/synchronization/choose-sync.ts';
import { Teller } from './teller.ts';
import { parseTrace, printTrace } from './trace-file.ts';

const folder = import.meta.dirname;
const files = readdirSync(folder).filter((name) => name.endsWith('.trace'));
const LINES_MAX = 120;

test.each(files)('%s', (name) => {
  const path = join(folder, name);
  const text = readFileSync(path, 'utf8');
  const teller = new Teller();
  const told = printTrace(
    parseTrace(text).map((paragraph) =>
      'comment' in paragraph
        ? paragraph
        : { commands: paragraph.commands, story: teller.tell(paragraph.commands) },
    ),
  );
  expect(teller.run.violations.slice(teller.toldViolations)).toEqual([]);
  if (process.env['UPDATE']) writeFileSync(path, told);
  else expect(told).toBe(text);
  expect(told.split('\n').length, 'a story is short enough to be read').toBeLessThan(LINES_MAX);
});

const ROWS: Readonly<Record<SyncRow, true>> = {
  forced: true,
  'same-zxid': true,
  'ahead-of-history': true,
  'within-history': true,
  'within-history-new-epoch': true,
  'not-in-history': true,
  'not-in-history-other-epoch': true,
  'disk-log': true,
  'disk-log-gap': true,
  'out-of-range': true,
};

test.each(Object.keys(ROWS))('a story tells of the row %s of the table of synchronization', (row) => {
  const tells = (name: string): boolean =>
    new RegExp(` sync-chosen .*, ${row}, `).test(readFileSync(join(folder, name), 'utf8'));
  expect(files.filter(tells)).not.toEqual([]);
});
