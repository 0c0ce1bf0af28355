/**
 * Reads what the test runners wrote and prints one line, "N passed, N failed".
 * node .config/tally.mjs VITEST.json PLAYWRIGHT.json NAME=EXITCODE…
 * A report that is missing, and a step that failed without a failed test, count as failures. What failed, was left out or
 * needed a second try is named: often these last lines are all that is kept of a run.
 */
import { readFileSync } from 'node:fs';

let passed = 0;
let failed = 0;
let skipped = 0;
const fail = (count, why) => {
  failed += count;
  if (count > 0) console.log(`FAILED ${why}`);
};

/** The first lines of what a test said, without the colours of a terminal. */
const brief = (message) =>
  (message ?? '')
    // eslint-disable-next-line no-control-regex
    .replace(/\u001b\[[0-9;]*m/g, '')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(0, 6)
    .map((line) => `    ${line.slice(0, 160)}`)
    .join('\n');

const name = (what, where, message) =>
  console.log(`${what}: ${where}\n${brief(message)}`.trimEnd());

/** All journeys of a report, each with the place it stands at. */
function* journeys(suites) {
  for (const suite of suites) {
    for (const spec of suite.specs ?? []) yield spec;
    yield* journeys(suite.suites ?? []);
  }
}

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
  for (const file of vitest.testResults) {
    for (const test of file.assertionResults)
      if (test.status === 'failed') name('failed', test.fullName, test.failureMessages[0]);
    if (file.status === 'failed' && file.message)
      name('failed', file.name.split('/').slice(-3).join('/'), file.message);
  }
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
  for (const spec of journeys(playwright.suites)) {
    for (const test of spec.tests) {
      if (test.status === 'expected') continue;
      const what =
        { unexpected: 'failed', flaky: 'needed another try', skipped: 'left out' }[test.status] ??
        test.status;
      const error = test.results.find((result) => result.error)?.error;
      name(what, `${spec.file}:${spec.line} ${spec.title}`, error?.message);
    }
  }
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
