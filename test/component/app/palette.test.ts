/** The palette does what the menus do, and says of what is left out how much there is. */
import { beforeAll, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { zhLate } from '../../../src/i18n/zh-late.ts';
import { enLate } from '../../../src/i18n/en-late.ts';
import type { Lab } from '../../../src/ui/lab.svelte.ts';
import { loadLateWords } from '../../../src/ui/language.svelte.ts';
import CommandPalette from '../../../src/ui/palette/CommandPalette.svelte';
import { menuOffers } from '../../../src/ui/palette/menu-offers.ts';
import { menuOf } from '../../../src/ui/stage/menu/content.ts';
import { Tools } from '../../../src/ui/stage/tools.svelte.ts';
import { labAt } from '../panes/lab-at.ts';

beforeAll(loadLateWords);

const clients = [{ name: 'a', server: 1, timeoutMs: 10_000, program: { kind: 'idle' as const } }];

async function open(lab: Lab) {
  const close = { count: 0 };
  await render(CommandPalette, {
    lab,
    tools: new Tools(),
    onask: () => undefined,
    onclose: () => {
      close.count++;
    },
  });
  return close;
}

test('a page of a menu opens in place of the list, and Backspace goes back', async () => {
  const lab = labAt({ clients }, [], 2_000);
  const close = await open(lab);
  await userEvent.keyboard('server');
  await expect.element(page.getByText(/^\d+ more have these words\.$/)).toBeVisible();
  await userEvent.keyboard(' 2 disk');
  await expect.element(page.getByRole('option').first()).toHaveTextContent('Server 2: Disk…');
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('dialog', { name: 'Server 2: Disk…' })).toBeVisible();
  await userEvent.keyboard('{Backspace}');
  await expect.element(page.getByRole('dialog', { name: 'Do anything' })).toBeVisible();
  await userEvent.keyboard('server 2 stalled{Enter}');
  expect(lab.frame.world.disks.get(2)?.state).toBe('stalled');
  expect(close.count).toBe(1);
});

test.each([enLate, zhLate])(
  'whatever can be chosen in a menu of the stage is offered',
  (lateWords) => {
    const lab = labAt(
      { clients },
      [[1_990, { do: 'request', client: 'a', operation: { op: 'sync', path: '/' } }]],
      2_000,
    );
    Object.defineProperty(lab, 'lateWords', { value: lateWords });
    const tools = new Tools();
    const offers = menuOffers(lab, tools);
    expect(new Set(offers.map(({ id }) => id)).size).toBe(offers.length);
    const offered = new Set(offers.map(({ text }) => text.replace(/…$/, '')));
    const flying = [...lab.frame.world.connections.values()].flatMap(({ forth }) => forth.inFlight);
    const message = flying.find(({ carries }) => carries.kind === 'message')!;
    for (const subject of [
      { kind: 'server', server: 5 },
      { kind: 'client', client: 'a' },
      { kind: 'link', a: 2, b: 4 },
      { kind: 'messages', envelopes: [message.id] },
    ] as const) {
      const menu = menuOf(lab, subject, tools)!;
      for (const { label, enabled } of menu.items)
        expect(offered.has(lateWords.console.palette.at(menu.label, label)), label).toBe(enabled);
    }
  },
);
