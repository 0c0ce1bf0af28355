/** Rules of the protocol, switched off by hand. */
import { expect, test } from '@playwright/test';
import { findings } from './axe.ts';
import { button } from './page.ts';

for (const width of [360, 1280]) {
  test(`a rule is switched off, and the page says so (${width} px)`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await page.goto('./');
    await button(page, 'New ensemble').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('All hold.').click();
    const rule = dialog.getByRole('checkbox', { name: 'fsync-before-ack' });
    await expect(rule).toBeChecked();
    await expect(rule).toHaveAccessibleDescription(/Protects: .* no release had it/);
    await rule.uncheck();
    await expect(dialog.getByText('1 is switched off.')).toBeVisible();
    expect(await findings(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Start it' }).click();

    const notice = page.locator('.notice', { hasText: '1 rule is switched off:' });
    await expect(notice).toContainText('fsync-before-ack');
    await notice.getByRole('button').click();
    await expect(dialog.getByRole('heading')).toHaveText('Rules that are switched off');
    await expect(dialog).toContainText('only when it is fsynced');
    expect(await findings(page)).toEqual([]);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(width);
  });
}
