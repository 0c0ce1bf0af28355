/** Runs as files: saved, opened, dropped; broken ones change nothing. Work is kept. */
import { expect, test, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { button, openFirstScreen, openMoment, server, time } from './page.ts';

const notice = (page: Page) => page.getByRole('status', { name: 'Opening a run' });

/** A run with something in it: a write. */
async function makeWork(page: Page): Promise<void> {
  await openMoment(page);
  await button(page, 'Write').click();
}

async function saveFile(page: Page): Promise<string> {
  await button(page, 'Share').click();
  const download = page.waitForEvent('download');
  await button(page, 'Save as a file').click();
  const text = readFileSync(await (await download).path(), 'utf8');
  await button(page, 'Close').click();
  return text;
}

const chosen = (text: string | Buffer) => ({
  name: 'run.json',
  mimeType: 'application/json',
  buffer: Buffer.from(text),
});

async function drop(page: Page, text: string): Promise<void> {
  await page.evaluate((content) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([content], 'run.json', { type: 'application/json' }));
    for (const type of ['dragenter', 'dragover', 'drop']) {
      document.body.dispatchEvent(
        new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }),
      );
    }
  }, text);
}

test('a file brings back the run it was saved from, chosen or dropped', async ({ page }) => {
  await makeWork(page);
  const at = await time(page);
  const text = await saveFile(page);
  const { digest } = JSON.parse(text) as { digest: string };
  for (const way of ['chosen', 'dropped']) {
    await page.goto('about:blank');
    await openFirstScreen(page);
    if (way === 'dropped') {
      await expect(button(page, 'Take it over')).toBeVisible();
      await page.waitForLoadState('networkidle');
      await drop(page, text);
    } else {
      await button(page, 'Share').click();
      await page.getByLabel('A scenario file').setInputFiles(chosen(text));
    }
    await expect(notice(page)).toContainText(digest);
    expect(await time(page)).toBe(at);
  }
});

for (const { name, content, says } of [
  { name: 'a picture', content: '\u0089PNG\r\n\u001a\n\u0000', says: /not a scenario/ },
  { name: 'empty', content: '', says: /nothing in it/ },
  { name: 'of 5 MB', content: ' '.repeat(5_000_000), says: /larger than/ },
  { name: 'with a stranger', content: '{"format":1,"engine":1,"setup":{},"actions":[],"x":1}', says: /“x”/ }, // prettier-ignore
  { name: 'from the future', content: '{"format":9}', says: /newer Zabscope/ },
]) {
  test(`a file that is bad: ${name}`, async ({ page }) => {
    await makeWork(page);
    await expect(button(page, 'Play')).toBeVisible();
    const at = await time(page);
    await button(page, 'Share').click();
    await page.getByLabel('A scenario file').setInputFiles(chosen(content));
    await expect(page.getByRole('alert')).toContainText(says);
    await expect(page.getByRole('alert')).toContainText('as it was');
    expect(await time(page)).toBe(at);
    await expect(server(page, /^Server \d/)).toHaveCount(5);
  });
}

test('a run is there again after the tab has gone, and a broken one is refused plainly', async ({
  page,
}) => {
  await makeWork(page);
  const at = await time(page);
  await expect
    .poll(() => page.evaluate(() => localStorage.getItem('zabscope.work')))
    .not.toBeNull();
  const kept = await page.evaluate(() => Object.keys(localStorage));
  // A crash tells nobody: what is there by now is all there is.
  const next = await page.context().newPage();
  await page.close({ runBeforeUnload: false });
  await openFirstScreen(next);
  await button(next, 'Go on where you left').click();
  await expect(notice(next)).toContainText('verified');
  expect(await time(next)).toBe(at);
  await button(next, 'Share').click();
  await expect(next.getByRole('button', { name: /^Go on with/ })).toHaveCount(1);

  const key = kept.find((name) => name.startsWith('zabscope.work.'));
  await next.goto('about:blank');
  await openFirstScreen(next);
  await next.evaluate((name) => localStorage.setItem(name, '{"format":1,'), key!);
  await button(next, 'Go on where you left').click();
  await expect(next.getByRole('alert')).toContainText('not a scenario');
  await expect(button(next, 'Take it over')).toBeVisible();
});

test('a first visit gets no offer', async ({ page }) => {
  await openFirstScreen(page);
  await expect(button(page, 'Go on where you left')).toHaveCount(0);
});
