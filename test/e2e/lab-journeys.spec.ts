/**
 * What the lab is for, each by mouse, by keyboard alone, by touch on a phone, and typed at a console: whichever way was taken, the
 * run is the same to the byte, and a file brings it back.
 */
import { expect as strict, test, type Page, type TestInfo } from '@playwright/test';
import { readFileSync } from 'node:fs';
import type { SetupForm } from '../../src/ui/dialogs/setup-form.ts';
import {
  digestOf,
  keyboard,
  longPress,
  mark,
  mouse,
  openPane,
  touch,
  type Hands,
} from './hands.ts';
import { JOURNEYS, THREE } from './journey-lines.ts';
import { button, openMoment, server, time } from './page.ts';
import { ofClient, sameRun } from './same-run.ts';

/** Machines may be busy: nothing here is about how fast they are. */
const expect = strict.configure({ timeout: 30_000 });

const PHONE = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true };

/** One thing to do: a line of the console, and the same by hand. Without one it is typed by every hand. */
interface Act {
  readonly line: string;
  readonly byHand?: (page: Page, hands: Hands) => Promise<void>;
}

const typed = (line: string): Act => ({ line });

const until = (condition: string): Act => ({
  line: `until ${condition}`,
  byHand: async (page, hands) => {
    await openPane(page, hands, 'Time');
    const field = page.getByRole('combobox', { name: 'Condition' });
    await hands.write(page, field, condition);
    await page.keyboard.press('Escape');
    await hands.press(page, button(page, 'Run until'));
    await expect(page.getByText(/^It holds (at|here already)/)).toBeVisible();
  },
});

const hold = (type: string, to?: number): Act => ({
  line: to === undefined ? `hold ${type}` : `hold ${type} to ${to}`,
  byHand: async (page, hands) => {
    const tool = button(page, 'Hold messages…');
    if ((await tool.count()) === 0) await hands.press(page, button(page, 'Faults'));
    await hands.press(page, tool);
    await hands.select(page, page.getByLabel('Type', { exact: true }), type);
    if (to !== undefined) {
      await hands.select(page, page.getByLabel('To', { exact: true }), String(to));
    }
    await hands.press(page, button(page, 'Hold'));
    await expect(page.getByRole('dialog')).toHaveCount(0);
  },
});

const write: Act = {
  line: 'create -s /note- ""',
  byHand: (page, hands) => hands.press(page, button(page, 'Write')),
};

const ofServer = (sid: number, item: string, line: string): Act => ({
  line: `${line} ${sid}`,
  byHand: (page, hands) => hands.choose(page, mark(page, sid), item),
});
const crash = (sid: number): Act => ofServer(sid, 'Crash', 'crash');
const restart = (sid: number): Act => ofServer(sid, 'Restart', 'restart');

const releaseAll: Act = {
  line: 'release all',
  byHand: (page, hands) => hands.press(page, button(page, 'Release what is held').first()),
};

const cutOff = (groups: readonly (readonly string[])[]): Act => ({
  line: `cut ${groups.map((group) => group.join(',')).join('|')}`,
  byHand: async (page, hands) => {
    const tool = button(page, 'Cut into groups…');
    if ((await tool.count()) === 0) await hands.press(page, button(page, 'Faults'));
    await hands.press(page, tool);
    for (const [i, group] of groups.entries()) {
      for (const actor of group) {
        const field = page.getByLabel(`Group of ${actor}`, { exact: true });
        await hands.select(page, field, `group ${'AB'[i]}`);
      }
    }
    await hands.press(page, button(page, 'Cut'));
    await expect(page.getByRole('dialog')).toHaveCount(0);
  },
});

const fire = (sid: number): Act => ({
  line: `fire ${sid} learner-read`,
  byHand: async (page, hands) => {
    await hands.choose(page, mark(page, sid));
    await page.keyboard.press('Escape');
    await hands.press(page, button(page, 'Fire now: read time-out'));
  },
});

const console = (page: Page) => page.getByRole('textbox', { name: 'Line for the console' });

async function type(page: Page, hands: Hands, text: string): Promise<void> {
  const { client, line } = ofClient(text);
  if ((await console(page).count()) === 0) await openPane(page, hands, 'Console');
  const whose = page.getByRole('combobox', { name: 'Client' });
  if ((await whose.inputValue()) !== client) await hands.select(page, whose, client);
  await hands.write(page, console(page), line);
  await page.keyboard.press('Enter');
}

