/** Messages, links and timers under the hand: by mouse, and by keyboard alone. */
import { expect, test, type Locator, type Page } from '@playwright/test';
import { button, leader, numberOf, openMoment, server, tabTo } from './page.ts';

/** What the two ways do differently. */
interface Hands {
  press: (page: Page, wanted: Locator) => Promise<void>;
  /** Opens a menu and goes through its pages. */
  choose: (page: Page, opener: Locator, ...path: readonly string[]) => Promise<void>;
  select: (page: Page, field: Locator, option: string) => Promise<void>;
  /** Cuts `alone` from all other servers. */
  cutOff: (page: Page, alone: number) => Promise<void>;
}

const entry = (page: Page, name: string): Locator =>
  page
    .getByRole('menuitem', { name, exact: true })
    .or(page.getByRole('menuitemradio', { name, exact: true }));

const mark = (page: Page, number: number): Locator =>
  server(page, new RegExp(`^Server ${number},`));

async function middleOf(thing: Locator): Promise<{ x: number; y: number }> {
  const { x, y, width, height } = (await thing.boundingBox())!;
  return { x: x + width / 2, y: y + height / 2 };
}

const mouse: Hands = {
  press: (_, wanted) => wanted.click(),
  choose: async (page, opener, ...path) => {
    await opener.click();
    for (const name of path) await entry(page, name).click();
  },
  select: async (_, field, option) => {
    await field.selectOption(option);
  },
  cutOff: async (page, alone) => {
    const stage = page.getByRole('group', { name: 'The ensemble' });
    await stage.hover({ position: { x: 6, y: 6 } });
    await page.waitForTimeout(500);
    const { x, y } = await middleOf(mark(page, alone));
    // A line around the server, which ends where it began.
    const corners = [
      [-62, 62],
      [-62, -62],
      [62, -62],
      [62, 62],
      [-62, 62],
    ] as const;
    await page.mouse.move(x + corners[0][0], y + corners[0][1]);
    await page.mouse.down();
    for (const [dx, dy] of corners) await page.mouse.move(x + dx, y + dy, { steps: 6 });
    await page.mouse.up();
  },
};

const keyboard: Hands = {
  press: async (page, wanted) => {
    await tabTo(page, wanted);
    await page.keyboard.press('Enter');
  },
  choose: async (page, opener, ...path) => {
    await tabTo(page, opener);
    await page.keyboard.press('Enter');
    for (const name of path) {
      const wanted = entry(page, name);
      await expect(wanted).toBeVisible();
      for (let i = 0; i < 16; i++) {
        if (await wanted.evaluate((element) => element === document.activeElement)) break;
        await page.keyboard.press('ArrowDown');
      }
      await page.keyboard.press('Enter');
    }
  },
  select: async (page, field, option) => {
    await tabTo(page, field);
    await page.keyboard.type(option);
    await expect(field).toHaveValue(option);
  },
  cutOff: async (page, alone) => {
    await keyboard.press(page, button(page, 'Cut into groups…'));
    const select = (sid: number) => page.getByLabel(`Group of ${sid}`, { exact: true });
    await expect(select(1)).toBeVisible();
    for (const sid of [1, 2, 3, 4, 5]) {
      await tabTo(page, select(sid));
      await page.keyboard.type(sid === alone ? 'group A' : 'group B');
      await expect(select(sid)).toHaveValue(sid === alone ? 'A' : 'B');
    }
    await keyboard.press(page, button(page, 'Cut'));
  },
};

/** A paused run with a leader that serves, and the tools in sight. */
async function begin(page: Page, { press }: Hands): Promise<number> {
  await openMoment(page);
  await press(page, button(page, 'Faults'));
  await expect(button(page, 'Hold messages…')).toBeVisible();
  return numberOf(leader(page));
}

async function untilServing(page: Page, press: Hands['press']): Promise<void> {
  const serving = server(page, /^Server \d, leader, broadcast/);
  for (let i = 0; i < 60 && (await serving.count()) === 0; i++) {
    await press(page, button(page, 'Next milestone'));
  }
  await expect(serving).toBeVisible();
}

