/** The three lessons from start to end, by their solutions, as a student would go: menus, Write, Play, Continue. */
import { expect, test, type Page } from '@playwright/test';
import { findings } from './axe.ts';
import { button, leader, server } from './page.ts';

const PATIENCE_MS = 60_000;

async function start(page: Page, title: string): Promise<void> {
  await page.goto('./');
  await button(page, 'Learn').click();
  await button(page, `Start the lesson ${title}`).click();
  await expect(page.getByRole('heading', { name: title })).toBeVisible();
}

async function next(page: Page): Promise<void> {
  await expect(button(page, 'Continue')).toBeVisible({ timeout: PATIENCE_MS });
  await button(page, 'Continue').click();
}

/** Predicts wrongly first, reads the answer, then predicts rightly. */
async function predict(page: Page, wrong: RegExp, right: RegExp): Promise<void> {
  await button(page, wrong).click({ timeout: PATIENCE_MS });
  await expect(page.getByText('Not so.')).toBeVisible();
  await button(page, right).click();
  await expect(page.getByText('That is right.')).toBeVisible();
  await next(page);
}

async function choose(page: Page, number: number, item: string): Promise<void> {
  await server(page, new RegExp(`^Server ${number},`)).click();
  await page.getByRole('menuitem', { name: item, exact: true }).click();
}

async function play(page: Page): Promise<void> {
  if (await button(page, 'Play').isVisible()) await button(page, 'Play').click();
}

/** Plays until a server shows this role. A part of a goal that is reached on the way pauses play. */
async function playUntil(page: Page, name: RegExp): Promise<void> {
  await expect(async () => {
    await play(page);
    await expect(server(page, name)).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: PATIENCE_MS });
}

async function ends(page: Page): Promise<void> {
  await expect(button(page, 'Go on in the lab')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'What to keep' })).toBeVisible();
  expect(await findings(page)).toEqual([]);
  await button(page, 'Go on in the lab').click();
  await expect(page.getByRole('heading', { name: 'What to keep' })).toHaveCount(0);
}

test.describe.configure({ timeout: 240_000 });

test('the life of a write', async ({ page }) => {
  await start(page, 'The life of a write');
  await next(page);
  await next(page);
  await predict(page, /^It asks the followers/, /^Nothing\./);
  await button(page, 'Write').click();
  for (let i = 0; i < 4; i++) await next(page);
  await predict(page, /^That of the leader/, /^Any two of the three/);
  for (let i = 0; i < 3; i++) await next(page);

  await choose(page, 3, 'Crash');
  await playUntil(page, /^Server 2, leader/);
  await choose(page, 3, 'Restart');
  await playUntil(page, /^Server 3, following/);
  await expect(async () => {
    await play(page);
    await button(page, 'Write').click();
    await expect(button(page, 'Continue')).toBeVisible({ timeout: 3_000 });
  }).toPass({ timeout: PATIENCE_MS });
  await next(page);
  await ends(page);
});

test('choosing a leader', async ({ page }) => {
  await start(page, 'Choosing a leader');
  await next(page);
  await predict(page, /^Nobody/, /^Server 2\./);
  for (let i = 0; i < 3; i++) await next(page);
  await predict(page, /^It takes over/, /^It follows server 2/);
  await choose(page, 3, 'Restart');
  await next(page);

  await choose(page, 3, 'Crash');
  await button(page, 'Write').click();
  await play(page);
  await expect(page.getByRole('button', { name: /^Client a, idle/ })).toBeVisible({
    timeout: PATIENCE_MS,
  });
  await choose(page, 2, 'Crash');
  await choose(page, 3, 'Restart');
  await playUntil(page, /^Server 1, leader/);
  await playUntil(page, /^Server 3, following/);
  await choose(page, 2, 'Restart');
  await expect(async () => {
    await play(page);
    await expect(button(page, 'Continue')).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: PATIENCE_MS });
  for (let i = 0; i < 5; i++) await next(page);
  await predict(page, /^Server 1: its log is longer/, /^Server 2: its epoch is newer/);
  await next(page);
  await expect(leader(page)).toHaveAccessibleName(/^Server 2/);
  await ends(page);
});

test('what a crash keeps', async ({ page }) => {
  await start(page, 'What a crash keeps');
  await next(page);
  await next(page);
  await choose(page, 3, 'Isolate');
  await next(page);
  await button(page, 'Write').click();
  await next(page);
  await predict(page, /^It is in the log/, /^It is lost/);
  await next(page);
  await button(page, 'Step back').click();
  await choose(page, 3, 'Crash');
  await next(page);
  await choose(page, 3, 'Crash');
  await next(page);
  await predict(page, /^It is gone/, /^That is open/);

  await playUntil(page, /^Server 2, leader/);
  await choose(page, 3, 'Reconnect');
  await choose(page, 3, 'Restart');
  await play(page);
  await expect(page.getByText(/dropped.*: reached/)).toBeVisible({ timeout: PATIENCE_MS });
  await button(page, 'Back to where the goal began').click();
  await expect(page.getByText(/committed.*: not yet/)).toBeVisible();
  await choose(page, 1, 'Crash');
  await choose(page, 3, 'Reconnect');
  await choose(page, 3, 'Restart');
  await play(page);
  await next(page);
  await next(page);
  await ends(page);
});

test('a lesson goes on in the other language, and begins again', async ({ page }) => {
  await start(page, 'Choosing a leader');
  await next(page);
  await button(page, '中文').click();
  await expect(page.getByRole('heading', { name: '选出领导者' })).toBeVisible();
  await expect(page.getByText('2 / 15')).toBeVisible();
  await button(page, '重新开始').click();
  await expect(page.getByText('1 / 15')).toBeVisible();
  await button(page, '离开课程').click();
  await expect(page.getByRole('heading', { name: '选出领导者' })).toHaveCount(0);
});
