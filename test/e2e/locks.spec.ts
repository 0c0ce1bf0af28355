/** Locks as a student tries them: twelve in a queue, crashes, a pause beyond the session, the herd; and all of it backwards. */
import { expect, test, type Locator, type Page } from '@playwright/test';
import { findingsInBothLights } from './axe.ts';
import { button, openMoment, time } from './page.ts';

const COUNT = 12;

async function openPane(page: Page, pane: string): Promise<void> {
  const panes = page.getByRole('region', { name: 'Views' });
  const tab = panes.getByRole('button', { name: pane, exact: true });
  if ((await tab.count()) === 0) await panes.getByRole('button', { name: /More$/ }).click();
  if ((await tab.getAttribute('aria-pressed')) === 'false') await tab.click();
}

const queue = (page: Page): Locator => page.getByRole('region', { name: 'Queue of /locks/stock' });
const places = (page: Page): Locator => queue(page).getByRole('listitem');

/** The queue as the screen shows it at rest: who stands where, and what is said of each. */
const picture = (page: Page): Promise<string[]> =>
  places(page)
    .filter({ hasNotText: /^$/ })
    .evaluateAll((all) =>
      all
        .filter((place) => getComputedStyle(place).opacity === '1')
        .map((place) => place.querySelector('button')!.getAttribute('aria-label')!),
    );

const holds = /^Place of client (\w+), holds/;
const clientOf = (place: string): string => /client (\w+)/.exec(place)?.[1] ?? '';
const holder = async (page: Page): Promise<string> =>
  clientOf((await picture(page)).find((place) => holds.test(place)) ?? '');

/** A line at the console: the lab's own commands, and time that passes. */
async function type(page: Page, line: string): Promise<void> {
  const field = page.getByRole('textbox', { name: 'Line for the console' });
  await field.fill(line);
  await field.press('Enter');
  await expect(field).toHaveValue('');
}

/** Lets time pass in small pieces until `due`. */
async function waitUntil(page: Page, due: () => Promise<boolean>, piece = '100ms'): Promise<void> {
  for (let pieces = 0; pieces < 150; pieces++) {
    if (await due()) return;
    await type(page, `wait ${piece}`);
  }
  throw new Error('It did not come in 150 pieces of time');
}

async function startQueue(page: Page, mistake?: string): Promise<void> {
  await openMoment(page);
  await openPane(page, 'Locks');
  await page.getByRole('combobox', { name: 'Number of clients' }).selectOption(String(COUNT));
  if (mistake !== undefined) {
    await page.getByText('Without mistakes').click();
    await page.getByRole('checkbox', { name: mistake }).check();
  }
  await button(page, 'Start a queue').click();
  await openPane(page, 'Console');
  await waitUntil(page, async () => (await places(page).count()) === COUNT, '500ms');
  await waitUntil(page, async () => (await holder(page)) !== '');
}

