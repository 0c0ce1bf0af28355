import { expect, type Locator, type Page } from '@playwright/test';
import { linkTo, SERVES } from './moment.ts';

export const button = (page: Page, name: string | RegExp): Locator =>
  page.getByRole('button', { name, exact: true });

export const server = (page: Page, name: RegExp): Locator => page.getByRole('button', { name });
/** The name of a leader’s mark, in both languages. */
export const LEADER = /^(Server|服务器) \d[,，] ?(leader|领导者)/;
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

const speed = (page: Page): Locator => page.getByLabel(/^(Speed|速度)/);

/** Opens the run of the first screen at rest, at the first moment at which a condition holds: here its leader begins to serve. */
export async function openMoment(page: Page, condition = SERVES): Promise<void> {
  await page.goto(`./#${await linkTo(condition)}`);
  await expect(page.getByRole('button', { name: LEADER })).toBeVisible();
  await expect(page.getByRole('button', { name: /^(Play|播放)$/ })).toBeVisible();
}

/** Opens the page and waits until its ensemble has a leader: at twice its speed, for the journeys from the first screen. */
export async function openFirstScreen(page: Page): Promise<void> {
  await page.goto('./');
  await speed(page).selectOption('0.2×');
  await expect(page.getByRole('button', { name: LEADER })).toBeVisible({ timeout: 60_000 });
  await speed(page).selectOption('0.1×');
}

/** Presses Tab, as a person without a mouse does, until `wanted` has the focus. */
export async function tabTo(page: Page, wanted: Locator): Promise<void> {
  for (let presses = 0, looks = 0; presses < 120; looks++) {
    const { there, steps } = await wanted.evaluate(stepsTo);
    if (there) return;
    // As many as it seems to take, and then another look: the page may change meanwhile. If that does not help, one by one.
    const most = looks < 3 ? Math.abs(steps) : 1;
    for (let i = 0; i < Math.max(1, most); i++, presses++) {
      await page.keyboard.press(steps < 0 && looks < 3 ? 'Shift+Tab' : 'Tab');
    }
  }
  throw new Error(`120 times Tab do not lead to ${wanted.toString()}`);
}

/** Whether an element has the focus, and how many elements that Tab stops at lie between; negative: backwards. */
function stepsTo(element: Element): { readonly there: boolean; readonly steps: number } {
  const stops = [
    ...document.querySelectorAll<HTMLElement | SVGElement>(
      'a[href], button, input, select, textarea, summary, [tabindex]',
    ),
  ].filter(
    (stop) =>
      stop.tabIndex >= 0 &&
      !stop.matches(':disabled') &&
      stop.closest('[inert]') === null &&
      stop.checkVisibility({ visibilityProperty: true }),
  );
  const [from, to] = [document.activeElement, element].map((each) =>
    stops.indexOf(each as HTMLElement),
  );
  const known = from! >= 0 && to! >= 0;
  return { there: element === document.activeElement, steps: known ? to! - from! : 1 };
}
