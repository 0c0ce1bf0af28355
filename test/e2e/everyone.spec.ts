/** The page for everyone: axe, light and dark, two languages, from a phone to a projector. */
import { expect, test, type Page } from '@playwright/test';
import { findings, findingsInBothLights } from './axe.ts';
import { button, LEADER, openFirstScreen, openMoment } from './page.ts';

const sizes = [
  { width: 360, height: 740 },
  { width: 1280, height: 800 },
];

for (const locale of ['en-GB', 'zh-CN']) {
  for (const viewport of sizes) {
    test.describe(`${locale}, ${viewport.width} px`, () => {
      test.use({ locale, viewport });

      test('axe finds nothing in light or dark, and nothing is wider than the screen', async ({
        page,
      }) => {
        await openFirstScreen(page);
        await button(page, /^(Pause|暂停)$/).click();
        await expect(page.locator('html')).toHaveAttribute(
          'lang',
          locale.startsWith('zh') ? 'zh-CN' : 'en',
        );
        expect(await findingsInBothLights(page)).toEqual([]);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        expect(wide).toBeLessThanOrEqual(viewport.width);
      });
    });
  }
}

for (const [name, chinese] of [
  ['New ensemble', '新建集群'],
  ['Share', '分享'],
  ['Export', '导出'],
  ['Help', '帮助'],
  ['Learn', '课程'],
  ['Why?', '为什么？'],
] as const) {
  test(`axe finds nothing in what ${name} opens, with all that is folded in it, light and dark, in both languages`, async ({
    page,
  }) => {
    const look = async (opener: string, place: string): Promise<void> => {
      await button(page, opener).click();
      await expect(page.getByRole('heading').or(page.getByText(place)).last()).toBeVisible();
      for (const folded of await page.locator('dialog summary').all()) await folded.click();
      await page.waitForTimeout(300);
    };
    await openMoment(page);
    await look(name, 'Where it stands');
    expect(await findingsInBothLights(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await button(page, '中文').click();
    await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
    await look(chinese, '出处');
    // Colours are the same in every language.
    expect(await findings(page)).toEqual([]);
  });
}

for (const { viewport, isMobile } of [
  { viewport: { width: 360, height: 740 }, isMobile: true },
  { viewport: { width: 1280, height: 800 }, isMobile: false },
]) {
  test.describe(`the tools of the stage, ${viewport.width} px`, () => {
    test.use({ viewport, isMobile, hasTouch: isMobile });

    test('axe finds nothing in palette, inboxes, timers, menus and dialogs', async ({ page }) => {
      await openMoment(page);
      await button(page, 'Faults').click();
      await button(page, 'Hold messages…').click();
      await expect(page.getByRole('heading', { name: 'Hold messages' })).toBeVisible();
      expect(await findings(page)).toEqual([]);
      await page.getByLabel('Type', { exact: true }).selectOption('PROPOSAL');
      await button(page, 'Hold').click();
      const server = page.getByRole('button', { name: /^Server 1,/ });
      await server.click();
      await expect(page.getByRole('menuitem', { name: 'Isolate' })).toBeVisible();
      expect(await findings(page)).toEqual([]);
      await page.keyboard.press('Escape');
      const held = page.getByRole('group', { name: /^Held at/ }).first();
      for (let i = 0; i < 60 && !(await held.isVisible()); i++) await button(page, 'Step').click();
      await expect(held).toBeVisible();
      await button(page, 'Cut into groups…').click();
      await expect(page.getByLabel('Group of 1', { exact: true })).toBeVisible();
      expect(await findings(page)).toEqual([]);
      await page.keyboard.press('Escape');
      expect(await findings(page)).toEqual([]);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(wide).toBeLessThanOrEqual(viewport.width);
      if (!isMobile) return;
      // Where fingers go there is room for them.
      const lists = page.getByRole('group', { name: /^(Held at|Timers of)/ });
      const tools = lists.or(page.getByRole('toolbar', { name: 'Faults' })).getByRole('button');
      expect(await tools.count()).toBeGreaterThan(5);
      for (const tool of await tools.all()) {
        const { height } = (await tool.boundingBox())!;
        expect(height, await tool.innerText()).toBeGreaterThanOrEqual(44);
      }
    });
  });
}

/** What tells roles apart without any colour: the form of the ring, and the word. */
const ringsOf = (page: Page) =>
  page.locator('[data-server]').evaluateAll((marks) =>
    marks.map((mark) => {
      const rings = [...mark.querySelectorAll('circle:not(.target)')];
      const form = rings.map((ring) => {
        const { strokeDasharray, strokeWidth } = getComputedStyle(ring);
        return `${strokeDasharray === 'none' ? 'whole' : 'broken'} ${strokeWidth}`;
      });
      const crossed = mark.querySelector('.cross') === null ? '' : ' crossed';
      return {
        role: /, ([^,]+)/.exec(mark.ariaLabel ?? '')![1]!,
        form: form.join(' + ') + crossed,
      };
    }),
  );

for (const forcedColors of ['none', 'active'] as const) {
  test(`roles differ in form and word, forced colours ${forcedColors}`, async ({ page }, info) => {
    test.setTimeout(120_000);
    await page.emulateMedia({ forcedColors, reducedMotion: 'reduce' });
    await page.goto('./');
    await button(page, 'New ensemble').click();
    await page.getByRole('textbox', { name: 'Servers', exact: true }).fill('3');
    await page.getByRole('textbox', { name: 'Observers', exact: true }).fill('1');
    await page.getByRole('textbox', { name: 'Seed' }).fill('forms');
    await button(page, 'Start it').click();
    await expect(page.getByRole('dialog')).toHaveCount(0);
    const forms = new Map<string, Set<string>>();
    const look = async (): Promise<void> => {
      for (const { role, form } of await ringsOf(page)) {
        forms.set(role, (forms.get(role) ?? new Set()).add(form));
      }
    };
    await button(page, 'Pause').click();
    await button(page, 'Jump to the start').click();
    for (let i = 0; i < 4; i++) await page.keyboard.press('ArrowRight');
    await look();
    await expect(async () => {
      await page.keyboard.press('Shift+ArrowRight');
      await expect(page.getByRole('button', { name: /^Server 4, observing/ })).toBeVisible({
        timeout: 500,
      });
      await expect(page.getByRole('button', { name: LEADER })).toBeVisible({ timeout: 500 });
    }).toPass({ timeout: 60_000 });
    await page.getByRole('button', { name: /^Server 1,/ }).click();
    await page.getByRole('menuitem', { name: 'Crash', exact: true }).click();
    await expect(page.getByRole('button', { name: /^Server 1, down/ })).toBeVisible();
    await look();
    expect(forms.size).toBeGreaterThanOrEqual(4);
    const all = [...forms.values()].map((seen) => [...seen].join(' or '));
    expect(new Set(all).size, all.join('; ')).toBe(all.length);
    const eyes = await page.context().newCDPSession(page);
    for (const type of [
      'none',
      'deuteranopia',
      'protanopia',
      'tritanopia',
      'achromatopsia',
    ] as const) {
      await eyes.send('Emulation.setEmulatedVisionDeficiency', { type });
      await page.screenshot({ path: info.outputPath(`${type}.png`) });
    }
  });
}

test.describe('at 200 %', () => {
  test.use({ viewport: { width: 640, height: 400 } });

  test('nothing is cut and nothing scrolls sideways', async ({ page }) => {
    await openMoment(page);
    const overflow = await page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return scrollWidth - clientWidth;
    });
    expect(overflow).toBeLessThanOrEqual(0);
    const main = page.getByRole('main');
    expect(await main.evaluate((element) => element.clientHeight)).toBeGreaterThan(150);
    for (const name of ['Play', 'Step', 'Next milestone', 'Why?', 'Share', 'New ensemble']) {
      await expect(button(page, name)).toBeInViewport({ ratio: 1 });
    }
  });
});

