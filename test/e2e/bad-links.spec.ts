/** Whatever stands behind the `#`: a plain message, and the page goes on as it was. */
import { expect, test } from '@playwright/test';
import { deflateRawSync } from 'node:zlib';
import { DEFAULT_SETUP } from '../../src/simulation/setup.ts';
import { button, openFirstScreen, openMoment, server, time } from './page.ts';

const pack = (text: string): string => `z1.${deflateRawSync(text).toString('base64url')}`;
const scenario = (change: object): string =>
  pack(JSON.stringify({ format: 1, engine: 1, setup: DEFAULT_SETUP, actions: [], ...change }));
const good = scenario({ position: { step: 40, at: 0 } });

const cases: readonly { name: string; link: string; says: RegExp }[] = [
  { name: 'not a link', link: 'lorem-ipsum', says: /not a Zabscope link/ },
  { name: 'corrupt', link: `${good.slice(0, 30)}!${good.slice(31)}`, says: /changed on its way/ },
  { name: 'truncated', link: good.slice(0, -20), says: /damaged|missing/ },
  { name: 'from a future format', link: `z2.${good.slice(3)}`, says: /newer Zabscope/ },
  { name: 'from a future engine', link: scenario({ engine: 99 }), says: /newer Zabscope/ },
  { name: '50 MB inside', link: pack(' '.repeat(50_000_000)), says: /larger than/ },
  {
    name: '10 million actions',
    link: pack(`{"format":1,"engine":1,"setup":{},"actions":[${'0,'.repeat(9_999_999)}0]}`),
    says: /larger than|longer than/,
  },
  {
    name: 'more actions than are opened',
    link: scenario({ actions: Array.from({ length: 3_000 }, () => 0) }),
    says: /has 3000 actions/,
  },
  {
    name: 'script in a name',
    link: scenario({ title: '<img src=x onerror=alert(1)>' }),
    says: /not well formed/,
  },
  {
    name: 'script in a client',
    link: scenario({
      setup: {
        ...DEFAULT_SETUP,
        clients: [
          { name: '<script>alert(1)</script>', server: 1, timeoutMs: 1, program: { kind: 'idle' } },
        ],
      },
    }),
    says: /not well formed/,
  },
  { name: 'another digest', link: scenario({ digest: '0123456789abcdef' }), says: /digest/ },
];

for (const { name, link, says } of cases) {
  test(`a link that is bad: ${name}`, async ({ page }) => {
    const dialogs: string[] = [];
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await openMoment(page);
    const at = await time(page);
    await page.evaluate((hash) => {
      location.hash = hash;
    }, link);
    await expect(page.getByRole('alert')).toContainText(says, { timeout: 20_000 });
    expect(await time(page)).toBe(at);
    await expect(server(page, /^Server \d/)).toHaveCount(5);
    await button(page, 'Play').click();
    await expect.poll(() => time(page)).not.toBe(at);
    await button(page, 'Dismiss').click();
    await expect(page.getByRole('alert')).toHaveCount(0);
    expect(dialogs).toEqual([]);
    expect(errors).toEqual([]);
  });
}

test('a bad link at the door: the first screen lives behind the message', async ({ page }) => {
  await page.goto('./#z1.AAAA');
  await expect(page.getByRole('alert')).toContainText(/damaged|missing/);
  await expect(button(page, 'Take it over')).toBeVisible();
});

test('a link can be pasted', async ({ page }) => {
  await openFirstScreen(page);
  await button(page, 'Share').click();
  const field = page.getByLabel('Link to this moment');
  await expect(field).toHaveValue(/#z1\./);
  await page.getByLabel('Paste a link here').fill(await field.inputValue());
  await button(page, 'Open').click();
  await expect(page.getByRole('status', { name: 'Opening a run' })).toContainText('verified');
  await expect(button(page, 'Take it over')).toHaveCount(0);
});
