/** `npm run -s conformance`: scripts recorded from a real ZooKeeper, played on this engine. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Difference, sayDifference } from './conformance/compare.ts';
import { Player } from './conformance/play.ts';
import { BadScript, readScript } from './conformance/read-script.ts';

export const HELP = `Usage: npm run -s conformance -- DIR...

Plays every recorded script (.json) below the folders, or a single file, and
compares each answer, event and zxid, and the tree at the end, with the
recording. For each script that fails it prints the first difference.
The form of the scripts: test/conformance/README.md.

Exit code 0 if all passed, 1 if any failed, 2 if none was found.
`;

const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** All scripts below a folder, in the order of their names. */
export function scriptsBelow(path: string): readonly string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const found = join(path, entry.name);
      if (entry.isDirectory()) return scriptsBelow(found);
      return entry.name.endsWith('.json') ? [found] : [];
    });
}

/** What is wrong with a script's run, in words; null if nothing is. */
export function failureOf(file: string): string | null {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return 'this file cannot be read';
  }
  let difference: Difference | null;
  try {
    difference = new Player(readScript(text)).play();
  } catch (error) {
    if (error instanceof BadScript) return error.message;
    return `the engine failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
  }
  return difference === null ? null : sayDifference(difference);
}

/** @returns the exit code */
function main(args: readonly string[]): number {
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(HELP);
    return 0;
  }
  const files: string[] = [];
  for (const path of args) {
    try {
      files.push(...scriptsBelow(path));
    } catch {
      process.stderr.write(`${path} cannot be read: is it there?\n`);
      return 2;
    }
  }
  if (files.length === 0) {
    process.stderr.write(args.length === 0 ? HELP : 'There is no script (.json) below that.\n');
    return 2;
  }
  let failed = 0;
  for (const file of files) {
    const failure = failureOf(file);
    if (failure === null) continue;
    failed++;
    say(`FAIL ${file}\n  ${failure}`);
  }
  say(`${files.length - failed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

if (process.argv[1] === import.meta.filename) process.exitCode = main(process.argv.slice(2));
