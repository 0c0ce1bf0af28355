import '../../../src/ui/styles/tokens.css';
import '../../../src/ui/styles/base.css';
import { page, userEvent } from 'vitest/browser';
import { afterEach, describe, expect, it } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { en, type Catalogue } from '../../../src/i18n/en.ts';
import { stage as zhStage } from '../../../src/i18n/zh/stage.ts';
import type { World } from '../../../src/simulation/world.ts';
import type { Lab } from '../../../src/ui/lab.svelte.ts';
import Stage from '../../../src/ui/stage/Stage.svelte';
import { designMoment, isolate, settledWorld } from '../../unit/views-stage/moment.ts';
import { labOver } from './harness.ts';
import { reactiveLab } from './reactive-lab.svelte.ts';

const AT = 11_000;

function mountOver(lab: Lab) {
  const host = document.createElement('div');
  host.style.cssText = 'position:fixed;inset:0;background:var(--paper)';
  document.body.append(host);
  render(Stage, { target: host, props: { lab } });
  return { host };
}

function show(world: World, words?: Catalogue) {
  const lab = labOver(world, AT, words);
  mountOver(lab);
  return lab;
}

afterEach(() => {
  document.body.replaceChildren();
});

describe('the stage', () => {
  it('has a button for each server that says its number and its role, then the rest', async () => {
    const world = designMoment();
    world.peers[3]!.up = false;
    show(world);
    const names = [
      'Server 1, following',
      'Server 3, leader',
      'Server 4, down',
      'Server 5, looking',
    ];
    for (const name of names) {
      await expect
        .element(page.getByRole('button', { name: new RegExp(`^${name}`) }))
        .toBeVisible();
    }
    const leader = page.getByRole('button', { name: /^Server 3, leader/ });
    await expect
      .element(leader)
      .toHaveAccessibleName(
        'Server 3, leader, broadcast, accepted epoch 2, current epoch 2, last zxid (2,9)',
      );
  });

  it('draws messages behind servers and their words, and reaches servers first by the keyboard', async () => {
    show(designMoment());
    const server = page.getByRole('button', { name: /^Server 1, / });
    await expect.element(server).toBeVisible();
    const isBefore = (a: Element, b: Element): boolean =>
      (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
    const glyphs = document.querySelector('svg path.glyphs')!;
    expect(isBefore(glyphs, server.element())).toBe(true);
    const target = document.querySelector('[data-envelope]')!;
    expect(isBefore(server.element(), target)).toBe(true);
  });

  it('has the same buttons in Chinese', async () => {
    show(designMoment(), { ...en, stage: zhStage });
    await expect.element(page.getByRole('button', { name: /^服务器 3，领导者/ })).toBeVisible();
  });

  it('opens a menu by mouse, does what is chosen, and gives the focus back', async () => {
    const lab = show(settledWorld(3, 2));
    const server = page.getByRole('button', { name: /^Server 2, leader/ });
    await server.click();
    await expect.element(page.getByRole('menu', { name: 'Server 2' })).toBeVisible();
    await page.getByRole('menuitem', { name: 'Crash', exact: true }).click();
    expect(lab.asked.commands).toEqual([{ do: 'crash', server: 2 }]);
    await expect.element(page.getByRole('menu')).not.toBeInTheDocument();
    await expect.element(server).toHaveFocus();
  });

  it('opens and works by keyboard alone', async () => {
    const lab = show(settledWorld(3, 2));
    const server = page.getByRole('button', { name: /^Server 1, following/ });
    (server.element() as SVGElement).focus();
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByRole('menuitem', { name: 'Crash', exact: true })).toHaveFocus();
    await userEvent.keyboard('{ArrowDown}{ArrowDown}');
    await expect.element(page.getByRole('menuitem', { name: 'Isolate' })).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    expect(lab.asked.commands).toEqual([{ do: 'isolate', server: 1 }]);
    await userEvent.keyboard(' ');
    await expect.element(page.getByRole('menu')).toBeVisible();
    await userEvent.keyboard('{ArrowUp}');
    await expect.element(page.getByRole('menuitem', { name: 'Move' })).toHaveFocus();
    await userEvent.keyboard('{Escape}');
    await expect.element(page.getByRole('menu')).not.toBeInTheDocument();
    await expect.element(server).toHaveFocus();
  });

  it.each([
    ['an open server', () => settledWorld(3, 2), ['Restart', 'Reconnect']],
    [
      'a server that is down',
      () => {
        const world = settledWorld(3, 2);
        world.peers[0]!.up = false;
        return world;
      },
      ['Crash', 'Reconnect'],
    ],
    [
      'a server that is cut off',
      () => {
        const world = settledWorld(3, 2);
        isolate(world, 1);
        return world;
      },
      ['Restart', 'Isolate'],
    ],
  ] as const)('offers %s only what applies', async (_, make, disabled) => {
    const lab = show(make());
    await page.getByRole('button', { name: /^Server 1/ }).click();
    for (const name of ['Crash', 'Restart', 'Isolate', 'Reconnect']) {
      const item = page.getByRole('menuitem', { name, exact: true });
      const off = (disabled as readonly string[]).includes(name);
      await expect.element(item).toHaveAttribute('aria-disabled', String(off));
    }
    page
      .getByRole('menuitem', { name: disabled[0], exact: true })
      .element()
      .dispatchEvent(new MouseEvent('click'));
    expect(lab.asked.commands).toEqual([]);
  });

  it('removes a client by its menu', async () => {
    const lab = show(designMoment());
    await page.getByRole('button', { name: 'Client a, set /price 12, at server 1' }).click();
    await page.getByRole('menuitem', { name: 'Crash for good' }).click();
    expect(lab.asked.commands).toEqual([{ do: 'remove-client', client: 'a' }]);
  });

  it('lets the keyboard reach each message in the order of sending while nothing moves', async () => {
    const lab = show(designMoment());
    const messages = page.getByRole('button', { name: /, from .* to / });
    await expect.element(messages.first()).toBeVisible();
    const names = messages.elements().map((element) => element.getAttribute('aria-label'));
    expect(names).toEqual([
      'ACK (2,8), from 1 to 3',
      'PROPOSAL (2,9), from 3 to 2',
      'PROPOSAL (2,9), from 3 to 1',
      'Notification 5 (1, 1:6), from 5 to 1',
      'Notification 5 (1, 1:6), from 5 to 4',
    ]);
    (messages.first().element() as SVGElement).focus();
    await userEvent.keyboard('{Enter}');
    expect(lab.asked.selections.at(-1)).toEqual({ kind: 'zxid', zxid: 2 * 2 ** 32 + 8 });
  });

  it('selects the message nearest to a tap', async () => {
    const lab = show(designMoment());
    const glyph = page.getByRole('button', { name: /^Notification .* to 1$/ });
    await expect.element(glyph).toBeVisible();
    const { x, y, width } = glyph.element().getBoundingClientRect();
    document.elementFromPoint(x + width / 2 + 16, y + width / 2)!.dispatchEvent(
      new MouseEvent('click', {
        bubbles: true,
        clientX: x + width / 2 + 16,
        clientY: y + width / 2,
      }),
    );
    expect(lab.asked.selections).toEqual([{ kind: 'envelope', envelope: 4 }]);
  });

  it('tells a message with its hex zxid where the pointer rests, moving or not', async () => {
    for (const playing of [false, true]) {
      const lab = reactiveLab(labOver(designMoment(), AT));
      lab.setPlaying(playing);
      const { host } = mountOver(lab);
      const svg = host.querySelector('svg[role=group]')!;
      const glyph = svg.querySelector('.glyphs')!.getBoundingClientRect();
      const [clientX, clientY] = [glyph.x + glyph.width / 2 + 5, glyph.y + glyph.height / 2];
      document
        .elementFromPoint(clientX, clientY)!
        .dispatchEvent(new PointerEvent('pointermove', { bubbles: true, clientX, clientY }));
      await expect.element(page.getByText('zxid 0x200000008')).toBeVisible();
      host.remove();
    }
  });

  it('keeps every server and client within a telephone, 44 px wide to the finger', async () => {
    await page.viewport(360, 340);
    show(designMoment());
    await expect.element(page.getByRole('button', { name: /^Server 1/ })).toBeVisible();
    for (const target of document.querySelectorAll('g[role=button] .target')) {
      const { width, left, right } = target.getBoundingClientRect();
      expect(width).toBeGreaterThan(43.99);
      expect(left).toBeGreaterThanOrEqual(-8);
      expect(right).toBeLessThanOrEqual(368);
    }
  });
});
