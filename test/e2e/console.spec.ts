/** A client's console: what ZooKeeper's own command line says, and the faults of the lab, by keyboard alone. */
import { expect, test, type Locator, type Page } from '@playwright/test';
import { findings } from './axe.ts';
import { button, openFirstScreen, openMoment } from './page.ts';

const log = (page: Page): Locator => page.getByRole('log');
const field = (page: Page): Locator => page.getByRole('textbox', { name: 'Line for the console' });

async function openConsole(page: Page): Promise<void> {
  await openMoment(page);
  await page.getByRole('button', { name: /More/ }).first().click();
  await page.getByRole('button', { name: 'Console', exact: true }).click();
  await expect(field(page)).toBeVisible();
}

async function type(page: Page, line: string): Promise<void> {
  await field(page).focus();
  await page.keyboard.type(line);
  await page.keyboard.press('Enter');
}

test('create, ls, get, a watch and a crash, typed', async ({ page }) => {
  test.setTimeout(120_000);
  await openConsole(page);
  await type(page, 'add-client z');
  await page.getByRole('combobox', { name: 'Client' }).selectOption('z');
  await type(page, 'wait 4s');
  await type(page, 'create /app hello');
  await expect(log(page)).toContainText('No answer yet.');
  await type(page, 'wait');
  await expect(log(page)).toContainText('Created /app');
  await field(page).focus();
  await page.keyboard.type('get -w /ap');
  await page.keyboard.press('Tab');
  await expect(field(page)).toHaveValue('get -w /app ');
  await page.keyboard.press('Enter');
  await type(page, 'set /app bye');
  await type(page, 'wait');
  await expect(log(page)).toContainText('type:NodeDataChanged path:/app');
  await page.keyboard.press('ArrowUp');
  await expect(field(page)).toHaveValue('wait');
  await page.keyboard.press('ArrowUp');
  await expect(field(page)).toHaveValue('set /app bye');
  await page.keyboard.press('Escape');
  await field(page).fill('');
  await type(page, 'lss');
  await expect(log(page)).toContainText('Command not found');
  await type(page, 'crash 3');
  await expect(log(page)).toContainText('crash 3');
  expect(await findings(page, { within: '.panes' })).toEqual([]);

  // Going back shows the console as it was.
  await button(page, 'Jump to the start').click();
  await expect(log(page)).not.toContainText('Created /app');
});

test('the palette finds panes and does faults, by keyboard', async ({ page }) => {
  await openFirstScreen(page);
  await page.keyboard.press('Control+k');
  const what = page.getByRole('combobox', { name: 'What to do' });
  await expect(what).toBeFocused();
  await page.keyboard.type('open console');
  await page.keyboard.press('Enter');
  await expect(field(page)).toBeVisible();
  await page.keyboard.press('Control+k');
  await expect(what).toBeFocused();
  await page.keyboard.type('crash 3');
  await page.keyboard.press('Enter');
  await expect(log(page)).toContainText('crash 3');
  await page.keyboard.press('Control+k');
  await expect(what).toBeFocused();
  expect(await findings(page, { within: 'dialog' })).toEqual([]);
});
