import '../../../src/ui/styles/tokens.css';
import '../../../src/ui/styles/base.css';
import { page, userEvent } from 'vitest/browser';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { render } from 'vitest-browser-svelte';
import type { World } from '../../../src/simulation/world.ts';
import Stage from '../../../src/ui/stage/Stage.svelte';
import { Tools } from '../../../src/ui/stage/tools.svelte.ts';
import { connection, designMoment, send, settledWorld } from '../../unit/views-stage/moment.ts';
import { zxidOf } from '../../../src/zab/zxid.ts';
import { labOver } from './harness.ts';

const AT = 11_000;

function show(world: World, at = AT) {
  const lab = labOver(world, at);
  const tools = new Tools();
  const host = document.createElement('div');
  host.style.cssText = 'position:fixed;inset:0;background:var(--paper)';
  document.body.append(host);
  render(Stage, { target: host, props: { lab, tools } });
  return { lab, tools };
}

const entry = (name: string) =>
  page
    .getByRole('menuitem', { name, exact: true })
    .or(page.getByRole('menuitemradio', { name, exact: true }));

beforeAll(async () => {
  localStorage.clear();
  await page.viewport(900, 700);
});

afterEach(() => {
  document.body.replaceChildren();
  localStorage.clear();
});

describe('the menu of a message', () => {
  async function openFirst(world: World) {
    const shown = show(world);
    const ack = page.getByRole('button', { name: 'ACK (2,8), from 1 to 3' });
    await expect.element(ack).toBeVisible();
    (ack.element() as SVGElement).focus();
    await userEvent.keyboard('{Enter}');
    await expect.element(entry('Deliver now')).toHaveFocus();
    return { ...shown, ack };
  }

  it('says what it is: zxid, both ends, sent, due', async () => {
    await openFirst(designMoment());
    for (const text of ['1 → 3', '(2,8) 0x200000008', '00:00.000', '00:00.020']) {
      await expect.element(page.getByText(text, { exact: true })).toBeVisible();
    }
  });

  it('delays by a choice on a page of its own, and gives the focus back', async () => {
    const { lab, ack } = await openFirst(designMoment());
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}{ArrowRight}');
    await expect.element(entry('by 10 ms')).toHaveFocus();
    await userEvent.keyboard('{ArrowLeft}');
    await expect.element(entry('Delay')).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    await expect.element(entry('by 10 ms')).toHaveFocus();
    await userEvent.keyboard('{ArrowDown}{Enter}');
    expect(lab.asked.commands).toEqual([{ do: 'delay', envelope: 1, untilUs: 70_000 }]);
    await expect.element(ack).toHaveFocus();
  });

  it('refuses what TCP excludes, with the reason, unless the network is unsafe', async () => {
    const { lab } = await openFirst(designMoment());
    for (const name of ['Duplicate', 'Let it overtake']) {
      await expect.element(entry(name)).toHaveAttribute('aria-disabled', 'true');
      await expect.element(entry(name)).toHaveAccessibleDescription(/^Not with TCP/);
    }
    // The last entry traces the zxid; the one before it is refused.
    await userEvent.keyboard('{End}{ArrowUp}{Enter}');
    expect(lab.asked.commands).toEqual([]);
  });

  it('duplicates in an unsafe network', async () => {
    const world = designMoment();
    const { lab } = await openFirst({ ...world, setup: { ...world.setup, unsafeNetwork: true } });
    await entry('Duplicate').click();
    expect(lab.asked.commands).toEqual([{ do: 'duplicate', envelope: 1 }]);
  });

  it('lists several messages at one place, each with a page of its own', async () => {
    const world = settledWorld(3, 3);
    for (const counter of [1, 2, 3]) {
      const zxid = zxidOf(2, counter);
      send(world, 3, 1, { type: 'PROPOSAL', zxid, txn: { zxid } }, counter);
    }
    const { lab } = show(world);
    await page
      .getByRole('button', { name: '3 messages, first PROPOSAL (2,1), from 3 to 1' })
      .click();
    await expect.element(entry('Deliver all 3')).toBeVisible();
    await entry('PROPOSAL (2,2)').click();
    await entry('Hold').click();
    expect(lab.asked.commands).toEqual([{ do: 'hold', envelope: 2 }]);
  });
});