test('twelve queue; a holder and a waiter crash, a holder sleeps and is fenced; and time goes back through all of it', async ({
  page,
}) => {
  test.setTimeout(240_000);
  await startQueue(page);
  await expect(page.getByText('one client is told, not 11.')).toBeVisible();
  const moments: { at: string; value: number; picture: string[] }[] = [];
  const slider = page.getByRole('slider');
  async function remember(): Promise<void> {
    // Nobody is on the way in or out any more.
    await expect
      .poll(async () => (await places(page).count()) - (await picture(page)).length)
      .toBe(0);
    const value = Number(await slider.inputValue());
    moments.push({ at: await time(page), value, picture: await picture(page) });
    // What is done next is done a little later: going back to a time shows what was done at it.
    await type(page, 'wait 10ms');
  }
  await remember();

  // The holder crashes: its place stands until its session ends, then the next one has it.
  const first = await holder(page);
  const second = clientOf((await picture(page))[1]!);
  await type(page, `kill ${first}`);
  await expect.poll(async () => (await picture(page))[0]).toContain('its client is gone');
  await remember();
  await waitUntil(page, async () => (await holder(page)) === second, '500ms');
  await remember();

  // A waiter in the middle crashes: the one behind it is told, looks again, and goes on waiting.
  const middle = clientOf((await picture(page))[5]!);
  await type(page, `kill ${middle}`);
  await waitUntil(
    page,
    async () => !(await picture(page)).some((place) => place.includes('is gone')),
    '500ms',
  );
  expect((await picture(page)).filter((place) => holds.test(place)).length).toBeLessThanOrEqual(1);
  await remember();

  // A holder sleeps beyond its session: it believes, the ensemble does not.
  const before = await holder(page);
  await waitUntil(page, async () => !['', before].includes(await holder(page)));
  const sleeper = await holder(page);
  await type(page, `pause ${sleeper}`);
  const believes = `Place of client ${sleeper}, believes it holds`;
  await waitUntil(page, async () => (await picture(page)).includes(believes), '500ms');
  await waitUntil(page, async () => (await holder(page)) !== '', '200ms');
  await expect(
    page.getByText(`${sleeper} believes it holds the lock, but the ensemble`),
  ).toBeVisible();
  await remember();

  // It wakes and writes with its old token: the store has seen a higher one.
  await type(page, `resume ${sleeper}`);
  const refused = page.getByRole('row', { name: new RegExp(` ${sleeper} writes .* refused$`) });
  await waitUntil(page, async () => (await refused.count()) > 0, '50ms');
  await waitUntil(page, async () => !(await picture(page)).includes(believes), '50ms');
  await remember();

  for (const moment of moments.reverse()) {
    await slider.evaluate((input: HTMLInputElement, value) => {
      input.value = String(value);
      input.dispatchEvent(new Event('input', { bubbles: true }));
      input.dispatchEvent(new Event('change', { bubbles: true }));
    }, moment.value);
    await expect.poll(() => picture(page), { message: moment.at }).toEqual(moment.picture);
  }
});

for (const { mistake, told } of [
  { mistake: undefined, told: 1 },
  { mistake: 'watches the holder instead of the one before it', told: 11 },
]) {
  test(`a release wakes ${told} of 11 ${mistake === undefined ? 'in a chain' : 'in a herd'}`, async ({
    page,
  }) => {
    test.setTimeout(120_000);
    await startQueue(page, mistake);
    const last = page.locator('.woken .count');
    await waitUntil(
      page,
      async () =>
        (await last.count()) > 0 && (await last.innerText()).includes('of 11 that waited'),
      '500ms',
    );
    await type(page, 'wait 200ms');
    await expect(last).toHaveText(new RegExp(`^\\s*${told}\\s+of 11 that waited`));
  });
}

test('axe finds nothing in a queue and in the recipes, light or dark', async ({ page }) => {
  test.setTimeout(120_000);
  await startQueue(page);
  await openPane(page, 'Recipes');
  await button(page, 'Start').click();
  await openPane(page, 'Locks');
  expect(await findingsInBothLights(page, '.panes')).toEqual([]);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true });

  test('a queue is started by touch, fits the screen, and its places can be hit', async ({
    page,
  }) => {
    await openMoment(page);
    await openPane(page, 'Locks');
    await page.getByRole('combobox', { name: 'Number of clients' }).selectOption(String(COUNT));
    await button(page, 'Start a queue').tap();
    await page.getByLabel('Speed').selectOption('1');
    await button(page, 'Play').tap();
    await expect(places(page)).toHaveCount(COUNT, { timeout: 30_000 });
    await button(page, 'Pause').tap();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      360,
    );
    const last = places(page).last().getByRole('button');
    // Who has just gone still fades.
    await expect
      .poll(async () => {
        const box = await last.boundingBox();
        return box === null ? 0 : Math.min(box.width, box.height);
      })
      .toBeGreaterThanOrEqual(44);
    await last.tap();
    const client = clientOf((await last.getAttribute('aria-label'))!);
    await expect(
      page.getByRole('button', { name: new RegExp(`^Client ${client},`) }),
    ).toBeVisible();
  });
});
