/** Everything about time: run until, breakpoints, bookmarks, branches, traces, and why not. By mouse and by keyboard. */
import { expect, test, type Locator, type Page } from '@playwright/test';
import { findings } from './axe.ts';
import { button, openMoment, sentence, tabTo, time } from './page.ts';

/** What the two ways do differently. */
interface Hands {
  press: (page: Page, wanted: Locator) => Promise<void>;
  write: (page: Page, field: Locator, text: string) => Promise<void>;
}

const mouse: Hands = {
  press: (_, wanted) => wanted.click(),
  write: (_, field, text) => field.fill(text),
};

const keyboard: Hands = {
  press: async (page, wanted) => {
    await tabTo(page, wanted);
    await page.keyboard.press('Enter');
  },
  write: async (page, field, text) => {
    await tabTo(page, field);
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type(text);
  },
};

const condition = (page: Page): Locator => page.getByRole('combobox', { name: 'Condition' });

for (const [name, hands] of Object.entries({ mouse, keyboard })) {
  test(`run until, breakpoints and bookmarks, by ${name}`, async ({ page }) => {
    test.setTimeout(120_000);
    await openMoment(page);
    await hands.press(page, button(page, 'Until…'));
    const run = button(page, 'Run until');
    await hands.write(page, condition(page), 'exists(happening where kind = committed)');
    await page.keyboard.press('Escape');
    await hands.press(page, run);
    await expect(page.getByText(/^It holds at/)).toBeVisible();
    await expect(sentence(page)).toContainText('is committed');
    const first = await time(page);

    await hands.write(page, condition(page), 'server(3).rule = leading');
    await page.keyboard.press('Escape');
    await hands.press(page, run);
    await expect(page.getByRole('alert')).toContainText('“rule” is not known here. Possible: role');
    expect(await time(page)).toBe(first);

    await hands.write(page, page.getByRole('textbox', { name: 'Note', exact: true }), 'first');
    await hands.press(page, button(page, 'Bookmark this moment'));
    await hands.write(page, condition(page), 'time >= 9s');
    await page.keyboard.press('Escape');
    await hands.press(page, run);
    await expect.poll(() => time(page)).toBe('00:09.000');
    await hands.press(page, button(page, /^Go to .*: first$/));
    expect(await time(page)).toBe(first);

    await hands.write(page, condition(page), 'time >= 9.5s');
    await page.keyboard.press('Escape');
    await hands.press(page, button(page, 'Keep as a breakpoint'));
    await page.getByRole('combobox', { name: 'Speed' }).selectOption('10×');
    await hands.press(page, button(page, 'Play'));
    await expect(button(page, 'Play')).toBeVisible({ timeout: 30_000 });
    expect(await time(page)).toBe('00:09.500');
    await expect(page.getByText('stopped play')).toBeVisible();
    expect(await findings(page)).toEqual([]);
  });
}

for (const [name, hands] of Object.entries({ mouse, keyboard })) {
  test(`branches are named, compared and removed, by ${name}`, async ({ page }) => {
    test.setTimeout(120_000);
    await openMoment(page);
    for (let i = 0; i < 3; i++) await hands.press(page, button(page, 'Step back'));
    await hands.press(page, button(page, 'Write'));
    await hands.press(page, button(page, 'Next milestone'));
    await hands.press(page, button(page, /More$/));
    await hands.press(page, button(page, 'Branches'));
    const pane = page.getByRole('region', { name: 'Branches' });
    const field = pane.getByRole('textbox', { name: 'Name of 1: write' });
    await hands.write(page, field, 'mine');
    await page.keyboard.press('Tab');
    await expect(button(page, 'Show mine')).toHaveAttribute('aria-pressed', 'true');
    await expect(pane.getByText('First difference')).toBeVisible();
    await hands.press(page, button(page, 'Show first run'));
    await expect(button(page, 'Show the branch mine')).toBeVisible();
    expect(await findings(page)).toEqual([]);
    await hands.press(page, button(page, 'Remove mine'));
    await hands.press(page, button(page, 'Really remove'));
    await expect(pane.getByRole('listitem')).toHaveCount(1);
  });
}

for (const [name, hands] of Object.entries({ mouse, keyboard })) {
  test(`a zxid is traced from the sentence, and why not is asked, by ${name}`, async ({ page }) => {
    test.setTimeout(120_000);
    await openMoment(page);
    await hands.press(page, button(page, 'Until…'));
    await hands.write(page, condition(page), 'exists(happening where kind = committed)');
    await page.keyboard.press('Escape');
    await hands.press(page, button(page, 'Run until'));
    await expect(sentence(page)).toContainText('is committed');
    await hands.press(page, sentence(page).getByRole('button').first());
    const pane = page.getByRole('region', { name: 'Trace' });
    await expect(pane.getByText(/^Proposed by server \d/)).toContainText('Committed at');
    await expect(pane.getByRole('row')).not.toHaveCount(0);
    await pane.getByRole('combobox', { name: 'What' }).selectOption('leader');
    await expect(pane.getByText('Why is 1 not leader?')).toBeVisible();
    await expect(pane.getByText('the larger number wins')).toBeVisible();
    expect(await findings(page)).toEqual([]);
  });
}

test('a word is completed from the list by keyboard', async ({ page }) => {
  await openMoment(page);
  await button(page, 'Until…').click();
  await condition(page).click();
  await page.keyboard.type('server(3).ro');
  await expect(page.getByRole('option', { name: 'role', exact: true })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(condition(page)).toHaveValue('server(3).role ');
});
