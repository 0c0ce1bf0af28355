import type { Lab } from '../lab.svelte.ts';
import { menuOf, type Subject } from '../stage/menu/content.ts';
import type { MenuItem } from '../stage/menu/menu-item.ts';
import type { Tools } from '../stage/tools.svelte.ts';
import type { Offer } from './offers.ts';

/** Of more messages than these the menus are offered on the stage only. */
const MESSAGES_MOST = 40;

function offersFor(place: string, items: readonly MenuItem[]): readonly Offer[] {
  return items
    .filter(({ enabled }) => enabled)
    .map(({ key, label, choose, page }) => ({
      id: `${place}: ${key ?? label}`,
      text: page === undefined ? `${place}: ${label}` : `${place}: ${label}…`,
      run: () => choose?.(),
      page: page && (() => offersFor(`${place}, ${label}`, page())),
    }));
}

function subjectsOf({ frame: { world } }: Lab): readonly Subject[] {
  const flying = [...world.connections.values()].flatMap(({ forth, back }) => [
    ...forth.inFlight,
    ...back.inFlight,
  ]);
  return [
    ...world.peers.map(({ sid }): Subject => ({ kind: 'server', server: sid })),
    ...[...world.clients.keys()].map((client): Subject => ({ kind: 'client', client })),
    ...flying
      .filter(({ carries }) => carries.kind === 'message')
      .slice(0, MESSAGES_MOST)
      .map(({ id }): Subject => ({ kind: 'messages', envelopes: [id] })),
  ];
}

/** All that the menus of servers, of clients with their links, and of messages on their way can do at this moment. */
export function menuOffers(lab: Lab, tools: Tools): readonly Offer[] {
  return subjectsOf(lab).flatMap((subject) => {
    const menu = menuOf(lab, subject, tools);
    return menu === null ? [] : offersFor(menu.label, menu.items);
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
