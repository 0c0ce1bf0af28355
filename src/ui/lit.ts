import type { World } from '../simulation/world.ts';
import type { Lab, Selection } from './lab.svelte.ts';

type Shows = Pick<Lab, 'pointed' | 'selection' | 'frame'>;

const ofClient = ({ kind }: Selection): boolean => kind === 'client' || kind === 'session';

const sessionOf = (world: World, selection: Selection): string | undefined =>
  selection.kind === 'session'
    ? selection.session
    : selection.kind === 'client'
      ? world.clients.get(selection.client)?.session
      : undefined;

function same(shows: Shows, a: Selection, b: Selection): boolean {
  switch (a.kind) {
    case 'server':
      return b.kind === 'server' && a.server === b.server;
    case 'zxid':
      return b.kind === 'zxid' && a.zxid === b.zxid;
    case 'envelope':
      return b.kind === 'envelope' && a.envelope === b.envelope;
    case 'znode':
      return b.kind === 'znode' && a.path === b.path;
    case 'client':
      if (b.kind === 'client') return a.client === b.client;
      break;
    case 'session':
      break;
  }
  if (!ofClient(b)) return false;
  // A client and its session are lit together.
  const { world } = shows.frame;
  const session = sessionOf(world, a);
  return session !== undefined && session !== '' && session === sessionOf(world, b);
}

/**
 * Whether something is lit: pointed at, or selected, in whichever view. The frame is read only where it counts: hundreds of rows
 * ask this, and need not be asked again with every frame.
 */
export function isLit(shows: Shows, what: Selection): boolean {
  const { pointed, selection } = shows;
  return (
    (pointed !== null && same(shows, pointed, what)) ||
    (selection !== null && same(shows, selection, what))
  );
}

/** Attributes that light `what` in every view while the mouse or the focus rests on it. */
export function pointing(lab: Pick<Lab, 'point'>, what: Selection) {
  const on = (): void => lab.point(what);
  const off = (): void => lab.point(null);
  return { onpointerenter: on, onpointerleave: off, onfocus: on, onblur: off };
}
