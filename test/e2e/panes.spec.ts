/** Each pane of the lab by itself: what it shows, what it leads to, and axe in light and dark. */
import { expect, test, type Page } from '@playwright/test';
import { findings, findingsInBothLights } from './axe.ts';
import { en } from '../../src/i18n/en.ts';
import { zh } from '../../src/i18n/zh.ts';
import { RUN_PANES } from '../../src/scenario/panes.ts';
import { COMMITTED } from './moment.ts';
import { button, leader, openMoment, time } from './page.ts';

const PANES = RUN_PANES.map((pane) => en.shell.pane[pane]);

async function atRest(page: Page): Promise<void> {
  await openMoment(page, COMMITTED);
}

/** Opens a pane by its tab, or from the list of those that have none. */
async function open(page: Page, pane: string): Promise<void> {
  const panes = page.getByRole('region', { name: 'Views' });
  const tab = panes.getByRole('button', { name: pane, exact: true });
  if ((await tab.count()) === 0) await panes.getByRole('button', { name: /More$/ }).click();
  if ((await tab.getAttribute('aria-pressed')) === 'false') await tab.click();
  await page.waitForTimeout(300);
}

const heading = (page: Page, name: string | RegExp) =>
  page.getByRole('heading', { level: 2, name, exact: true });

/** Every pane in turn, in the words of each language: one page for each. */
for (const { locale, words } of [
  { locale: 'en-GB', words: en.shell },
  { locale: 'zh-CN', words: zh.shell },
]) {
  test.describe(locale, () => {
    test.use({ locale });

    test('axe finds nothing in any pane, light or dark', async ({ page }) => {
      await openMoment(page, COMMITTED);
      const views = page.getByRole('region', { name: words.panes, exact: true });
      for (const pane of RUN_PANES) {
        const view = views.getByRole('group', { name: words.pane[pane], exact: true });
        if ((await view.count()) === 0) {
          const tab = views.getByRole('button', { name: words.pane[pane], exact: true });
          const more = views.getByRole('button', { name: new RegExp(`${words.morePanes}$`) });
          if ((await tab.count()) === 0) await more.click();
          await tab.click();
        }
        await expect(view.getByRole('heading', { level: 2 }).first()).toBeVisible();
        await page.keyboard.press('Escape');
        expect(await findingsInBothLights(page, `[data-pane='${pane}']`), pane).toEqual([]);
      }
      expect(await findings(page, { within: '.tabs' })).toEqual([]);
    });
  });
}

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 } });

  test('no pane is wider than the screen', async ({ page }) => {
    await atRest(page);
    for (const pane of PANES) {
      await open(page, pane);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(wide, pane).toBeLessThanOrEqual(360);
    }
  });
});

test('the tree of the znodes is walked by keys, and its stat names every field', async ({
  page,
}) => {
  await atRest(page);
  await open(page, 'Znodes');
  const tree = page.getByRole('tree');
  await tree.focus();
  await page.keyboard.press('End');
  const last = tree.getByRole('treeitem').last();
  await expect(last).toHaveText(/zookeeper/);
  await page.keyboard.press('ArrowRight');
  await expect(tree.getByRole('treeitem', { name: /quota/ })).toBeVisible();
  await page.keyboard.press('Enter');
  const stat = page.getByRole('region', { name: 'Stat of /zookeeper' });
  for (const field of ['cZxid', 'mtime', 'pZxid', 'aclVersion', 'ephemeralOwner', 'numChildren']) {
    await expect(stat.getByText(field, { exact: true })).toBeVisible();
  }
});

test('a server that is cut off lags in its tree, and the comparison says in what', async ({
  page,
}) => {
  await openMoment(page);
  const number = /\d/.exec((await leader(page).getAttribute('aria-label')) ?? '')![0];
  const other = number === '1' ? 2 : 1;
  await open(page, 'Znodes');
  await page
    .getByRole('group', { name: 'The tree of server' })
    .getByRole('button')
    .nth(other - 1)
    .click();
  await page.getByRole('button', { name: new RegExp(`^Server ${other}, `) }).click();
  await page
    .getByRole('menuitem', { name: /Cut off|Isolate/ })
    .first()
    .click();
  await button(page, 'Play').click();
  await expect(page.getByText(/Beside the leader, server \d: .*(missing here|older)/)).toBeVisible({
    timeout: 60_000,
  });
  await page.getByRole('button', { name: `What differs from server ${number}?` }).click();
  await expect(heading(page, `What differs between ${other} and ${number}?`)).toBeVisible();
});

test('a message in flight is held by its row, and waits', async ({ page }) => {
  await atRest(page);
  await open(page, 'Messages');
  await page.getByLabel('Which').selectOption('under-way');
  const rows = page.getByRole('region', { name: 'Rows of messages' });
  const hold = rows.getByRole('button', { name: /^Hold / }).first();
  for (let steps = 0; (await hold.count()) === 0 && steps < 60; steps++) {
    await page.keyboard.press('ArrowRight');
  }
  const name = (await hold.getAttribute('aria-label'))!;
  await hold.click();
  await page.getByLabel('Which').selectOption('held');
  await expect(rows.getByRole('button', { name: name.replace('Hold', 'Release') })).toBeVisible();
});

test('every invariant holds, and says so beside the tabs', async ({ page }) => {
  await atRest(page);
  const badge = page.getByRole('button', { name: /^Invariants: \d+ hold$/ });
  await badge.click();
  await expect(heading(page, 'Invariants')).toBeVisible();
  const count = Number(/\d+/.exec((await badge.getAttribute('aria-label'))!)![0]);
  await expect(page.locator('h3', { hasText: /holds$/ })).toHaveCount(count);
});

test('the last change of a life leads to its moment', async ({ page }) => {
  await atRest(page);
  await open(page, 'Roles');
  const link = page.getByRole('button', { name: /^Go to/ }).first();
  const moment = await link.innerText();
  await link.click();
  await expect.poll(() => time(page)).toBe(moment);
});

test.describe('with room', () => {
  test.use({ viewport: { width: 1440, height: 900 } });

  test('two panes stand side by side, and still do after a reload', async ({ page }) => {
    await atRest(page);
    await open(page, 'Znodes');
    await page.getByRole('button', { name: /More$/ }).click();
    await button(page, 'Side by side').click();
    await page.keyboard.press('Escape');
    const beside = async (): Promise<boolean> => {
      const boxes = await page
        .locator('.panes .pane')
        .evaluateAll((all) => all.map((pane) => pane.getBoundingClientRect().top));
      return boxes.length === 2 && boxes[0] === boxes[1];
    };
    await expect.poll(beside).toBe(true);
    await page.reload();
    await expect(heading(page, 'Znodes')).toBeVisible({ timeout: 30_000 });
    await expect.poll(beside).toBe(true);
  });
});