test('the language can be changed, and is kept', async ({ page }) => {
  await page.goto('./');
  await button(page, '中文').click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await expect(button(page, '新建集群')).toBeVisible();
  await expect(page.getByRole('status', { name: '刚才发生了什么' })).toBeVisible();
  await expect(page.getByRole('slider', { name: '时间线' })).toBeVisible();
  await expect(page.getByRole('button', { name: /^服务器 3/ })).toBeVisible();
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await button(page, 'English').click();
  await expect(button(page, 'New ensemble')).toBeVisible();
});

test('light, dark or as the system, and kept', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto('./');
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const [light, dark] = ['rgb(252, 251, 248)', 'rgb(22, 24, 27)'];
  expect(await paper()).toBe(light);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await paper()).toBe(dark);
  await button(page, 'Theme: As the system').click();
  expect(await paper()).toBe(light);
  await page.reload();
  expect(await paper()).toBe(light);
  await button(page, 'Theme: Light').click();
  await page.emulateMedia({ colorScheme: 'light' });
  expect(await paper()).toBe(dark);
});

test('nothing of the engine hangs on window', async ({ page }) => {
  await page.goto('./');
  await expect(button(page, 'Pause')).toBeVisible();
  const own = await page.evaluate(() => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    const usual = new Set(Object.getOwnPropertyNames(frame.contentWindow));
    frame.remove();
    return Object.getOwnPropertyNames(window).filter((name) => !usual.has(name));
  });
  // Svelte keeps its version there, and nothing else.
  expect(own.filter((name) => !/^(\d+|__svelte)$/.test(name))).toEqual([]);
});
