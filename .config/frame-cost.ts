/**
 * What the built page costs in Chromium, as JSON; prints `null`, with a word on the error stream, where there is no Chromium.
 *
 *   tsx .config/frame-cost.ts play LINK    milliseconds of the main thread that each frame took, a list for each recording
 *   tsx .config/frame-cost.ts play LINK PANE
 *                                          the same with that pane open, and not those of the first screen
 *   tsx .config/frame-cost.ts scrub LINK   the same while the slider of the timeline is moved all over the run
 *   tsx .config/frame-cost.ts whole LINK   the same with the whole run in space-time
 *   tsx .config/frame-cost.ts shift        how far the layout of a first visit shifted, for each width of the screen
 */
import { chromium, type Page } from 'playwright';
import { preview } from 'vite';
import { browserArgs, browserFor } from './browser.ts';

const WARM_UP_MS = 1_500;
const RECORD_MS = 3_000;
/** Other programs make a recording slower than the page is: the median of several is told. */
const RECORDINGS = 5;
/** Panes that the first screen opens. */
const PANES = ['Quorum', 'Log'] as const;
const SCRUBS = 120;
const VISIT_MS = 8_000;
const SCREENS = [
  { width: 1360, height: 900 },
  { width: 360, height: 740 },
] as const;

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds. */
  readonly ts: number;
  readonly dur?: number;
  /** Time on the processor: what other programs take meanwhile does not count. */
  readonly tdur?: number;
}

/** Sums the tasks of the page's main thread from one animation frame to the next. */
function costsOf(events: readonly TraceEvent[]): number[] {
  const frames = events.filter(({ name }) => name === 'FireAnimationFrame');
  const main = frames[0];
  if (main === undefined) return [];
  const tasks = events.filter(
    ({ name, pid, tid, ph }) =>
      name === 'RunTask' && ph === 'X' && pid === main.pid && tid === main.tid,
  );
  /** Tasks that hold a frame: several callbacks may run in one. */
  const starts = tasks
    .filter(({ ts, dur = 0 }) => frames.some((frame) => frame.ts >= ts && frame.ts <= ts + dur))
    .map(({ ts }) => ts)
    .sort((a, b) => a - b);
  return starts.slice(0, -1).map((start, i) => {
    const next = starts[i + 1]!;
    const within = tasks.filter(({ ts }) => ts >= start && ts < next);
    return within.reduce((sum, { dur = 0, tdur = dur }) => sum + tdur, 0) / 1_000;
  });
}

async function trace(page: Page, work: () => Promise<unknown>): Promise<number[]> {
  const browser = page.context().browser()!;
  await browser.startTracing(page, {
    categories: ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline'],
  });
  await work();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as {
    traceEvents: TraceEvent[];
  };
  return costsOf(traceEvents);
}

/**
 * Frames follow each other at 60 Hz by the page's own clock, however long they take: what a frame has to do must not depend on
 * what else this machine does.
 */
const steady = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    const request = globalThis.requestAnimationFrame.bind(globalThis);
    let nowMs = 0;
    let frame = -1;
    performance.now = () => nowMs;
    globalThis.requestAnimationFrame = (callback) =>
      request((at) => {
        if (at !== frame) nowMs += 1_000 / 60;
        frame = at;
        callback(nowMs);
      });
  });

/** Opens the run of a link and some panes. */
async function open(page: Page, address: string, panes: readonly string[]): Promise<void> {
  await steady(page);
  await page.goto(address);
  // The page begins with its own ensemble, until the link is replayed.
  await page.getByRole('status', { name: 'Opening a run' }).getByText('verified').waitFor();
  for (const name of panes) {
    const tab = page.getByRole('button', { name, exact: true });
    if ((await tab.getAttribute('aria-pressed')) === 'false') await tab.click();
  }
}

async function play(page: Page, address: string, panes: readonly string[]): Promise<number[][]> {
  await open(page, address, panes);
  await page.getByRole('combobox', { name: 'Speed' }).selectOption('1×');
  const button = page.getByRole('button', { name: 'Play', exact: true });
  if (await button.isVisible()) await button.click();
  await page.waitForTimeout(WARM_UP_MS);
  const recordings: number[][] = [];
  for (let i = 0; i < RECORDINGS; i++) {
    recordings.push(await trace(page, () => page.waitForTimeout(RECORD_MS)));
  }
  return recordings;
}

/** Moves the slider once a frame, to and fro over the whole run, as a hand does that looks for something. */
const sweep = (page: Page, moves: number): Promise<void> =>
  page.getByRole('slider', { name: 'Timeline' }).evaluate(async (element, count) => {
    const slider = element as HTMLInputElement;
    const reach = slider.valueAsNumber;
    for (let i = 1; i <= count; i++) {
      await new Promise(requestAnimationFrame);
      // A stride that comes to rest nowhere twice.
      slider.valueAsNumber = reach * ((i * 0.381966) % 1);
      slider.dispatchEvent(new Event('input', { bubbles: true }));
    }
    slider.valueAsNumber = reach;
    slider.dispatchEvent(new Event('input', { bubbles: true }));
    slider.dispatchEvent(new Event('change', { bubbles: true }));
  }, moves);

async function scrub(page: Page, address: string, whole: boolean): Promise<number[][]> {
  await open(page, address, PANES);
  if (whole) await page.getByRole('button', { name: 'Whole run' }).click();
  await sweep(page, SCRUBS / 4);
  const recordings: number[][] = [];
  for (let i = 0; i < RECORDINGS; i++) {
    recordings.push(await trace(page, () => sweep(page, SCRUBS)));
  }
  return recordings;
}

/** The sum of all shifts of the layout behind the first paint, while a visitor only watches. */
async function shift(page: Page, address: string): Promise<number> {
  await page.addInitScript(() => {
    const all: number[] = [];
    Object.assign(globalThis, { shifts: all });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        all.push((entry as unknown as { value: number }).value);
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.goto(address);
  await page.waitForTimeout(VISIT_MS);
  return page.evaluate(() =>
    (globalThis as unknown as { shifts: number[] }).shifts.reduce((sum, value) => sum + value, 0),
  );
}

const [task = '', link = '', ...panes] = process.argv.slice(2);
const executablePath = browserFor('what the page costs');
if (executablePath === undefined) {
  console.log('null');
} else {
  const server = await preview({ logLevel: 'error', preview: { port: 0 } });
  const browser = await chromium.launch({ executablePath, args: browserArgs });
  try {
    const address = server.resolvedUrls!.local[0]!;
    const on = async <T>(viewport: (typeof SCREENS)[number], work: (page: Page) => Promise<T>) => {
      const page = await browser.newPage({ viewport });
      const result = await work(page);
      await page.close();
      return result;
    };
    const result =
      task === 'shift'
        ? [
            await on(SCREENS[0], (page) => shift(page, address)),
            await on(SCREENS[1], (page) => shift(page, address)),
          ]
        : await on(SCREENS[0], (page) =>
            task === 'scrub' || task === 'whole'
              ? scrub(page, `${address}#${link}`, task === 'whole')
              : play(page, `${address}#${link}`, panes.length > 0 ? panes : PANES),
          );
    console.log(JSON.stringify(result));
  } finally {
    await browser.close();
    await server.close();
  }
}
