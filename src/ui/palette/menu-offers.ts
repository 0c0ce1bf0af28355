import type { Lab } from '../lab.svelte.ts';
import { menuOf, type Subject } from '../stage/menu/content.ts';
import type { MenuItem } from '../stage/menu/menu-item.ts';
import type { Tools } from '../stage/tools.svelte.ts';
import type { Offer } from './offers.ts';

/** Of more messages than these the menus are offered on the stage only. */
const MESSAGES_MOST = 40;

/** Menus of menus are offered as pages, but for the first level, which is found at once. */
function offersFor(
  lab: Lab,
  /** Tells it from all others: of two messages the names may be the same. */
  root: string,
  place: string,
  items: readonly MenuItem[],
  isFirst: boolean,
): readonly Offer[] {
  const { at, within } = lab.lateWords.console.palette;
  return items
    .filter(({ enabled }) => enabled)
    .flatMap(({ key, label, choose, page }): readonly Offer[] => {
      const text = at(place, label);
      const id = `${root} ${key ?? label}`;
      if (page === undefined) return [{ id, text, run: () => choose?.() }];
      const open = (): readonly Offer[] => offersFor(lab, id, within(place, label), page(), false);
      const lead = { id, text: `${text}…`, run: () => undefined, page: open };
      return isFirst ? [lead, ...open()] : [lead];
    });
}

function subjectsOf({ frame: { world } }: Lab): readonly Subject[] {
  const flying = [...world.connections.values()].flatMap(({ forth, back }) => [
    ...forth.inFlight,
    ...back.inFlight,
  ]);
  const sids = world.peers.map(({ sid }) => sid);
  return [
    ...sids.map((server): Subject => ({ kind: 'server', server })),
    ...[...world.clients.keys()].map((client): Subject => ({ kind: 'client', client })),
    ...sids.flatMap((a) => sids.filter((b) => b > a).map((b): Subject => ({ kind: 'link', a, b }))),
    ...flying
      .filter(({ carries }) => carries.kind === 'message')
      .slice(0, MESSAGES_MOST)
      .map(({ id }): Subject => ({ kind: 'messages', envelopes: [id] })),
  ];
}

/** All that the menus of servers, clients, links and messages on their way can do at this moment. */
export function menuOffers(lab: Lab, tools: Tools): readonly Offer[] {
  return subjectsOf(lab).flatMap((subject) => {
    const menu = menuOf(lab, subject, tools);
    return menu === null
      ? []
      : offersFor(lab, Object.values(subject).join(' '), menu.label, menu.items, true);
  });
}

/** What the tools above the stage do, and the buttons below it. */
export function toolOffers(lab: Lab, tools: Tools): readonly Offer[] {
  const { transport, shell, stage } = lab.words;
  const { faults, reconfig } = lab.lateWords;
  const offer = (id: string, text: string, run: () => void): Offer => ({ id, text, run });
  return [
    offer('step', transport.step, () => void lab.step()),
    offer('step back', transport.stepBack, () => lab.stepBack()),
    offer('milestone', transport.nextMilestone, () => lab.nextMilestone()),
    offer('start', transport.toStart, () => lab.toStart()),
    offer('end', transport.toEnd, () => lab.toEnd()),
    offer('until', transport.untilTitle, () => lab.panes.open('time')),
    offer('write', shell.writeTitle(lab.writer), () => lab.write()),
    offer('draw a cut', faults.drawCut, () => (tools.cutting = true)),
    offer('cut groups', `${faults.cutGroups}…`, () => (tools.dialog = 'cut')),
    offer('hold', `${faults.holdMessages}…`, () => (tools.dialog = 'hold')),
    offer('reconfig', `${reconfig.tool}…`, () => (tools.dialog = 'reconfig')),
    offer('zoom in', faults.zoomIn, () => tools.zoomer?.by(1.4)),
    offer('zoom out', faults.zoomOut, () => tools.zoomer?.by(1 / 1.4)),
    offer('whole', stage.whole, () => tools.zoomer?.reset()),
    offer('places', faults.resetPlaces, () =>
      tools.arrangement.reset(lab.frame.world.peers.length),
    ),
  ];
}
