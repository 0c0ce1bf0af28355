/** The ways to do a thing on the page: by mouse, by keyboard alone, by touch. A journey is written once for all of them. */
import { expect, type Locator, type Page } from '@playwright/test';
import { button, server, tabTo } from './page.ts';

export interface Hands {
  press: (page: Page, wanted: Locator) => Promise<void>;
  write: (page: Page, field: Locator, text: string) => Promise<void>;
  /** Chooses from a list of options by what is written there. */
  select: (page: Page, field: Locator, option: string) => Promise<void>;
  /** Opens a menu and goes through its pages. */
  choose: (page: Page, opener: Locator, ...path: readonly string[]) => Promise<void>;
}

const entry = (page: Page, name: string): Locator =>
  page
    .getByRole('menuitem', { name, exact: true })
    .or(page.getByRole('menuitemradio', { name, exact: true }));

export const mouse: Hands = {
  press: (_, wanted) => wanted.click(),
  write: (_, field, text) => field.fill(text),
  select: async (_, field, option) => {
    await field.selectOption({ label: option });
  },
  choose: async (page, opener, ...path) => {
    await opener.click();
    for (const name of path) await entry(page, name).click();
  },
};

export const keyboard: Hands = {
  press: async (page, wanted) => {
    await tabTo(page, wanted);
    await page.keyboard.press('Enter');
  },
  write: async (page, field, text) => {
    await tabTo(page, field);
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type(text);
  },
  select: async (page, field, option) => {
    await tabTo(page, field);
    await page.keyboard.type(option);
    const chosen = field.locator('option:checked');
    // Others may begin with the same letters, and come before it.
    for (let i = 0; i < 20 && (await chosen.innerText()).trim() !== option; i++) {
      await page.keyboard.press('ArrowDown');
    }
    await expect(chosen).toHaveText(option);
  },
  choose: async (page, opener, ...path) => {
    await tabTo(page, opener);
    await page.keyboard.press('Enter');
    for (const name of path) {
      const wanted = entry(page, name);
      await expect(wanted).toBeVisible();
      for (let i = 0; i < 20; i++) {
        if (await wanted.evaluate((element) => element === document.activeElement)) break;
        await page.keyboard.press('ArrowDown');
      }
      await page.keyboard.press('Enter');
    }
  },
};

export const touch: Hands = {
  ...mouse,
  press: (_, wanted) => wanted.tap(),
  choose: async (page, opener, ...path) => {
    await opener.tap();
    for (const name of path) await entry(page, name).tap();
  },
};

export const mark = (page: Page, sid: number): Locator =>
  server(page, new RegExp(`^Server ${sid},`));

/** Opens a pane by its tab, or from the list of those that have none. */
export async function openPane(page: Page, { press }: Hands, name: string): Promise<void> {
  const panes = page.getByRole('region', { name: 'Views' });
  const view = panes.getByRole('group', { name, exact: true });
  if ((await view.count()) > 0) return;
  const tab = panes.getByRole('button', { name, exact: true });
  if ((await tab.count()) === 0) await press(page, panes.getByRole('button', { name: /More$/ }));
  await press(page, tab);
  await expect(view).toBeVisible();
  await page.keyboard.press('Escape');
}

/** Holds a finger on a thing until it is a long press. */
export async function longPress(page: Page, wanted: Locator): Promise<void> {
  const { x, y, width, height } = (await wanted.boundingBox())!;
  const touches = await page.context().newCDPSession(page);
  const at = { x: x + width / 2, y: y + height / 2 };
  await touches.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [at] });
  await page.waitForTimeout(900);
  await touches.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await touches.detach();
}

/** The digest of the moment shown, as Share tells it. */
export async function digestOf(page: Page, { press }: Hands): Promise<string> {
  await press(page, button(page, 'Share'));
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText(/[0-9a-f]{16}/).first()).toBeVisible();
  const digest = /[0-9a-f]{16}/.exec(await dialog.innerText())![0];
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  return digest;
}
