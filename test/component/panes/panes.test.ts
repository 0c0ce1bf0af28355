import { flushSync, tick } from 'svelte';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page, userEvent } from 'vitest/browser';
import '../../../src/ui/styles/tokens.css';
import '../../../src/ui/styles/base.css';
import type { ClientSetup } from '../../../src/simulation/setup.ts';
import ConsolePane from '../../../src/ui/console/ConsolePane.svelte';
import ElectionPane from '../../../src/ui/election/ElectionPane.svelte';
import { loadLateWords } from '../../../src/ui/language.svelte.ts';
import LocksPane from '../../../src/ui/locks/LocksPane.svelte';
import LogPane from '../../../src/ui/log/LogPane.svelte';
import QuorumPane from '../../../src/ui/quorum/QuorumPane.svelte';
import RolesPane from '../../../src/ui/roles/RolesPane.svelte';
import SpaceTime from '../../../src/ui/space-time/SpaceTime.svelte';
import { zxidOf } from '../../../src/zab/zxid.ts';
import { labAt } from './lab-at.ts';

const writer = (name: string, everyMs: number): ClientSetup => ({
  name,
  server: 1,
  timeoutMs: 20_000,
  program: { kind: 'writer', everyMs },
});
const contender = (name: string, server: number): ClientSetup => ({
  name,
  server,
  timeoutMs: 6_000,
  program: { kind: 'lock', path: '/stock', holdMs: 800, restMs: 100 },
});
const textOf = (element: Element): string =>
  (element.textContent ?? '').replace(/\s+/g, ' ').trim();

beforeAll(loadLateWords);

describe('the election pane', () => {
  it('shows each vote with its reason, and selects a server by keyboard', async () => {
    const lab = labAt({}, [], 150);
    const { container } = await render(ElectionPane, { lab });
    const rows = [...container.querySelectorAll('tbody')].map(textOf);
    expect(rows).toHaveLength(5);
    expect(rows[3]).toContain('gave up its own: server 4 < 5');
    expect(rows[4]).toMatch(/keeps its own: server 5 beats \d .* are a majority; waits \d+ ms/);
    page.getByRole('button', { name: 'Vote of server 3, looking' }).element().focus();
    await userEvent.keyboard('{Enter}');
    expect(lab.selection).toEqual({ kind: 'server', server: 3 });
  });

  it('says that no election is on', async () => {
    await render(ElectionPane, { lab: labAt({}, [], 1_000) });
    await expect.element(page.getByText(/No election is on: server 5 leads epoch 1/)).toBeVisible();
  });
});

describe('the quorum pane', () => {
  it('tells in a table how far each voter is, and follows the run', async () => {
    const clients = [writer('a', 10)];
    const lab = labAt({ clients }, [], 3_000);
    await render(QuorumPane, { lab });
    lab.seek(0);
    await expect.element(page.getByText(/Nobody leads/)).toBeVisible();
    lab.toEnd();
    const table = page.getByRole('table');
    await expect.element(table.getByRole('columnheader', { name: 'server 4' })).toBeVisible();
    expect(table.getByRole('row').elements().length).toBeGreaterThan(1);
    expect(table.getByRole('img', { name: 'acknowledged' }).elements().length).toBeGreaterThan(2);
  });

  it('lights a zxid in every view when it is chosen', async () => {
    const lab = labAt({ clients: [writer('a', 10)] }, [], 1_600);
    await render(QuorumPane, { lab });
    const first = page.getByRole('button', { name: /^\(1,\d+\)$/ }).first();
    const counter = Number(/,(\d+)\)/.exec(textOf(first.element()))![1]);
    await first.click();
    expect(lab.selection).toEqual({ kind: 'zxid', zxid: zxidOf(1, counter) });
    expect(first.element().closest('tr')!.classList).toContain('lit');
  });
});

describe('rows of the quorum pane that run through', () => {
  afterEach(() => vi.restoreAllMocks());

  it('keep their elements, and light what the one with the focus says now', async () => {
    const lab = labAt({ clients: [writer('a', 10)] }, [], 3_000);
    const { container } = await render(QuorumPane, { lab });
    const rows = (): readonly Element[] => [...container.querySelectorAll('tbody:last-child tr')];
    const run = async (): Promise<void> => {
      lab.timeline.playTo(lab.frame.at + 500_000, 100_000);
      lab.toEnd();
      await tick();
    };
    // However slow this machine is, they move up one right behind the other.
    vi.spyOn(performance, 'now').mockReturnValue(performance.now());
    await run();
    await run();
    const before = rows();
    const said = before.map(textOf);
    await userEvent.hover(page.getByRole('heading'));
    before[1]!.querySelector('button')!.focus();
    await run();
    expect(rows()[0]).toBe(before[0]);
    expect(rows()[1]).toBe(before[1]);
    expect(rows().map(textOf)).not.toEqual(said);
    const [, epoch, counter] = /\((\d+),(\d+)\)/.exec(textOf(before[1]!))!;
    const zxid = zxidOf(Number(epoch), Number(counter));
    await expect.poll(() => lab.pointed).toEqual({ kind: 'zxid', zxid });
    before[1]!.querySelector('button')!.blur();
    expect(lab.pointed).toBe(null);
  });
});

