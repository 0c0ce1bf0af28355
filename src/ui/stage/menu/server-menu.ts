import type { Actor } from '../../../simulation/actor.ts';
import type { Command, DiskDamage } from '../../../simulation/command.ts';
import type { World } from '../../../simulation/world.ts';
import { showSpan, timerName } from '../../../views/marks/timer-name.ts';
import { timersOf } from '../../../views/stage/timers.ts';
import { fireNow } from '../acts.ts';
import type { Lab } from '../../lab.svelte.ts';
import { trace } from '../../trace/trace-desk.svelte.ts';
import type { Tools } from '../tools.svelte.ts';
import { ensembleItem } from './ensemble-menu.ts';
import { linkItems } from './link-menu.ts';
import type { MenuItem } from './menu-item.ts';

/** Fsync times of a slow disk, ms; how wrong a clock may be, thousandths. */
const SLOW_MS = [50, 200, 1_000, 5_000] as const;
const DRIFTS = [500, 100, -100, -500] as const;
const POSTPONE_MS = [100, 1_000, 5_000] as const;
/** As many choices for the part of a log that a crash keeps. */
const KEEPS_MOST = 6;

const touches = (direction: string, server: number): boolean =>
  direction.startsWith(`${server}>`) || direction.endsWith(`>${server}`);

/** What can be done to a server; what does not apply now stands there, says why, and cannot be chosen. */
export function serverMenu(
  lab: Lab,
  world: World,
  server: number,
  tools: Tools,
): readonly MenuItem[] {
  const words = lab.lateWords.faults;
  const up = world.peers[server - 1]?.up ?? false;
  const others = world.peers.filter(({ sid }) => sid !== server);
  const open = others.some(({ sid }) => !world.cuts.has(`${server}>${sid}`));
  const cut = [...world.cuts].some((direction) => touches(direction, server));
  const item = (
    label: string,
    enabled: boolean,
    command: 'crash' | 'restart' | 'isolate' | 'reconnect',
  ): MenuItem => ({
    label,
    enabled,
    choose: () => void lab.act({ do: command, server }),
  });
  return [
    item(words.crash, up, 'crash'),
    item(words.restart, !up, 'restart'),
    item(words.isolate, open, 'isolate'),
    item(words.reconnect, cut, 'reconnect'),
    pauseOrResume(lab, world, server, up),
    crashKeeping(lab, world, server),
    { label: words.disk, enabled: true, page: () => diskItems(lab, world, server) },
    { label: words.clock, enabled: true, page: () => clockItems(lab, world, server) },
    {
      label: words.timers,
      enabled: up && world.peers[server - 1]!.timers.size > 0,
      note: up ? undefined : words.down,
      page: () => timerItems(lab, world, server),
    },
    {
      label: words.links,
      enabled: others.length > 0,
      page: () =>
        others.map(({ sid }) => ({
          label: words.linkTo(String(sid)),
          enabled: true,
          page: () => linkItems(lab, world, server, sid),
        })),
    },
    {
      label: words.files,
      enabled: !up,
      note: up ? words.filesUp : undefined,
      page: () => fileItems(lab, server),
    },
    ...oracleItem(lab, world, server),
    ensembleItem(lab, world, server, () => (tools.dialog = 'reconfig')),
    {
      label: lab.lateWords.trace.whyNotLeader,
      enabled: true,
      choose: () => trace(lab, { kind: 'leader', sid: server }),
    },
    {
      label: words.move,
      note: words.moveNote,
      enabled: true,
      choose: () => (tools.moving = server),
    },
  ];
}

/** Pauses a process that runs, or lets one go on that is paused. */
export function pauseOrResume(lab: Lab, world: World, actor: Actor, runs: boolean): MenuItem {
  const words = lab.lateWords.faults;
  const paused = world.paused.has(actor);
  return {
    label: paused ? words.resume : words.pause,
    enabled: paused || runs,
    choose: () => void lab.act({ do: paused ? 'resume' : 'pause', actor }),
  };
}

function crashKeeping(lab: Lab, world: World, server: number): MenuItem {
  const words = lab.lateWords.faults;
  const { up, disk } = world.peers[server - 1]!;
  const tail = disk.log.length - disk.durable;
  return {
    label: words.crashKeeps,
    enabled: up && tail > 0,
    note: !up ? words.down : tail > 0 ? words.crashKeepsNote(tail) : words.nothingUnsynced,
    page: () =>
      Array.from({ length: Math.min(tail, KEEPS_MOST) }, (_, i) => ({
        label: words.keeps(i + 1, tail - i - 1),
        enabled: true,
        choose: () => void lab.act({ do: 'crash', server, keeps: i + 1 }),
      })),
  };
}

