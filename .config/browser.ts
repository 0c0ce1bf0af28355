/** Finds a Chromium to drive; never downloads one. Order: CHROME_PATH, PATH, usual places, Playwright's own. */
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright';

// First the one without windows: it is Chromium all the same, and its journeys cost a third less.
const names = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge',
];

function runnable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function findBrowser(env: NodeJS.ProcessEnv): string | undefined {
  const asked = env['CHROME_PATH'];
  if (asked) {
    if (runnable(asked)) return asked;
    throw new Error(`CHROME_PATH=${asked} is not an executable file`);
  }
  for (const folder of (env['PATH'] ?? '').split(delimiter)) {
    for (const name of names) if (runnable(join(folder, name))) return join(folder, name);
  }
  const usual = [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    `${env['PROGRAMFILES'] ?? 'C:\\Program Files'}\\Google\\Chrome\\Application\\chrome.exe`,
  ];
  for (const path of usual) if (existsSync(path)) return path;
  const own = chromium.executablePath();
  return existsSync(own) ? own : undefined;
}

/** The browser to test in, or undefined with a loud word about what is skipped. REQUIRE_BROWSER=1 makes that an error. */
export function browserFor(what: string): string | undefined {
  const path = findBrowser(process.env);
  if (path) return path;
  const how =
    'no Chromium found: set CHROME_PATH, or install one (Debian: apt-get install chromium-headless-shell, or chromium; elsewhere: npx playwright install chromium)';
  if (process.env['REQUIRE_BROWSER']) throw new Error(how);
  console.warn(`\nSKIPPED ${what}: ${how}\n`);
  return undefined;
}

/** Playwright makes a fresh profile for every launch; a --user-data-dir here would be an error. */
export const browserArgs: string[] = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