describe('the log pane', () => {
  it('keeps a few rows of hundreds in the page and the newest in sight', async () => {
    const clients = ['a', 'b', 'c', 'd'].map((name) => writer(name, 1));
    const lab = labAt({ clients }, [], 15_000);
    const { container } = await render(LogPane, { lab });
    const total = Number(page.getByRole('table').element().getAttribute('aria-rowcount')) - 1;
    expect(total).toBeGreaterThan(200);
    expect(container.querySelectorAll('tbody tr').length).toBeLessThan(40);
    const scroller = page.getByRole('region', { name: 'Rows of the logs' });
    await expect
      .poll(() => {
        const { scrollTop, clientHeight, scrollHeight } = scroller.element();
        return scrollHeight - clientHeight - scrollTop;
      })
      .toBeLessThan(12);
    const last = lab.frame.world.peers[4]!.disk.log.last()!.zxid % 2 ** 32;
    await expect.element(page.getByRole('button', { name: `(1,${last})` })).toBeVisible();
    scroller.element().scrollTop = 0;
    await expect.element(page.getByRole('button', { name: '(1,1)', exact: true })).toBeVisible();
    const cells = page.getByRole('img', { name: 'committed', exact: true });
    await expect.element(cells.first()).toBeInTheDocument();
  });
});

describe('the locks pane', () => {
  it('starts a queue of three where there is none', async () => {
    const lab = labAt({ clients: [writer('a', 500)] }, [], 2_000);
    await render(LocksPane, { lab });
    await page.getByRole('button', { name: 'Start a queue' }).click();
    expect([...lab.frame.world.clients.keys()]).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
    await expect.element(page.getByText(/First in line holds the lock/)).toBeVisible();
  });

  it('moves up when the holder goes, and back when time does', async () => {
    const clients = [contender('a', 1), contender('b', 2), contender('c', 3)];
    const lab = labAt({ clients }, [], 2_400);
    const { container } = await render(LocksPane, { lab });
    const places = (): string[] =>
      [...container.querySelectorAll('li')]
        .filter((li) => getComputedStyle(li).opacity === '1')
        .sort((x, y) => x.getBoundingClientRect().left - y.getBoundingClientRect().left)
        .map((li) => textOf(li.querySelector('.node')!));
    const before = places();
    expect(before).toHaveLength(3);
    await expect.element(page.getByText(/believes it holds the lock, and it does/)).toBeVisible();
    lab.timeline.playTo(3_150_000, 100_000);
    lab.toEnd();
    await expect.poll(places).not.toEqual(before);
    await expect.poll(() => places().slice(0, 2)).toEqual(before.slice(1));
    lab.seek(2_400_000);
    await expect.poll(places).toEqual(before);
  });
});

describe('the console', () => {
  it('numbers and recalls every line that was typed, in each branch where it was', async () => {
    const lab = labAt({ clients: [writer('a', 500)] }, [], 2_000);
    await render(ConsolePane, { lab });
    const line = page.getByRole('textbox', { name: 'Line for the console' });
    const typed = async (text: string): Promise<void> => {
      await line.fill(text);
      await userEvent.keyboard('{Enter}');
    };
    await typed('version');
    await typed('crash 2');
    await typed('lss');
    lab.timeline.playTo(2_500_000, 100_000);
    lab.toEnd();
    await typed('history');
    const log = page.getByRole('log');
    await expect.element(log).toHaveTextContent(/0 - version 1 - crash 2 2 - lss 3 - history$/);
    await expect.element(log).toHaveTextContent(/\) 2\] lss/);
    await userEvent.keyboard('{ArrowUp}{ArrowUp}{ArrowUp}');
    await expect.element(line).toHaveValue('crash 2');
    // Another branch begins before what was asked last.
    lab.seek(2_400_000);
    await typed('crash 3');
    await typed('history');
    await expect
      .element(log)
      .toHaveTextContent(/0 - version 1 - crash 2 2 - lss 3 - crash 3 4 - history$/);
  });
});

