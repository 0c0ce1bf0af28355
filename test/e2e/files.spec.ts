/** Runs as files: saved, opened, dropped; broken ones change nothing. */
import { expect, test, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { button, openFirstScreen, server, time } from './page.ts';

const notice = (page: Page) => page.getByRole('status', { name: 'Opening a run' });

/** A run with something in it: a crash and a write. */
async function makeWork(page: Page): Promise<void> {
  await openFirstScreen(page);
  await button(page, 'Take it over').click();
  await button(page, 'Write').click();
  await button(page, 'Pause').click();
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