function diskItems(lab: Lab, world: World, server: number): readonly MenuItem[] {
  const words = lab.lateWords.faults;
  const { state, fsyncUs } = world.disks.get(server) ?? { state: 'ok', fsyncUs: null };
  type Setting = Omit<Extract<Command, { do: 'set-disk' }>, 'do' | 'server'>;
  const item = (label: string, checked: boolean, setting: Setting, note?: string): MenuItem => ({
    label,
    note,
    checked,
    enabled: true,
    choose: () => void lab.act({ do: 'set-disk', server, ...setting }),
  });
  const slow = SLOW_MS.map((ms) =>
    item(
      words.disks.slow(showSpan(ms)),
      state === 'ok' && fsyncUs !== null && fsyncUs.min === ms * 1000,
      { state: 'ok', fsyncUs: { min: ms * 1000, max: ms * 1000 } },
    ),
  );
  return [
    item(words.disks.ok, state === 'ok' && fsyncUs === null, { state: 'ok', fsyncUs: null }),
    ...slow,
    item(words.disks.stalled, state === 'stalled', { state: 'stalled', fsyncUs }),
    item(
      words.disks.failing,
      state === 'failing',
      { state: 'failing', fsyncUs },
      words.failingNote,
    ),
  ];
}

/** Only where two voters ask an oracle which of them may be alone. */
function oracleItem(lab: Lab, world: World, server: number): readonly MenuItem[] {
  const says = world.peers[server - 1]!.oracle;
  if (says === null) return [];
  const grants = says === 'denies';
  return [
    {
      label: lab.lateWords.faults.oracle[grants ? 'grants' : 'denies'],
      enabled: true,
      choose: () => void lab.act({ do: 'set-oracle', server, grants }),
    },
  ];
}

const DAMAGES: readonly DiskDamage[] = ['torn-tail', 'bad-checksum', 'lost-snapshots'];

/** What can happen to the files of a server that is down. */
function fileItems(lab: Lab, server: number): readonly MenuItem[] {
  const words = lab.lateWords.faults;
  const item = (label: string, command: Command): MenuItem => ({
    label,
    enabled: true,
    choose: () => void lab.act(command),
  });
  return [
    item(words.wipe, { do: 'wipe', server }),
    ...DAMAGES.map((what) =>
      item(words.damages[what], { do: 'damage-disk', server, what, records: 1 }),
    ),
    item(words.repair, { do: 'repair-disk', server }),
  ];
}

function clockItems(lab: Lab, world: World, server: number): readonly MenuItem[] {
  const words = lab.lateWords.faults.clocks;
  const now = world.drifts.get(server) ?? 0;
  const item = (label: string, driftPermille: number): MenuItem => ({
    label,
    checked: now === driftPermille,
    enabled: true,
    choose: () => void lab.act({ do: 'set-clock', server, driftPermille }),
  });
  return [
    item(words.even, 0),
    ...DRIFTS.map((drift) =>
      item(drift > 0 ? words.fast(drift / 10) : words.slow(-drift / 10), drift),
    ),
  ];
}

/** The running timers of a server, each with the time that is left. */
export function timerItems(lab: Lab, world: World, server: number): readonly MenuItem[] {
  return timersOf(world.peers[server - 1]!).map(({ name, dueAt }) => ({
    label: timerName(name, lab.lateWords.faults.timer),
    note: showSpan(Math.max(0, dueAt - lab.frame.at) / 1000),
    enabled: true,
    page: () => timerActions(lab, server, name),
  }));
}

/** What can be done to one timer. */
export function timerActions(lab: Lab, server: number, timer: string): readonly MenuItem[] {
  const words = lab.lateWords.faults;
  return [
    { label: words.fire, enabled: true, choose: () => fireNow(lab, server, timer) },
    ...POSTPONE_MS.map((ms) => ({
      label: words.postpone(showSpan(ms)),
      enabled: true,
      choose: () => void lab.act({ do: 'postpone-timer', server, timer, byUs: ms * 1000 }),
    })),
  ];
}
