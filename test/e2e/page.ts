import { expect, type Locator, type Page } from '@playwright/test';

export const button = (page: Page, name: string | RegExp): Locator =>
  page.getByRole('button', { name, exact: true });

export const server = (page: Page, name: RegExp): Locator => page.getByRole('button', { name });
export const leader = (page: Page): Locator => server(page, /^Server \d, leader/);

export const time = (page: Page): Promise<string> =>
  page.getByLabel('Virtual time', { exact: true }).innerText();

export const sentence = (page: Page): Locator =>
  page.getByRole('status', { name: 'What just happened' });

/** The number of the server whose button this is. */
export async function numberOf(mark: Locator): Promise<number> {
  const name = (await mark.getAttribute('aria-label')) ?? (await mark.innerText());
  return Number(/\d+/.exec(name)?.[0]);
}

/** Every server's name and what is said of it, in order: what a person would compare. */
export const servers = (page: Page): Promise<string[]> =>
  server(page, /^Server \d/).evaluateAll((all) =>
    all.map((mark) => mark.getAttribute('aria-label') ?? mark.textContent).sort(),
  );

/** Opens the page and waits until its ensemble has a leader. */
export async function openFirstScreen(page: Page): Promise<void> {
  await page.goto('./');
  await expect(leader(page)).toBeVisible({ timeout: 30_000 });
}

/** Presses Tab, as a person without a mouse does, until `wanted` has the focus. */
export async function tabTo(page: Page, wanted: Locator): Promise<void> {
  for (let presses = 0; presses < 120; presses++) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`120 times Tab do not lead to ${wanted.toString()}`);
}
