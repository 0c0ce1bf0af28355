/** The library of starting points: found by words, alive in little, opened like a file. */
import { expect, test } from '@playwright/test';
import { findings } from './axe.ts';
import { button, openMoment, server } from './page.ts';

test('a starting point is found, seen alive, and opened by keyboard', async ({ page }) => {
  test.setTimeout(120_000);
  await openMoment(page);
  await button(page, 'New ensemble').click();
  await button(page, 'Or start from one of the prepared situations').click();
  const dialog = page.getByRole('dialog', { name: 'Start from…' });
  await expect(dialog.getByRole('list')).toHaveCount(7);
  const figures = dialog.locator('svg');
  await expect(figures.first().locator('circle').first()).toBeAttached({ timeout: 20_000 });
  // What is not in sight does not run.
  await expect(figures.last().locator('circle')).toHaveCount(0);

  await dialog.getByRole('searchbox', { name: 'Search' }).fill('LEADER crashes');
  const card = dialog.getByRole('button', { name: 'Open: The leader crashes', exact: true });
  await expect(card).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Open: Half a multi' })).toHaveCount(0);
  const drawing = card.locator('svg');
  const before = await drawing.innerHTML();
  await expect.poll(() => drawing.innerHTML(), { timeout: 20_000 }).not.toBe(before);
  expect(await findings(page, { within: 'dialog' })).toEqual([]);
  await dialog.getByRole('searchbox').fill('qwertz');
  await expect(dialog.getByRole('status')).toHaveText('Nothing here has these words.');
  await dialog.getByRole('searchbox').fill('crashes');
  await card.focus();
  await page.keyboard.press('Enter');

  await expect(page.getByRole('status', { name: 'Opening a run' })).toHaveText(
    'Watch who notices first, and what becomes of the writes on their way.',
  );
  await expect(page.getByText('The leader crashes')).toBeVisible();
  await expect(server(page, /^Server 5, leader/)).toBeVisible();
  await button(page, 'Play').click();
  await expect(server(page, /^Server 5, down/)).toBeVisible({ timeout: 30_000 });
});

test('with less motion the small stages stand still', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await openMoment(page);
  await button(page, 'New ensemble').click();
  await button(page, 'Or start from one of the prepared situations').click();
  const dialog = page.getByRole('dialog', { name: 'Start from…' });
  await expect(dialog).toContainText('stand still');
  const drawing = dialog.locator('svg').nth(3);
  await expect(drawing.locator('circle').first()).toBeAttached({ timeout: 20_000 });
  const still = await drawing.innerHTML();
  // Another one is opened meanwhile: time has passed.
  await expect(dialog.locator('svg').nth(5).locator('circle').first()).toBeAttached();
  expect(await drawing.innerHTML()).toBe(still);
});