describe('the pen', () => {
  it('is put away by Escape, and has cut nothing', async () => {
    const { lab, tools } = show(settledWorld(3, 3));
    tools.palette = true;
    const pen = page.getByRole('button', { name: 'Draw a cut' });
    await pen.click();
    await expect.element(pen).toHaveAttribute('aria-pressed', 'true');
    await expect
      .poll(() => (document.querySelector('svg.pen') === null ? 'none' : 'pen'))
      .toBe('pen');
    await userEvent.keyboard('{Escape}');
    await expect.element(pen).toHaveAttribute('aria-pressed', 'false');
    expect(lab.asked.commands).toEqual([]);
  });
});

describe('the menu of a server', () => {
  const openServer = async (world: World, number: number) => {
    const shown = show(world);
    await page.getByRole('button', { name: new RegExp(`^Server ${number},`) }).click();
    return shown;
  };

  const tip = () => document.querySelector('.tip');

  it('leaves no tooltip over what it has done, by mouse or by keyboard', async () => {
    await openServer(settledWorld(3, 3), 1);
    await entry('Isolate').click();
    await expect.element(page.getByRole('menu')).not.toBeInTheDocument();
    const server = page.getByRole('button', { name: /^Server 1,/ });
    await expect.element(server).toHaveFocus();
    expect(tip()).toBeNull();
    await userEvent.keyboard('{Enter}');
    await expect.element(entry('Crash')).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    await expect.element(server).toHaveFocus();
    expect(tip()).toBeNull();
    await userEvent.keyboard('{Tab}');
    await expect.poll(() => tip()?.textContent).toMatch(/^Server 2/);
    await userEvent.keyboard('{Escape}');
    await expect.poll(tip).toBeNull();
  });

  it('lets nothing stand before a server that is moved by keys', async () => {
    const { tools } = await openServer(settledWorld(3, 3), 1);
    await entry('Move').click();
    expect(tools.moving).toBe(1);
    await userEvent.keyboard('{ArrowLeft}');
    expect(tip()).toBeNull();
    expect(tools.arrangement.moved(3).map(({ sid }) => sid)).toEqual([1]);
    await userEvent.keyboard('{Enter}');
    expect(tools.moving).toBeNull();
  });

  it('keeps a part of what is not fsynced through a crash', async () => {
    const { lab } = await openServer(designMoment(), 3);
    await entry('Crash, keep a part of the log').click();
    await entry('Keep 1, lose 0').click();
    expect(lab.asked.commands).toEqual([{ do: 'crash', server: 3, keeps: 1 }]);
  });

  it('has the disk, with what holds now marked', async () => {
    const world = designMoment();
    world.disks.set(1, { state: 'stalled', fsyncUs: null });
    const { lab } = await openServer(world, 1);
    await entry('Disk').click();
    await expect
      .element(entry('stalled: nothing gets written'))
      .toHaveAttribute('aria-checked', 'true');
    await entry('slow: 200 ms for each fsync').click();
    expect(lab.asked.commands).toEqual([
      { do: 'set-disk', server: 1, state: 'ok', fsyncUs: { min: 200_000, max: 200_000 } },
    ]);
    await expect
      .element(page.getByRole('button', { name: /^Server 1, following, stalled disk/ }))
      .toBeVisible();
  });

  it('leads to its links: latency one way keeps the loss', async () => {
    const world = designMoment();
    world.links.set('1>3', { latencyUs: null, lossPermille: 200 });
    const { lab } = await openServer(world, 1);
    for (const name of ['Links', 'To 3', 'Latency', '1 → 3', '1 s']) await entry(name).click();
    expect(lab.asked.commands).toEqual([
      {
        do: 'set-link',
        from: 1,
        to: 3,
        latencyUs: { min: 1_000_000, max: 1_000_000 },
        lossPermille: 200,
      },
    ]);
  });

  it('moves it with the arrow keys', async () => {
    const { tools } = await openServer(settledWorld(3, 2), 1);
    await userEvent.keyboard('{End}');
    await expect.element(entry('Move')).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByText(/^Move Server 1: drag it/)).toBeVisible();
    await userEvent.keyboard('{ArrowLeft}{ArrowUp}{Enter}');
    expect(tools.moving).toBeNull();
    const [moved] = tools.arrangement.moved(3);
    expect(moved).toMatchObject({ sid: 1 });
    expect(new Tools().arrangement.moved(3)).toEqual([moved]);
  });
});

