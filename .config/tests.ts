/** The two vitest projects: `unit` in Node, `browser` in a real Chromium. */
import { playwright } from '@vitest/browser-playwright';
import type { TestProjectInlineConfiguration, ViteUserConfig } from 'vitest/config';
import { browserArgs, browserFor } from './browser.ts';

const unit: TestProjectInlineConfiguration = {
  extends: true,
  test: {
    name: 'unit',
    environment: 'node',
    include: [
      'test/{unit,golden,facts,switches,conformance,property,lessons,boundary}/**/*.test.ts',
    ],
    // Modules below the page keep nothing between calls (the linter and the rooms see to it): loading them anew for each file
    // took half of the time.
    isolate: false,
    testTimeout: 120_000,
    hookTimeout: 60_000,
  },
};

const browser = (executablePath: string): TestProjectInlineConfiguration => ({
  extends: true,
  optimizeDeps: { include: ['svelte', 'd3', 'valibot', 'xstate', 'vitest-browser-svelte'] },
  test: {
    name: 'browser',
    include: ['test/component/**/*.test.ts'],
    testTimeout: 60_000,
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      provider: playwright({ launchOptions: { executablePath, args: browserArgs } }),
      instances: [{ browser: 'chromium', viewport: { width: 1360, height: 900 } }],
    },
  },
});

const found = browserFor('all component tests');
const reports = process.env['REPORTS'];

export const tests: NonNullable<ViteUserConfig['test']> = {
  projects: found ? [unit, browser(found)] : [unit],
  passWithNoTests: true,
  reporters: reports
    ? ['default', ['json', { outputFile: `${reports}/vitest.json` }]]
    : ['default'],
};
