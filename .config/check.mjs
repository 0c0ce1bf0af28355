/**
 * `npm run check`: types, lint, format and the rooms, as many at a time as there are cores. What each has to say comes in one
 * piece; exit code 1 if any of them objects.
 */
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';

/** The longest first. */
const PARTS = ['check:lint', 'check:types', 'check:format', 'check:rooms'];

/** Runs one of the scripts of package.json; true if it has no objection. */
const run = (part) =>
  new Promise((resolve) => {
    let said = '';
    const child = spawn('npm', ['run', '-s', part], { shell: process.platform === 'win32' });
    const hear = (piece) => {
      said += piece;
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('close', (code) => {
      console.log(`-- ${part}: ${code === 0 ? 'passed' : 'FAILED'}`);
      if (said.trim() !== '') console.log(said.trimEnd());
      resolve(code === 0);
    });
  });

const waiting = [...PARTS];
const worker = async () => {
  let holds = true;
  for (let part = waiting.shift(); part !== undefined; part = waiting.shift()) {
    holds = (await run(part)) && holds;
  }
  return holds;
};
const workers = Array.from({ length: Math.max(1, availableParallelism()) }, worker);
process.exitCode = (await Promise.all(workers)).every(Boolean) ? 0 : 1;
