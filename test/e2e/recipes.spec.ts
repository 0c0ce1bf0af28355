/** Each recipe’s figure, from the library, on a phone and in both lights: nothing hinders anybody, nothing is cut off. */
import { expect, test, type Page } from '@playwright/test';
import { starts } from '../../src/i18n/en/starts.ts';
import { findingsInBothLights } from './axe.ts';
import { button, openMoment } from './page.ts';

/** A start, and what its pane says once it is alive. */
const FIGURES: readonly (readonly [title: string, article: RegExp])[] = [
  ['A barrier opens', /^Barrier \/barrier/],
  ['In together, out together', /^Double barrier \/stage/],
  ['A queue and two consumers', /^Queue \/queue/],
  ['Adding to one number', /^Counter \/n/],
  ['A member dies', /^Group membership \/group/],
  ['A service loses an instance', /^Service discovery \/services\/shop/],
  ['A configuration on its way', /^Configuration \/config/],
  ['A site that does not vote', /^Two-phase commit \/transactions/],
  ['A steady load', /^Workload \/load/],
];

const toTry = (title: string): string =>
  Object.values(starts.of).find(([name]) => name === title)![1];

async function offer(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'What to do' }).fill(words);
  await page.keyboard.press('Enter');
}

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true });

  test('the figure of each recipe fits, and axe finds nothing in it, light or dark', async ({
    page,
  }) => {
    test.setTimeout(300_000);
    await openMoment(page);
    for (const [title, article] of FIGURES) {
      await offer(page, 'start from');
      await button(page, `Open: ${title}`).tap();
      await expect(page.getByRole('dialog')).toHaveCount(0);
      await expect(page.getByRole('status', { name: 'Opening a run' })).toHaveText(toTry(title));
      await offer(page, 'open: recipes');
      const figure = page.getByRole('article', { name: article });
      await expect(figure).toBeVisible({ timeout: 20_000 });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(wide, title).toBeLessThanOrEqual(360);
      const over = await figure.evaluate((it) => it.scrollWidth - it.clientWidth);
      expect(over, title).toBeLessThanOrEqual(0);
      for (const client of await figure.getByRole('button', { name: /^Client/ }).all()) {
        const { width, height } = (await client.boundingBox())!;
        expect(Math.min(width, height), title).toBeGreaterThanOrEqual(44);
      }
      expect(await findingsInBothLights(page, '.panes'), title).toEqual([]);
    }
  });
});
