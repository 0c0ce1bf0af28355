/** Whole journeys on the built page, in the Chromium of this machine: `npm run e2e`. */
import { defineConfig } from '@playwright/test';
import { join } from 'node:path';
import { browserArgs, browserFor } from '../../.config/browser.ts';

// Playwright reads this file once more in each worker, which inherits the environment.
process.env['E2E_PORT'] ??= String(4200 + (process.pid % 700));
const port = process.env['E2E_PORT'];
const address = `http://127.0.0.1:${port}`;
const root = join(import.meta.dirname, '../..');
const reports = process.env['REPORTS'];
const executablePath = browserFor('all journeys through the built page');

export default defineConfig({
  testDir: '.',
  outputDir: join(root, 'test-results'),
  // Files side by side; a journey waits more than it works.
  workers: 2,
  // A machine that others use may be slow for a moment. What needed another try is named at the end.
  retries: process.env['CI'] ? 2 : 0,
  // Long, for the sake of that machine: what is as it should be waits for none of it.
  timeout: 180_000,
  expect: { timeout: 20_000 },
  forbidOnly: Boolean(process.env['CI']),
  reporter: reports ? [['list'], ['json', { outputFile: join(reports, 'e2e.json') }]] : [['list']],
  use: {
    baseURL: address,
    browserName: 'chromium',
    headless: true,
    viewport: { width: 1360, height: 900 },
    launchOptions: { ...(executablePath ? { executablePath } : {}), args: browserArgs },
  },
  ...(executablePath
    ? {
        webServer: {
          command: `node node_modules/vite/bin/vite.js preview --host 127.0.0.1 --port ${port} --strictPort`,
          cwd: root,
          url: address,
          reuseExistingServer: false,
        },
      }
    : { testIgnore: '**' }),
});