describe('a server that is moved by a finger', () => {
  it('is put down where the finger leaves it', async () => {
    const { tools } = show(settledWorld(3, 2));
    const svg = page.getByRole('group', { name: 'The ensemble' });
    await expect.element(svg).toBeVisible();
    const element = svg.element();
    element.setPointerCapture = () => undefined;
    element.dispatchEvent(new PointerEvent('pointerenter'));
    await expect.poll(() => tools.zoomer !== null).toBe(true);
    tools.moving = 1;
    const { left, top } = element.getBoundingClientRect();
    const send = (type: string, x: number): boolean =>
      element.dispatchEvent(
        new PointerEvent(type, {
          bubbles: true,
          isPrimary: true,
          pointerType: 'touch',
          clientX: left + x,
          clientY: top + 200,
        }),
      );
    send('pointerdown', 100);
    send('pointermove', 140);
    send('pointermove', 180);
    send('pointerup', 180);
    expect(tools.moving).toBeNull();
    expect(new Tools().arrangement.moved(3)).toMatchObject([{ sid: 1 }]);
  });
});

describe('what waits', () => {
  function heldWorld(): World {
    const world = settledWorld(3, 3);
    const link = connection(world, 3, 1, 'quorum');
    for (const counter of [1, 2]) {
      const zxid = zxidOf(2, counter);
      const message = { type: 'PROPOSAL', zxid, txn: { zxid } } as const;
      link.forth.inFlight.push({
        id: world.nextEnvelope++,
        from: 3,
        to: 1,
        carries: { kind: 'message', message },
        sentAt: 0,
        dueAt: 5_000,
        cause: -1,
      });
    }
    link.forth.waits = 'held';
    world.heldWays.add('3>1');
    return world;
  }

  it('is a box at its receiver: a click delivers, the dots open its menu', async () => {
    const { lab } = show(heldWorld());
    await page.getByRole('button', { name: 'Deliver PROPOSAL (2,1), from 3 to 1' }).click();
    expect(lab.asked.commands).toEqual([{ do: 'deliver', envelope: 1 }]);
    await page.getByRole('button', { name: 'More for PROPOSAL (2,2), from 3 to 1' }).click();
    await entry('Release').click();
    expect(lab.asked.commands.at(-1)).toEqual({ do: 'release', envelope: 2 });
  });

  it('is a timer at the selected server, that fires or is postponed', async () => {
    const world = settledWorld(3, 3);
    world.peers[0]!.timers.set('learner-read', { dueAt: 900_000, queuedAt: 900_000, cause: -1 });
    const lab = labOver(world, AT);
    Object.assign(lab, { selection: { kind: 'server', server: 1 } });
    const host = document.createElement('div');
    host.style.cssText = 'position:fixed;inset:0';
    document.body.append(host);
    render(Stage, { target: host, props: { lab } });
    await expect.element(page.getByText('889 ms')).toBeVisible();
    await page.getByRole('button', { name: 'Fire now: read time-out' }).click();
    expect(lab.asked.commands).toEqual([{ do: 'fire-timer', server: 1, timer: 'learner-read' }]);
    await page.getByRole('button', { name: 'More for read time-out' }).click();
    await entry('Postpone by 1 s').click();
    expect(lab.asked.commands.at(-1)).toEqual({
      do: 'postpone-timer',
      server: 1,
      timer: 'learner-read',
      byUs: 1_000_000,
    });
  });
});