/** Does all acts, by hand or typed, and looks after each whether the run is where it must be. */
async function travel(
  page: Page,
  hands: Hands,
  form: Partial<SetupForm>,
  acts: readonly Act[],
  way: 'by hand' | 'typed' = 'by hand',
): Promise<string> {
  const moments = sameRun(
    form,
    acts.map(({ line }) => line),
  );
  for (const [i, { line, byHand }] of acts.entries()) {
    if (way === 'typed' || byHand === undefined) await type(page, hands, line);
    else await byHand(page, hands);
    await expect.poll(() => time(page), { message: line }).toBe(moments[i]!.time);
  }
  return moments.at(-1)!.digest;
}

/** A new ensemble at its very beginning. */
async function begin(page: Page, hands: Hands, form: Partial<SetupForm>): Promise<void> {
  await openMoment(page);
  await hands.press(page, button(page, 'New ensemble'));
  await hands.write(
    page,
    page.getByRole('textbox', { name: 'Servers', exact: true }),
    form.servers!,
  );
  await hands.write(page, page.getByRole('textbox', { name: 'Seed' }), form.seed!);
  await hands.write(page, page.getByRole('textbox', { name: 'Clients' }), form.clients!);
  await hands.select(
    page,
    page.getByRole('combobox', { name: 'What they do' }),
    'nothing by itself',
  );
  if (form.skipAcl === true) {
    await hands.press(page, page.getByText('Settings of ZooKeeper'));
    await page.getByRole('checkbox', { name: /skipACL/ }).check();
  }
  await hands.press(page, button(page, 'Start it'));
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await hands.press(page, button(page, 'Pause'));
  await hands.press(page, button(page, 'Jump to the start'));
  expect(await time(page)).toBe('00:00.000');
}

const look = (page: Page, info: TestInfo, name: string): Promise<unknown> =>
  page.screenshot({ path: info.outputPath(`${name}.png`) });

const BEGUN = until('client(a).state = connected and client(a).server = 3');

/** The leader's followers have the write on disk, but their ACKs wait: it is not committed, and survives all the same. */
const SURVIVES: readonly Act[] = [
  BEGUN,
  hold('ACK', 3),
  write,
  until('server(1).durable > (1,1) and server(2).durable > (1,1) and server(3).durable > (1,1)'),
  crash(3),
  until('exists(server where established)'),
  releaseAll,
  restart(3),
  until('server(3).uptodate'),
];

/** Only the leader has it: the next one knows nothing of it, and the old one must cut it off. */
const VANISHES: readonly Act[] = [
  BEGUN,
  hold('PROPOSAL'),
  write,
  until('server(3).durable > server(1).logged'),
  crash(3),
  until('exists(server where established)'),
  releaseAll,
  restart(3),
  until('exists(message where type = TRUNC)'),
];

const ways: readonly { name: string; hands: Hands; way: 'by hand' | 'typed'; use: object }[] = [
  { name: 'by mouse', hands: mouse, way: 'by hand', use: {} },
  { name: 'by keyboard', hands: keyboard, way: 'by hand', use: {} },
  { name: 'by touch', hands: touch, way: 'by hand', use: PHONE },
  { name: 'at the console', hands: mouse, way: 'typed', use: {} },
];

for (const { name, hands, way, use } of ways) {
  test.describe(name, () => {
    test.use(use);
    test.setTimeout(240_000);

    test(`a write outlives its leader, and in a branch it is cut off by TRUNC`, async ({
      page,
    }, info) => {
      await begin(page, hands, THREE);
      const survived = await travel(page, hands, THREE, SURVIVES, way);
      for (const sid of [1, 2, 3]) {
        await expect(mark(page, sid)).toHaveAccessibleName(/last zxid \(1,2\)/);
      }
      expect(await digestOf(page, hands)).toBe(survived);
      await look(page, info, 'survives');

      await hands.press(page, button(page, 'Jump to the start'));
      const vanished = await travel(page, hands, THREE, VANISHES, way);
      await expect(page.getByRole('button', { name: /TRUNC \(1,1\), from 2 to 3$/ })).toBeVisible();
      await expect(page.getByRole('combobox', { name: 'Branch' })).toBeVisible();
      expect(await digestOf(page, hands)).toBe(vanished);
      await look(page, info, 'vanishes');
    });
  });
}