async function hold(page: Page, hands: Hands, rule: Record<string, string>): Promise<void> {
  await hands.press(page, button(page, 'Hold messages…'));
  await expect(page.getByRole('heading', { name: 'Hold messages' })).toBeVisible();
  for (const [field, option] of Object.entries(rule)) {
    await hands.select(page, page.getByLabel(field, { exact: true }), option);
  }
  await hands.press(page, button(page, 'Hold'));
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

/** Single steps, until `seen` is on the page. */
async function stepUntil(page: Page, { press }: Hands, seen: Locator, most = 80): Promise<void> {
  for (let i = 0; i < most && (await seen.count()) === 0; i++) {
    await press(page, button(page, 'Step'));
  }
  await expect(seen.first()).toBeVisible();
}

for (const [name, hands] of Object.entries({ mouse, keyboard })) {
  const { press, choose } = hands;

  test.describe(`by ${name}`, () => {
    test.setTimeout(180_000);

    test('what is held waits at its receiver, and a press delivers it', async ({ page }) => {
      const first = await begin(page, hands);
      const follower = first === 1 ? 2 : 1;
      await hold(page, hands, { Type: 'PROPOSAL', To: String(follower) });
      await press(page, button(page, 'Write'));
      const inbox = page.getByRole('group', { name: `Held at ${follower}`, exact: true });
      await stepUntil(page, hands, inbox);
      await expect(page.getByRole('group', { name: /^Held at/ })).toHaveCount(1);
      const box = inbox.getByRole('button', { name: /^Deliver PROPOSAL/ }).first();
      const told = (await box.getAttribute('aria-label'))!;
      const zxid = /\(\d+,\d+\)/.exec(told)![0];
      await expect(mark(page, follower)).not.toHaveAccessibleName(
        new RegExp(`last zxid \\${zxid.slice(0, -1)}\\)`),
      );
      await press(page, box);
      await expect(button(page, told)).toHaveCount(0);
      await expect(mark(page, follower)).toHaveAccessibleName(
        new RegExp(`last zxid \\${zxid.slice(0, -1)}\\)`),
      );
    });

    test('a leader that wrote what nobody received must cut it off when it comes back', async ({
      page,
    }) => {
      const first = await begin(page, hands);
      await press(page, button(page, 'Write'));
      for (let i = 0; i < 8; i++) await press(page, button(page, 'Next milestone'));
      await hold(page, hands, { Type: 'PROPOSAL' });
      await press(page, button(page, 'Write'));
      await stepUntil(page, hands, page.getByRole('group', { name: /^Held at/ }));
      // The leader's own disk has it.
      await expect(async () => {
        await press(page, button(page, 'Step'));
        await expect(page.getByRole('status', { name: 'What just happened' })).toContainText(
          'on its own disk',
          { timeout: 200 },
        );
      }).toPass({ timeout: 60_000 });
      await choose(page, mark(page, first), 'Crash');
      await expect(server(page, new RegExp(`^Server ${first}, down`))).toBeVisible();
      await untilServing(page, press);
      expect(await numberOf(leader(page))).not.toBe(first);
      // As long as proposals are held, nothing of the new epoch is committed: else it would need a SNAP.
      await choose(page, mark(page, first), 'Restart');
      await stepUntil(
        page,
        hands,
        page.getByRole('button', { name: /TRUNC \(\d+,\d+\), from \d to \d$/ }),
        200,
      );
    });

    test('a cut keeps a server apart', async ({ page }) => {
      const first = await begin(page, hands);
      const alone = [1, 2, 3, 4, 5].find((sid) => sid !== first && sid !== 3)!;
      await hands.cutOff(page, alone);
      await expect(page.getByRole('status', { name: 'What just happened' })).toContainText(
        `between server ${alone} and`,
      );
      await expect(page.getByText(/^cut since 00:/)).toHaveCount(1);
      await press(page, button(page, 'Heal all cuts'));
      await expect(page.getByText(/^cut since 00:/)).toHaveCount(0);
    });

    test('a timer that is fired ends what it was set for', async ({ page }) => {
      const first = await begin(page, hands);
      const follower = first === 1 ? 2 : 1;
      await choose(page, mark(page, follower));
      await page.keyboard.press('Escape');
      await press(page, button(page, 'Fire now: read time-out'));
      // It looks as soon as what it is writing is on its disk.
      const looking = server(page, new RegExp(`^Server ${follower}, looking`));
      for (let i = 0; i < 30 && (await looking.count()) === 0; i++) {
        await press(page, button(page, 'Step'));
      }
      await expect(looking).toBeVisible();
    });
  });
}