describe('a line across the stage', () => {
  const picture = () => page.getByRole('group', { name: 'The ensemble' }).element();

  async function drag(tools: Tools, points: readonly (readonly [number, number])[]): Promise<void> {
    // What a hand does is loaded when one comes near.
    picture().dispatchEvent(new PointerEvent('pointerenter'));
    await expect.poll(() => tools.zoomer !== null).toBe(true);
    const svg = picture();
    const { left, top, width, height } = svg.getBoundingClientRect();
    svg.setPointerCapture = () => undefined;
    const send = (type: string, [x, y]: readonly [number, number]) =>
      svg.dispatchEvent(
        new PointerEvent(type, {
          bubbles: true,
          isPrimary: true,
          pointerType: 'mouse',
          clientX: left + x * width,
          clientY: top + y * height,
        }),
      );
    send('pointerdown', points[0]!);
    for (const point of points) send('pointermove', point);
    await expect.element(page.getByText(/^cuts|^crosses/)).toBeVisible();
    send('pointerup', points.at(-1)!);
  }

  it('cuts the servers on its sides apart, with the clients that stand there', async () => {
    const { lab, tools } = show(designMoment());
    tools.cutting = true;
    await expect.element(page.getByText(/^Draw a line/)).toBeVisible();
    // 1 and 5 stand below, 2, 3 and 4 above.
    await drag(tools, [
      [0.02, 0.62],
      [0.5, 0.6],
      [0.98, 0.62],
    ]);
    expect(lab.asked.commands).toEqual([
      {
        do: 'cut',
        groups: [expect.arrayContaining([1, 5, 'a']), expect.arrayContaining([2, 3, 4, 'b'])],
      },
    ]);
    expect(tools.cutting).toBe(false);
  });

  it('has its like for the keyboard: who is in which group', async () => {
    const { lab, tools } = show(designMoment());
    tools.dialog = 'cut';
    await page.getByLabelText('Group of 1').selectOptions('group A');
    await expect.element(page.getByRole('button', { name: 'Cut', exact: true })).toBeDisabled();
    await page.getByLabelText('Group of 2').selectOptions('group B');
    await page.getByLabelText('Group of b').selectOptions('group B');
    await expect.element(page.getByText('cuts 1 | 2 b')).toBeVisible();
    await page.getByRole('button', { name: 'Cut', exact: true }).click();
    expect(lab.asked.commands).toEqual([{ do: 'cut', groups: [[1], [2, 'b']] }]);
  });

  it('holds by a rule, and lets it go', async () => {
    const world = designMoment();
    world.heldTypes.add('ACK 1>3');
    const { lab, tools } = show(world);
    tools.dialog = 'hold';
    await page.getByLabelText('Type', { exact: true }).selectOptions('PROPOSAL');
    await page.getByLabelText('To', { exact: true }).selectOptions('3');
    await expect.element(page.getByText('PROPOSAL to 3')).toBeVisible();
    await page.getByRole('button', { name: 'Release ACK from 1 to 3' }).click();
    expect(lab.asked.commands).toEqual([{ do: 'release-type', type: 'ACK', from: 1, to: 3 }]);
    await page.getByRole('button', { name: 'Hold', exact: true }).click();
    expect(lab.asked.commands.at(-1)).toEqual({ do: 'hold-type', type: 'PROPOSAL', to: 3 });
  });
});

describe('the menu of a client', () => {
  it('moves it to a server of choice, and keeps the others on its list', async () => {
    const world = designMoment();
    const client = world.clients.get('a')!;
    client.hosts = [1, 2, 3, 4, 5];
    const { lab } = show(world);
    await page.getByRole('button', { name: /^Client a,/ }).click();
    await entry('Move to another server').click();
    await expect.element(entry('To 1')).not.toBeInTheDocument();
    await entry('To 4').click();
    expect(lab.asked.commands).toEqual([
      { do: 'reconnect-client', client: 'a', hosts: [4, 1, 2, 3, 5] },
    ]);
  });

  it('lets one dial again that was disconnected', async () => {
    const world = designMoment();
    world.clients.get('a')!.barred = true;
    const { lab } = show(world);
    await page.getByRole('button', { name: /^Client a,/ }).click();
    await entry('Let it dial again').click();
    expect(lab.asked.commands).toEqual([{ do: 'reconnect-client', client: 'a', hosts: null }]);
  });
});

describe('the view', () => {
  it('is enlarged and made whole by keys, and shows what has the focus', async () => {
    const { tools } = show(settledWorld(5, 3));
    const top = page.getByRole('button', { name: /^Server 3,/ });
    (top.element() as SVGElement).focus();
    await expect.poll(() => tools.zoomer).not.toBeNull();
    await userEvent.keyboard('+++');
    await expect.poll(() => tools.view.k).toBeGreaterThan(2);
    const low = page.getByRole('button', { name: /^Server 1,/ });
    (low.element() as SVGElement).focus();
    const frame = page.getByRole('group', { name: 'The ensemble' }).element();
    await expect
      .poll(() => {
        const { left, bottom } = low.element().getBoundingClientRect();
        const around = frame.getBoundingClientRect();
        return left >= around.left && bottom <= around.bottom;
      })
      .toBe(true);
    await userEvent.keyboard('0');
    await expect.poll(() => tools.view.k).toBe(1);
    await expect.element(page.getByRole('button', { name: 'Whole stage' })).not.toBeInTheDocument();
  });
});
