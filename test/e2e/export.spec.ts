/** What leaves the page: links with all there is to see, pictures, logs and films that other programs can read. */
import { expect, test, type Page } from '@playwright/test';
import { BufferSource, Input, WEBM } from 'mediabunny';
import { readFileSync } from 'node:fs';
import { findings } from './axe.ts';
import { button, openMoment, server, servers, time } from './page.ts';

const notice = (page: Page) => page.getByRole('status', { name: 'Opening a run' });

async function take(page: Page): Promise<void> {
  await openMoment(page);
}

async function downloaded(page: Page, press: string): Promise<Buffer> {
  const download = page.waitForEvent('download', { timeout: 60_000 });
  await button(page, press).click();
  return readFileSync(await (await download).path());
}

test('a link brings back branches, panes and selection', async ({ page }) => {
  await take(page);
  await button(page, 'Write').click();
  for (let steps = 0; steps < 3; steps++) await button(page, 'Step back').click();
  await button(page, 'Write').click();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'What to do' }).fill('open branches');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('group', { name: 'Branches' })).toBeVisible();
  await server(page, /^Server 3/).click();
  await page.keyboard.press('Escape');

  await button(page, 'Share').click();
  const link = await page.getByLabel('Link to this moment').inputValue();
  await expect(page.getByRole('dialog')).toContainText('All 2 branches are in it.');
  await button(page, 'Close').click();
  const [at, seen] = [await time(page), await servers(page)];

  await page.goto('about:blank');
  await page.goto(link);
  await expect(notice(page)).toContainText('verified');
  expect(await time(page)).toBe(at);
  expect(await servers(page)).toEqual(seen);
  const pane = page.getByRole('group', { name: 'Branches' });
  await expect(pane).toBeVisible();
  // What is selected has its timers on the stage.
  await expect(page.getByRole('group', { name: /^Timers of server 3/ })).toBeVisible();
});

test('pictures, logs and a film are what they say', async ({ page }) => {
  test.setTimeout(120_000);
  await take(page);
  await button(page, 'Export').click();
  const dialog = page.getByRole('dialog', { name: 'Export' });
  await expect(dialog).toBeVisible();
  expect(await findings(page, { within: 'dialog' })).toEqual([]);

  for (const figure of ['The stage', 'Space and time']) {
    await dialog.getByLabel('Figure').first().selectOption(figure);
    const text = (await downloaded(page, 'Save as SVG')).toString('utf8');
    const drawing = await page.evaluate((source) => {
      const parsed = new DOMParser().parseFromString(source, 'image/svg+xml');
      return {
        broken: parsed.querySelector('parsererror')?.textContent ?? null,
        root: parsed.documentElement.localName,
        title: parsed.querySelector('title')?.textContent,
        texts: [...parsed.querySelectorAll('text')].map((each) => each.textContent),
        leaning: parsed.querySelectorAll('[class], [style], style, script, [href]').length,
        // Colours of the page's sheets are no colours in a file.
        unresolved: /var\(--|currentcolor/i.test(source),
      };
    }, text);
    expect(drawing).toMatchObject({ broken: null, root: 'svg', leaning: 0, unresolved: false });
    expect(drawing.title).toContain(await time(page));
    for (const sid of ['1', '2', '3', '4', '5']) expect(drawing.texts).toContain(sid);

    const png = await downloaded(page, 'Save as PNG');
    expect(png.subarray(0, 8)).toEqual(Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1'));
    const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
    const [, w, h] = /viewBox="0 0 (\d+) (\d+)"/.exec(text)!.map(Number);
    expect([width, height]).toEqual([2 * w!, 2 * h!]);
  }

  const [, count] = /All ([\d,]+) events/.exec(await dialog.innerText())!;
  const jsonl = (await downloaded(page, 'Save as JSON Lines')).toString('utf8');
  const lines = jsonl.trimEnd().split('\n');
  expect(lines).toHaveLength(Number(count!.replaceAll(',', '')));
  expect(lines.map((line) => (JSON.parse(line) as { id: number }).id)).toEqual(
    lines.map((_, i) => i),
  );
  const shiviz = (await downloaded(page, 'Save for ShiViz')).toString('utf8').trimEnd().split('\n');
  expect(shiviz).toHaveLength(lines.length + 2);
  const pattern = new RegExp(`^${shiviz[0]!}$`);
  expect(shiviz.slice(2).filter((line) => !pattern.test(line))).toEqual([]);

  const at = await time(page);
  await dialog.getByLabel('From, s').fill('0.1');
  await dialog.getByLabel('to, s').fill('0.12');
  const webm = await downloaded(page, 'Record');
  expect(webm.subarray(0, 4)).toEqual(Buffer.from([0x1a, 0x45, 0xdf, 0xa3]));
  const [, seconds] = /lasts ([\d.]+) s/.exec(await dialog.innerText())!.map(Number);
  const read = new Input({ source: new BufferSource(webm), formats: [WEBM] });
  // One frame more than the stretch has: the moment it ends with.
  expect(await read.computeDuration()).toBeCloseTo(seconds! + 1 / 25, 1);
  const track = await read.getPrimaryVideoTrack();
  expect(await track!.getDisplayWidth()).toBe(1_280);
  await dialog.getByLabel('From, s').fill('0.9');
  await expect(dialog).toContainText('Choose a stretch between 0 and');
  await expect(button(page, 'Record')).toBeDisabled();
  await dialog.getByLabel('From, s').fill('0');
  await button(page, 'Record').click();
  await button(page, 'Cancel').click();
  await expect(dialog).toContainText('was cancelled');
  await button(page, 'Close').click();
  expect(await time(page)).toBe(at);
});

test('a browser that records no film says so, and the rest goes on', async ({ page }) => {
  await page.addInitScript(() => {
    Reflect.deleteProperty(window, 'VideoEncoder');
  });
  await take(page);
  await button(page, 'Export').click();
  await expect(page.getByRole('dialog', { name: 'Export' })).toContainText(
    'cannot make a WebM film',
  );
  await expect(button(page, 'Record')).toHaveCount(0);
  expect((await downloaded(page, 'Save as SVG')).length).toBeGreaterThan(1_000);
});
