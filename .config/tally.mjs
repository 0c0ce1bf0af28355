/**
 * Reads what the test runners wrote and prints one line, "N passed, N failed".
 * node .config/tally.mjs VITEST.json PLAYWRIGHT.json NAME=EXITCODE…
 * A report that is missing, and a step that failed without a failed test, count as failures.
 */
import { readFileSync } from 'node:fs';

let passed = 0;
let failed = 0;
let skipped = 0;
const fail = (count, why) => {
  failed += count;
  if (count > 0) console.log(`FAILED ${why}`);
};

function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    fail(1, `there is no report ${file}`);
    return undefined;
  }
}

const [vitestFile, playwrightFile, ...steps] = process.argv.slice(2);
const vitest = read(vitestFile);
if (vitest) {
  passed += vitest.numPassedTests;
  skipped += vitest.numPendingTests + vitest.numTodoTests;
  fail(vitest.numFailedTests, `${vitest.numFailedTests} tests under vitest`);
  // A file that does not load, or a rejection that nobody handled, fails the run and no test.
  if (!vitest.success && vitest.numFailedTests === 0) {
    const files = vitest.testResults.filter((result) => result.status === 'failed').length;
    fail(Math.max(1, files), 'a test file did not load, or an error was handled by nobody');
  }
}
const playwright = read(playwrightFile);
if (playwright) {
  const { expected, unexpected, flaky, skipped: left } = playwright.stats;
  passed += expected + flaky;
  skipped += left;
  if (flaky > 0) console.log(`${flaky} journeys needed a second try`);
  fail(unexpected, `${unexpected} journeys in the browser`);
  if (unexpected === 0) fail(playwright.errors.length, 'the browser runner itself');
}
for (const step of steps) {
  const [name, code] = step.split('=');
  if (name === 'test') {
    // Its failures are in the reports; a crash that left both of them green is not.
    if (code !== '0' && failed === 0) fail(1, `npm test ended with ${code}`);
  } else if (code === '0') passed++;
  else fail(1, name);
}
if (skipped > 0) console.log(`${skipped} skipped`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
