/** The journey that the page is made for: watch, take over, break, rewind, act otherwise, hand on. */
import { expect, test, type Page } from '@playwright/test';
import {
  button,
  leader,
  numberOf,
  openFirstScreen,
  openMoment,
  sentence,
  server,
  servers,
  tabTo,
  time,
} from './page.ts';

/** What the two ways through the journey do differently. */
interface Hands {
  press: (page: Page, name: string) => Promise<void>;
  /** Opens a server's menu and chooses. */
  choose: (page: Page, number: number, item: string) => Promise<void>;
  /** Brings the run back to where nobody has crashed. */
  scrubBack: (page: Page) => Promise<void>;
}

const mouse: Hands = {
  press: (page, name) => button(page, name).click(),
  choose: async (page, number, item) => {
    await server(page, new RegExp(`^Server ${number},`)).click();
    await page.getByRole('menuitem', { name: item, exact: true }).click();
  },
  scrubBack: async (page) => {
    const box = (await page.getByRole('slider', { name: 'Timeline' }).boundingBox())!;
    await page.mouse.click(box.x + box.width * 0.03, box.y + box.height / 2);
  },
};

const keyboard: Hands = {
  press: async (page, name) => {
    await tabTo(page, button(page, name));
    await page.keyboard.press('Enter');
  },
  choose: async (page, number, item) => {
    await tabTo(page, server(page, new RegExp(`^Server ${number},`)));
    await page.keyboard.press('Enter');
    const wanted = page.getByRole('menuitem', { name: item, exact: true });
    for (let i = 0; i < 4; i++) {
      if (await wanted.evaluate((element) => element === document.activeElement)) break;
      await page.keyboard.press('ArrowDown');
    }
    await page.keyboard.press('Enter');
  },
  scrubBack: async (page) => {
    await tabTo(page, page.getByRole('slider', { name: 'Timeline' }));
    await page.keyboard.press('Home');
    for (let i = 0; i < 2; i++) await page.keyboard.press('ArrowRight');
  },
};

for (const [name, hands] of Object.entries({ mouse, keyboard })) {
  test(`from the first screen to a verified link, by ${name}`, async ({ page, context }) => {
    test.setTimeout(180_000);
    await openFirstScreen(page);
    const before = await time(page);
    await expect.poll(() => time(page)).not.toBe(before);

    await hands.press(page, 'Take it over');
    await expect(button(page, 'Take it over')).toHaveCount(0);
    await hands.press(page, 'Pause');
    await expect(button(page, 'Play')).toBeVisible();
    const first = await numberOf(leader(page));

    await hands.choose(page, first, 'Crash');
    await expect(server(page, new RegExp(`^Server ${first}, down`))).toBeVisible();
    await expect(sentence(page)).toContainText(`${first}`);
    for (let i = 0; i < 200 && (await leader(page).count()) === 0; i++) {
      await hands.press(page, 'Next milestone');
    }
    const second = await numberOf(leader(page));
    expect(second).not.toBe(first);
    const later = await time(page);

    await hands.scrubBack(page);
    expect((await time(page)) < later).toBe(true);
    await expect(server(page, new RegExp(`^Server ${first}, down`))).toHaveCount(0);
    for (let i = 0; i < 200 && (await leader(page).count()) === 0; i++) {
      await hands.press(page, 'Next milestone');
    }
    expect(await numberOf(leader(page))).toBe(first);
    const here = await time(page);
    await hands.press(page, 'Step');
    await hands.press(page, 'Step back');
    expect((await time(page)) <= here).toBe(true);

    await expect(page.getByRole('combobox', { name: 'Branch' })).toHaveCount(0);
    const follower = first === 1 ? 2 : 1;
    await hands.choose(page, follower, 'Isolate');
    await expect(page.getByRole('combobox', { name: 'Branch' })).toBeVisible();
    await expect(page.getByRole('combobox', { name: 'Branch' }).getByRole('option')).toHaveCount(2);
    await hands.press(page, 'Write');
    for (let i = 0; i < 5; i++) await hands.press(page, 'Step');

    await hands.press(page, 'Share');
    const field = page.getByLabel('Link to this moment');
    await expect(field).toHaveValue(/#z1\./);
    const link = await field.inputValue();
    const digest = /[0-9a-f]{16}/.exec(await page.getByRole('dialog').innerText())?.[0];
    expect(digest).toBeTruthy();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);

    const fresh = await context.newPage();
    await fresh.goto(link);
    await expect(fresh.getByRole('status', { name: 'Opening a run' })).toContainText(digest!);
    expect(await time(fresh)).toBe(await time(page));
    expect(await servers(fresh)).toEqual(await servers(page));
  });
}

test('a branch does not forget the run that it left', async ({ page }) => {
  await openMoment(page);
  await button(page, 'Step back').click();
  await button(page, 'Step back').click();
  await button(page, 'Write').click();
  const branch = page.getByRole('combobox', { name: 'Branch' });
  await expect(branch).toHaveValue('1');
  await branch.selectOption('0');
  await expect(branch).toHaveValue('0');
  await button(page, 'Jump to the end').click();
  await branch.selectOption('1');
  await expect(branch).toHaveValue('1');
});

test('keys drive the run unless a field has them', async ({ page }) => {
  await openFirstScreen(page);
  await page.keyboard.press(' ');
  await expect(button(page, 'Play')).toBeVisible();
  const stopped = await time(page);
  await page.keyboard.press('Shift+ArrowRight');
  expect((await time(page)) > stopped).toBe(true);
  await page.keyboard.press('Home');
  expect(await time(page)).toBe('00:00.000');
  await button(page, 'New ensemble').click();
  await page.getByRole('textbox', { name: 'Seed' }).fill('a b');
  await page.getByRole('textbox', { name: 'Seed' }).press('Home');
  await page.getByRole('textbox', { name: 'Seed' }).press('ArrowRight');
  await page.getByRole('textbox', { name: 'Seed' }).press(' ');
  await expect(page.getByRole('textbox', { name: 'Seed' })).toHaveValue('a  b');
  await page.keyboard.press('Escape');
  expect(await time(page)).toBe('00:00.000');
});

test('a new ensemble is what was asked for, and says what cannot be', async ({ page }) => {
  await page.goto('./');
  await button(page, 'New ensemble').click();
  await page.getByRole('textbox', { name: 'Servers', exact: true }).fill('12');
  await button(page, 'Start it').click();
  await expect(page.getByText('A whole number from 1 to 9.')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Servers', exact: true })).toBeFocused();
  await page.getByRole('textbox', { name: 'Servers', exact: true }).fill('3');
  await page.getByRole('textbox', { name: 'Seed' }).fill('three');
  await button(page, 'Start it').click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(server(page, /^Server \d/)).toHaveCount(3);
  await expect(page.getByText('3 servers, seed three')).toBeVisible();
  await expect(button(page, 'Pause')).toBeVisible();
});

test('Why? gives the rule and its source, and lets the sentence stand', async ({ page }) => {
  await openFirstScreen(page);
  await button(page, 'Why?').click();
  await expect(button(page, 'Play')).toBeVisible();
  const told = await sentence(page).innerText();
  const answer = page.getByRole('region', { name: 'Why?' });
  await expect(answer).toContainText('Where it stands');
  await page.waitForTimeout(400);
  expect(await sentence(page).innerText()).toBe(told);
  await page.keyboard.press('Escape');
  await expect(answer).toHaveCount(0);
  await expect(button(page, 'Why?')).toBeFocused();
});
