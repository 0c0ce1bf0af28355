/** The lab in a frame of another page: what it shows, who may drive it, and what becomes of broken messages. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type FrameLocator, type Page } from '@playwright/test';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { writeScenario } from '../../src/scenario/read-scenario.ts';
import { DEFAULT_SETUP } from '../../src/simulation/setup.ts';

type Told = Record<string, unknown>;

/** A host of a course: its pages have the lab in them and write down all that they are told. */
const host = createServer((request, response) => {
  const lab = `http://127.0.0.1:${process.env['E2E_PORT']}/${request.url!.slice(1)}`;
  response.setHeader('content-type', 'text/html');
  response.end(`<!doctype html><html lang="en"><title>A course</title><h1>Agreement</h1>
    <script>
      window.told = [];
      addEventListener('message', ({ data }) => window.told.push(data));
    </script>
    <iframe src="${lab.replaceAll('&', '&amp;')}" title="Five servers" width="900" height="620"></iframe>`);
});
let course = '';
test.beforeAll(async () => {
  await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve));
  course = `http://127.0.0.1:${(host.address() as AddressInfo).port}`;
});
test.afterAll(() => {
  host.close();
});

async function openCourse(page: Page, query: string): Promise<FrameLocator> {
  await page.goto(`${course}/?embed&${query}`);
  return page.frameLocator('iframe');
}

const told = (page: Page): Promise<readonly Told[]> =>
  page.evaluate(() => (window as unknown as { told: Told[] }).told);

const tell = (page: Page, message: unknown): Promise<void> =>
  page.evaluate((data) => {
    document.querySelector('iframe')!.contentWindow!.postMessage(data, '*');
  }, message);

/** Asks, and waits for what answers. */
async function ask(page: Page, more: Told): Promise<Told> {
  const id = (await told(page)).length;
  await tell(page, { zabscope: 1, id, ...more });
  let answer: Told | undefined;
  await expect
    .poll(async () => (answer = (await told(page)).find(({ answers }) => answers === id)), {
      timeout: 30_000,
    })
    .toBeDefined();
  return answer!;
}

const ready = (page: Page): Promise<void> =>
  expect
    .poll(() => told(page), { timeout: 30_000 })
    .toContainEqual(expect.objectContaining({ zabscope: 1, event: 'ready' }));

const problem = async (page: Page, name: string): Promise<void> =>
  expect.poll(() => told(page)).toContainEqual(expect.objectContaining({ problem: name }));

test('a course drives the lab in it, and broken messages change nothing', async ({ page }) => {
  test.setTimeout(120_000);
  const frame = await openCourse(page, `panes=stage,sentence,log&origins=${course}`);
  await ready(page);
  await expect(frame.getByRole('button', { name: /^Server \d/ })).toHaveCount(5);
  await expect(frame.getByRole('group', { name: 'Log' })).toBeVisible();
  await expect(frame.getByRole('banner')).toHaveCount(0);

  const elected = await ask(page, { do: 'run-until', condition: 'leader.sid = 5' });
  expect(elected).toMatchObject({ event: 'position', playing: false });
  await expect(frame.getByRole('button', { name: /^Server 5, leader/ })).toBeVisible();
  const sought = await ask(page, { do: 'seek', atMs: 100 });
  expect(sought).toMatchObject({ atMs: 100 });
  const stepped = await ask(page, { do: 'step' });
  expect(stepped['step']).toBeGreaterThan(sought['step'] as number);
  const beyond = await ask(page, { do: 'seek', atMs: 2_500 });
  expect(beyond).toMatchObject({ atMs: 2_500, endMs: 2_500 });

  // Whatever comes now leaves the run where it is.
  await tell(page, { zabscope: 1, do: 'rm', id: 'x' });
  await problem(page, 'wrong-message');
  await tell(page, { zabscope: 7, do: 'teleport' });
  await problem(page, 'future-version');
  await tell(page, 'lorem');
  await tell(page, { zabscope: 1, do: 'seek', atMs: { deep: [[[[]]]] } });
  const bad = await ask(page, { do: 'open-scenario', scenario: '{"format":9}' });
  expect(bad).toMatchObject({ event: 'error', problem: 'future-version' });
  const broken = await ask(page, { do: 'open-link', link: '#z1.AAAA' });
  expect(broken['message']).toMatch(/damaged|missing/);
  const condition = await ask(page, { do: 'run-until', condition: 'perhaps' });
  expect(condition).toMatchObject({ problem: 'wrong-condition' });
  expect(await ask(page, { do: 'pause' })).toMatchObject({ atMs: 2_500, step: beyond['step'] });
  await expect(frame.getByRole('alert')).toContainText('as it was');

  const setup = { ...DEFAULT_SETUP, servers: 3, startsMs: [0, 0, 0] };
  const scenario = writeScenario({
    format: 1,
    engine: 1,
    setup,
    actions: [],
    position: { atMs: 1_234 },
  });
  expect(await ask(page, { do: 'open-scenario', scenario })).toMatchObject({ atMs: 1_234 });
  await expect(frame.getByRole('button', { name: /^Server \d/ })).toHaveCount(3);
  expect(await ask(page, { do: 'play', speed: 2 })).toMatchObject({ playing: true });
  await expect
    .poll(async () => (await told(page)).filter(({ event }) => event === 'position').length)
    .toBeGreaterThan(12);
  const { violations } = await new AxeBuilder({ page })
    .include({ fromFrames: ['iframe', '.embed'] })
    .analyze();
  expect(violations).toEqual([]);

  await ask(page, { do: 'pause' });
  const home = frame.getByRole('link', { name: 'Open in Zabscope' });
  await expect(home).toHaveAttribute('href', /^\/#z1\./);
  expect(await home.getAttribute('href')).not.toContain('embed');
});

test('a page that is not allowed hears nothing and moves nothing', async ({ page }) => {
  const frame = await openCourse(page, 'panes=stage,sentence&origins=https://other.example');
  await expect(frame.getByRole('button', { name: /^Server 5, leader/ })).toBeVisible({
    timeout: 30_000,
  });
  const clock = frame.getByRole('timer');
  const before = await clock.innerText();
  for (const command of ['pause', 'step-back']) await tell(page, { zabscope: 1, do: command });
  await tell(page, { zabscope: 1, do: 'open-link', link: '#z1.AAAA' });
  // The run that plays goes on as if nobody had spoken.
  await expect.poll(() => clock.innerText()).not.toBe(before);
  await expect(frame.getByRole('alert')).toHaveCount(0);
  expect(await told(page)).toEqual([]);
});

test('a frame in Chinese, dark, at 360 px keeps nothing', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 640 });
  await page.goto('./?embed&panes=stage,quorum,sentence,transport&lang=zh&theme=dark');
  await expect(page.getByRole('link', { name: '在 Zabscope 中打开' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  const sideways = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(sideways).toBe(0);
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
});
