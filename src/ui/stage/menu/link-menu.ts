import type { Actor } from '../../../simulation/actor.ts';
import type { LinkState, World } from '../../../simulation/world.ts';
import type { Lab } from '../../lab.svelte.ts';
import type { MenuItem } from './menu-item.ts';
import { showSpan } from '../../../views/marks/timer-name.ts';

const LATENCIES_MS = [1, 50, 200, 1_000, 5_000] as const;
const LOSSES_PERMILLE = [50, 200, 500] as const;

type Way = readonly [from: Actor, to: Actor];

/** What can be done to the link between two actors, and to each of its directions. */
export function linkItems(lab: Lab, world: World, a: Actor, b: Actor): readonly MenuItem[] {
  const words = lab.lateWords.faults;
  const there: Way = [a, b];
  const back: Way = [b, a];
  const isCut = ([from, to]: Way): boolean => world.cuts.has(`${from}>${to}`);
  const whole = isCut(there) && isCut(back);
  const pair: MenuItem = whole
    ? {
        label: words.healLink,
        enabled: true,
        choose: () => {
          for (const [from, to] of [there, back]) lab.act({ do: 'heal-way', from, to });
        },
      }
    : {
        label: words.cutLink,
        enabled: true,
        choose: () => void lab.act({ do: 'cut', groups: [[a], [b]] }),
      };
  const cutOne = ([from, to]: Way): MenuItem => {
    const cut = isCut([from, to]);
    const say = cut ? words.healWay : words.cutWay;
    return {
      label: say(String(from), String(to)),
      enabled: true,
      choose: () => void lab.act({ do: cut ? 'heal-way' : 'cut-way', from, to }),
    };
  };
  const hold = ([from, to]: Way): MenuItem => {
    const held = world.heldWays.has(`${from}>${to}`);
    const say = held ? words.releaseWay : words.holdWay;
    return {
      label: say(String(from), String(to)),
      note: held ? undefined : words.holdWayNote,
      enabled: true,
      choose: () => void lab.act({ do: held ? 'release-link' : 'hold-link', from, to }),
    };
  };
  const sides = (values: (ways: readonly Way[]) => readonly MenuItem[]): readonly MenuItem[] => [
    { label: words.bothWays, enabled: true, page: () => values([there, back]) },
    ...[there, back].map((way) => ({
      label: words.way(String(way[0]), String(way[1])),
      enabled: true,
      page: () => values([way]),
    })),
  ];
  return [
    pair,
    cutOne(there),
    cutOne(back),
    hold(there),
    hold(back),
    {
      label: words.latency,
      enabled: true,
      page: () => sides((ways) => latencies(lab, world, ways)),
    },
    {
      label: words.loss,
      note: words.lossNote,
      enabled: true,
      page: () => sides((ways) => losses(lab, world, ways)),
    },
  ];
}

const stateOf = (world: World, [from, to]: Way): LinkState =>
  world.links.get(`${from}>${to}`) ?? { latencyUs: null, lossPermille: 0 };

function setAll(
  lab: Lab,
  world: World,
  ways: readonly Way[],
  change: (state: LinkState) => LinkState,
): void {
  for (const [from, to] of ways) {
    lab.act({ do: 'set-link', from, to, ...change(stateOf(world, [from, to])) });
  }
}

function latencies(lab: Lab, world: World, ways: readonly Way[]): readonly MenuItem[] {
  const item = (label: string, ms: number | null): MenuItem => {
    const us = ms === null ? null : ms * 1000;
    return {
      label,
      checked: ways.every((way) => (stateOf(world, way).latencyUs?.min ?? null) === us),
      enabled: true,
      choose: () =>
        setAll(lab, world, ways, ({ lossPermille }) => ({
          latencyUs: us === null ? null : { min: us, max: us },
          lossPermille,
        })),
    };
  };
  return [
    item(lab.lateWords.faults.asSetUp, null),
    ...LATENCIES_MS.map((ms) => item(showSpan(ms), ms)),
  ];
}

function losses(lab: Lab, world: World, ways: readonly Way[]): readonly MenuItem[] {
  const words = lab.lateWords.faults;
  return [0, ...LOSSES_PERMILLE].map((lossPermille) => ({
    label: lossPermille === 0 ? words.none : words.percent(lossPermille / 10),
    checked: ways.every((way) => stateOf(world, way).lossPermille === lossPermille),
    enabled: true,
    choose: () => setAll(lab, world, ways, ({ latencyUs }) => ({ latencyUs, lossPermille })),
  }));
}
