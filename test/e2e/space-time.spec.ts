/** Space-time and the transcript: what led to an event, by keys and by hand; spans; the run as a text. */
import { readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { COMMITTED } from './moment.ts';
import { button, openMoment, time } from './page.ts';

const figure = (page: Page) => page.getByRole('application').first();
const chosen = (page: Page) => page.getByRole('status', { name: 'The event chosen' });

/** At rest behind the first commits. */
async function atRest(page: Page): Promise<void> {
  await openMoment(page, COMMITTED);
}

async function openPane(page: Page, name: string): Promise<void> {
  const panes = page.getByRole('region', { name: 'Views' });
  await panes.getByRole('button', { name: /More$/ }).click();
  await panes.getByRole('button', { name, exact: true }).click();
}

test('by keys alone: an event is chosen, its cone is counted, its cause is next, and Enter goes there', async ({
  page,
}) => {
  await atRest(page);
  await figure(page).focus();
  await page.keyboard.press('ArrowLeft');
  await expect(chosen(page)).toContainText(/\d+ causes?, \d+ effects?/);
  const first = await chosen(page).innerText();
  await page.keyboard.press('c');
  await expect(chosen(page)).not.toHaveText(first);
  const moment = /\d\d:\d\d\.\d{3}/.exec(await chosen(page).innerText())![0];
  await page.keyboard.press('Enter');
  await expect.poll(() => time(page)).toBe(moment);
  await expect(page.locator('.ring').first()).toBeAttached();
  await page.keyboard.press('Escape');
  await expect(chosen(page)).toHaveCount(0);
});

test('Why? answers for the chosen event, and lights the cone of a cause', async ({ page }) => {
  await atRest(page);
  await figure(page).focus();
  await page.keyboard.press('ArrowLeft');
  const before = await chosen(page).innerText();
  await page
    .getByRole('region', { name: 'Space and time' })
    .getByRole('button', { name: 'Why?' })
    .click();
  const answer = page.getByRole('region', { name: 'Why?' });
  await expect(answer.getByText('Where it stands')).toBeVisible();
  await answer
    .getByRole('listitem')
    .last()
    .getByRole('button', { name: /^Causes and effects/ })
    .click();
  await expect(chosen(page)).not.toHaveText(before);
});

test('a wheel zooms in, and buttons lead back and to the present', async ({ page }) => {
  await atRest(page);
  const span = page.locator('.span').first();
  await expect(span).toHaveText('500 ms');
  await button(page, 'Whole run').click();
  const whole = await span.innerText();
  await figure(page).hover({ position: { x: 500, y: 60 } });
  await page.mouse.wheel(0, -300);
  await expect(span).not.toHaveText(whole);
  await button(page, 'Earlier').click();
  await expect(button(page, 'To the present')).toBeEnabled();
  await button(page, 'To the present').click();
  await expect(button(page, 'To the present')).toBeDisabled();
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });

  test('space-time is a pane; a tap on the paper goes there', async ({ page }) => {
    await atRest(page);
    await openPane(page, 'Space-time');
    // A finger takes an arrow that is near, and opens what is folded: so that it finds paper, there is neither.
    await page.getByRole('combobox', { name: /^Messages/ }).selectOption('keep-alive');
    await page.getByRole('checkbox', { name: 'Fold quiet stretches' }).uncheck();
    await figure(page).scrollIntoViewIfNeeded();
    const before = await time(page);
    const { x, y, width } = (await figure(page).boundingBox())!;
    await page.touchscreen.tap(x + width * 0.2, y + 6);
    await expect.poll(() => time(page)).not.toBe(before);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(360);
  });
});

test('the transcript follows the moment, is sifted, and is saved as text', async ({ page }) => {
  await atRest(page);
  await openPane(page, 'Transcript');
  const pane = page.getByRole('region', { name: 'Transcript', exact: true });
  const count = async (): Promise<number> =>
    Number(/\d+/.exec(await pane.getByRole('status').innerText())![0]);
  await expect.poll(count).toBeGreaterThan(10);
  const story = await count();
  await pane.getByRole('combobox').first().selectOption('all');
  await expect.poll(count).toBeGreaterThan(story * 2);
  const download = page.waitForEvent('download');
  await pane.getByRole('button', { name: 'Save as text' }).click();
  const lines = readFileSync(await (await download).path(), 'utf8')
    .trim()
    .split('\n');
  expect(lines.length).toBe((await count()) + 2);
  expect(lines.at(-1)).toMatch(/^\d\d:\d\d\.\d{3} {2}.*[.?]$/);
  await button(page, 'Jump to the start').click();
  await expect(pane.getByRole('status')).toContainText('Nothing of this kind');
});