describe('space and time', () => {
  it('draws a lane for each server and goes to the moment that is clicked', async () => {
    const lab = labAt({ clients: [writer('a', 10)] }, [], 2_000);
    const { container } = await render(SpaceTime, { lab });
    expect([...container.querySelectorAll('.actor')].map(textOf)).toEqual([
      'a',
      '5',
      '1',
      '2',
      '3',
      '4',
    ]);
    const drawn = container.querySelector('.message.proposal path')!.getAttribute('d')!;
    expect(drawn.split('M').length).toBeGreaterThan(5);
    const svg = container.querySelector('svg')!;
    const { left, top, width } = svg.getBoundingClientRect();
    svg.dispatchEvent(
      new MouseEvent('click', { clientX: left + width / 2, clientY: top + 20, bubbles: true }),
    );
    expect(lab.frame.at).toBeLessThan(2_000_000);
    expect(lab.frame.at).toBeGreaterThan(1_500_000);
  });

  it('opens a quiet stretch and folds it again, by its button', async () => {
    const lab = labAt({}, [[6_000, { do: 'crash', server: 1 }]], 6_100);
    await render(SpaceTime, { lab });
    const open = page.getByRole('button', { name: /^Open the quiet stretch of .* keep-alive/ });
    await open.click();
    await expect.element(open).not.toBeInTheDocument();
    await page.getByRole('button', { name: /^Fold the quiet stretch/ }).click();
    await expect.element(open).toBeVisible();
  });
});

describe('the life of the servers', () => {
  it('has room on a phone, names and numbers too', async () => {
    const lab = labAt({ servers: 9, startsMs: Array<number>(9).fill(0) }, [], 50);
    const { container } = await render(RolesPane, { lab });
    container.style.width = '336px';
    for (const svg of container.querySelectorAll('svg')) {
      expect(Number(svg.getAttribute('width'))).toBeLessThanOrEqual(336);
      for (const box of svg.querySelectorAll<SVGRectElement>('rect:not(.outline)')) {
        const frame = box.getBoundingClientRect();
        const words = [...svg.querySelectorAll('text:not(.role)')].map((text) =>
          text.getBoundingClientRect(),
        );
        const inside = words.filter(
          ({ top, bottom, left, right }) =>
            top < frame.bottom && bottom > frame.top && left < frame.right && right > frame.left,
        );
        expect(inside.length).toBeGreaterThan(0);
        for (const { left, right } of inside) {
          expect(left).toBeGreaterThanOrEqual(frame.left);
          expect(right).toBeLessThanOrEqual(frame.right);
        }
      }
    }
    const numbers = [...container.querySelectorAll('.servers tspan')].map(textOf);
    expect(numbers).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9']);
  });

  it('is drawn from the machine, with every server in its state', async () => {
    const lab = labAt({}, [[2_000, { do: 'crash', server: 5 }]], 2_100);
    const { container } = await render(RolesPane, { lab });
    const picture = page.getByRole('img', { name: /Server 1: looking\. .* Server 5: down\./ });
    await expect.element(picture).toBeVisible();
    lab.seek(1_900_000);
    await expect
      .element(page.getByRole('img', { name: /Server 4: following, broadcast\. Server 5: leader/ }))
      .toBeVisible();
    // Both ways between looking and down; to, out of and down from each role, and two steps in it; the one server's short way to broadcast;
    // from leaving to looking, to down and, without an election, to each role.
    const [servers] = container.querySelectorAll('svg');
    expect(servers!.querySelectorAll(':scope > path')).toHaveLength(2 + 5 * 3 + 1 + 2 + 3);
  });

  it('so is the connection of each client', async () => {
    const lab = labAt(
      { clients: [writer('a', 500)] },
      [[2_000, { do: 'disconnect-client', client: 'a' }]],
      2_100,
    );
    const { container } = await render(RolesPane, { lab });
    await expect
      .element(page.getByRole('img', { name: /Client a: connecting\./ }))
      .toBeInTheDocument();
    lab.seek(1_900_000);
    await expect
      .element(page.getByRole('img', { name: /Client a: connected\./ }))
      .toBeInTheDocument();
    const [, clients] = container.querySelectorAll('svg');
    // In; from alive to connecting, closed and gone; accepted; three answers; two that give up; two disbeliefs; three from expired, two from there, one from closed.
    expect(clients!.querySelectorAll(':scope > path')).toHaveLength(
      1 + 3 + 1 + 3 + 2 + 2 + 3 + 2 + 1,
    );
  });
});

describe('space-time under a hand on the slider', () => {
  it('shows, once the hand rests, just what it shows of that moment without one', async () => {
    const setup = { clients: [writer('a', 10)] };
    const said = (): readonly string[] =>
      [...document.querySelectorAll('.figure svg text')].map(textOf).sort();
    const lab = labAt(setup, [], 3_000);
    const moved = await render(SpaceTime, { lab });
    await expect.poll(() => said().length).toBeGreaterThan(20);
    for (const ms of [2_500, 2_000, 1_500]) {
      lab.scrub(ms * 1_000);
      flushSync();
    }
    lab.release();
    flushSync();
    const afterwards = said();
    await moved.unmount();
    await render(SpaceTime, { lab: labAt(setup, [], 1_500) });
    expect(afterwards).toEqual(said());
  });
});