test('a file alone brings both branches back', async ({ page, context }) => {
  test.setTimeout(120_000);
  await begin(page, mouse, THREE);
  const digest = await travel(page, mouse, THREE, VANISHES, 'typed');
  await button(page, 'Share').click();
  const download = page.waitForEvent('download');
  await button(page, 'Save as a file').click();
  const buffer = readFileSync(await (await download).path());
  const fresh = await context.newPage();
  await openMoment(fresh);
  await button(fresh, 'Share').click();
  await fresh
    .getByLabel('A scenario file')
    .setInputFiles({ name: 'run.json', mimeType: 'application/json', buffer });
  await expect(fresh.getByRole('status', { name: 'Opening a run' })).toContainText(digest);
  expect(await digestOf(fresh, mouse)).toBe(digest);
});

/** 3 is cut off from the others, and does not know yet that they have another leader. Who asks it reads what was. */
const STALE: readonly Act[] = [
  BEGUN,
  typed('add-client b 1'),
  typed('create /x old'),
  until('client(b).state = connected and server(1).applied > (1,2)'),
  cutOff([
    ['1', '2', 'b'],
    ['3', 'a'],
  ]),
  fire(1),
  until('server(1).role = looking'),
  fire(2),
  until('server(2).role = looking'),
  until('count(server where established) = 2 and client(b).state = connected'),
  typed('b: set /x new'),
  until('server(1).applied > (2,0) and server(2).applied > (2,0)'),
  typed('get /x'),
];

for (const { name, hands, way } of ways.filter(({ use }) => use !== PHONE)) {
  test(`who asks a deposed leader reads what was, ${name}`, async ({ page }, info) => {
    test.setTimeout(240_000);
    await begin(page, hands, THREE);
    const digest = await travel(page, hands, THREE, STALE, way);
    expect(await digestOf(page, hands)).toBe(digest);
    await type(page, hands, 'wait');
    await expect(page.getByRole('log')).toContainText('old');
    await expect(page.getByRole('log')).not.toContainText('new');
    await expect(server(page, /^Server \d, leader/)).toHaveCount(2);
    await look(page, info, 'stale');
  });
}

/** The leader is taken out. It names the next one, and nobody has to vote. */
const HAND_OVER: readonly Act[] = [
  BEGUN,
  {
    line: 'reconfig -remove 3',
    byHand: (page, hands) =>
      hands.choose(page, mark(page, 3), 'Part in the ensemble', 'Not in the ensemble'),
  },
  until('server(1).established or server(2).established'),
];

for (const { name, hands } of ways.slice(0, 2)) {
  test(`a reconfiguration takes the leader out, ${name}`, async ({ page }, info) => {
    test.setTimeout(120_000);
    const form = { ...THREE, skipAcl: true };
    await begin(page, hands, form);
    const digest = await travel(page, hands, form, HAND_OVER);
    await expect(server(page, /^Server [12], leader/)).toHaveCount(1);
    expect(await digestOf(page, hands)).toBe(digest);
    await look(page, info, 'hand-over');
  });
}

for (const { name, hands, use } of ways.slice(0, 3)) {
  test.describe(name, () => {
    test.use(use);

    test('why a server lost', async ({ page }, info) => {
      test.setTimeout(90_000);
      await openMoment(page);
      await hands.choose(page, mark(page, 2), 'Why not leader?');
      await expect(page.getByText('Why is 2 not leader?')).toBeVisible();
      await expect(page.getByText('the larger number wins')).toBeInViewport();
      await look(page, info, 'why');
    });
  });
}

test.describe('by touch', () => {
  test.use(PHONE);

  test('what is held is in reach of a finger, and a long press opens a menu', async ({
    page,
  }, info) => {
    test.setTimeout(120_000);
    await begin(page, touch, THREE);
    await travel(page, touch, THREE, VANISHES.slice(0, 4));
    const held = page.getByRole('group', { name: /^Held at 1/ });
    for (let i = 0; i < 20 && (await held.count()) === 0; i++) await button(page, 'Step').tap();
    // Without room for a list the inbox is one box, and its menu the list.
    await expect(held).toBeVisible();
    await look(page, info, 'held');
    await held.getByRole('button').last().tap();
    await expect(page.getByRole('menuitem').first()).toBeVisible();
    await look(page, info, 'held-menu');
    await page.keyboard.press('Escape');
    await longPress(page, mark(page, 1));
    await expect(page.getByRole('menuitem', { name: 'Crash', exact: true })).toBeVisible();
    await look(page, info, 'long-press');
  });
});

test('what is done by hand has the lines that are typed', () => {
  const lines = [SURVIVES, VANISHES, STALE, HAND_OVER].map((acts) => acts.map(({ line }) => line));
  expect(lines).toEqual(Object.values(JOURNEYS).map((journey) => journey.lines));
});
