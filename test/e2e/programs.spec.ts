/** Clients are given programs of their own: where an ensemble is set up, and from the palette. */
import { expect, test } from '@playwright/test';
import { findings } from './axe.ts';
import { button, openMoment, sentence } from './page.ts';

test('each client of a new ensemble gets its own program, on a phone too', async ({ page }) => {
  test.setTimeout(120_000);
  await page.setViewportSize({ width: 360, height: 740 });
  await openMoment(page);
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: 'What to do' })).toBeFocused();
  await page.keyboard.type('new ensemble');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Clients' }).fill('3');
  await dialog.getByRole('combobox', { name: 'What they do' }).selectOption('a lock');
  await dialog.getByText('Client by client').click();
  const second = dialog.getByRole('combobox', { name: 'What client b does' });
  await second.selectOption('contends for a lock that wakes the whole herd');
  await dialog
    .getByRole('combobox', { name: 'Deliberate mistake of client b' })
    .selectOption('Mistake: acts on the event without reading');
  await expect(dialog.getByRole('combobox', { name: 'What they do' })).toHaveValue('own');
  expect(await findings(page, { within: 'dialog' })).toEqual([]);
  const overflow = await dialog.evaluate((element) => element.scrollWidth - element.clientWidth);
  expect(overflow).toBe(0);
  await button(page, 'Start it').click();

  // The new ensemble is set up so, and says it again.
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: 'What to do' })).toBeFocused();
  await page.keyboard.type('new ensemble');
  await page.keyboard.press('Enter');
  await dialog.getByText('Client by client').click();
  await expect(second).toHaveValue('herd-lock');
  await expect(dialog.getByRole('combobox', { name: 'What client a does' })).toHaveValue('lock');
});

test('the palette gives a client a program and lets it make a mistake', async ({ page }) => {
  test.setTimeout(120_000);
  await openMoment(page);
  const what = page.getByRole('combobox', { name: 'What to do' });
  await page.keyboard.press('Control+k');
  await expect(what).toBeFocused();
  await page.keyboard.type('client a queues for a lock to read');
  await expect(page.getByRole('dialog').getByRole('option').first()).toHaveText(
    'Give client a the program: queues for a lock to read or to write',
  );
  await page.keyboard.press('Enter');
  await expect(sentence(page)).toContainText('from now on client a does this');

  // A writer can make no famous mistake; who queues for a lock can.
  await page.keyboard.press('Control+k');
  await expect(what).toBeFocused();
  await page.keyboard.type('client a mistake unique id');
  await expect(page.getByRole('dialog').getByRole('option').first()).toHaveText(
    'Let client a make the mistake: no unique id in the name of its znode',
  );
  expect(await findings(page, { within: 'dialog' })).toEqual([]);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(sentence(page)).toContainText('from now on client a does this');
});
