/** What axe objects to on the page: the rule and where it is broken. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

interface Where {
  /** A selector of the part to look at; the whole page without it. */
  readonly within?: string;
  readonly rules?: string[];
}

export async function findings(page: Page, { within, rules }: Where = {}): Promise<string[]> {
  // The other mode opens a page of its own for each question, for frames of other hosts: we have none.
  const axe = new AxeBuilder({ page }).setLegacyMode();
  if (within !== undefined) axe.include(within);
  if (rules !== undefined) axe.withRules(rules);
  const { violations } = await axe.analyze();
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`,
  );
}

/** The same in light and dark. What does not depend on colours is asked once. */
export async function findingsInBothLights(page: Page, within?: string): Promise<string[]> {
  const where = within === undefined ? {} : { within };
  await page.emulateMedia({ colorScheme: 'light' });
  const light = await findings(page, where);
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await findings(page, { ...where, rules: ['color-contrast'] });
  return [...light, ...dark.map((finding) => `in the dark, ${finding}`)];
}
