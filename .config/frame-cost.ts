/**
 * `tsx .config/frame-cost.ts LINK`: plays the built page from a link in Chromium and prints, as a JSON list, how many milliseconds
 * of the main thread each frame took. Prints `[]`, with a word on the error stream, where there is no Chromium.
 */
import { chromium, type Page } from 'playwright';
import { preview } from 'vite';
import { browserArgs, browserFor } from './browser.ts';

const WARM_UP_MS = 1_500;
const RECORD_MS = 6_000;
/** The link's ensemble has nine servers, the page's own has five. */
const LAST_SERVER = /^Server 9,/;

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

async function record(page: Page, address: string): Promise<number[]> {
  await page.goto(address);
  // The page begins with its own ensemble, until the link is replayed.
  await page.getByRole('button', { name: LAST_SERVER }).waitFor();
  const play = page.getByRole('button', { name: 'Play', exact: true });
  const pause = page.getByRole('button', { name: 'Pause', exact: true });
  await play.or(pause).waitFor();
  if (await play.isVisible()) await play.click();
  await page.waitForTimeout(WARM_UP_MS);
  const browser = page.context().browser()!;
  await browser.startTracing(page, {
    categories: ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline'],
  });
  await page.waitForTimeout(RECORD_MS);
  const trace = await browser.stopTracing();
  return costsOf((JSON.parse(trace.toString()) as { traceEvents: TraceEvent[] }).traceEvents);
}

const executablePath = browserFor('the cost of a frame');
if (executablePath === undefined) {
  console.log('[]');
} else {
  const server = await preview({ logLevel: 'error', preview: { port: 0 } });
  const browser = await chromium.launch({ executablePath, args: browserArgs });
  try {
    const page = await browser.newPage({ viewport: { width: 1360, height: 900 } });
    const address = `${server.resolvedUrls!.local[0]!}#${process.argv[2] ?? ''}`;
    console.log(JSON.stringify(await record(page, address)));
  } finally {
    await browser.close();
    await server.close();
  }
}
