import type { World } from '../../simulation/world.ts';
import type { Sid } from '../../zab/vote.ts';
import type { Family } from '../marks/family.ts';
import { glyphAt } from '../marks/glyph.ts';
import { shownRole, type ShownRole } from '../marks/role.ts';
import type { Point } from '../stage/box.ts';
import type { Place } from '../stage/lane.ts';
import { placeMessages } from '../stage/messages.ts';

export const MINI_WIDTH = 200;
export const MINI_HEIGHT = 140;
/** Room around the servers for their clients. */
const MARGIN_X = 42;
const MARGIN_Y = 30;
const CLIENT_REACH = 5;
const GLYPH_PX = 9;
const BAR_PX = 7;
/** How far from its server a client stands, from the middle of the picture outwards. */
const CLIENT_AWAY = 11;

export interface MiniServer extends Point {
  readonly sid: Sid;
  readonly role: ShownRole;
  readonly paused: boolean;
}
export interface MiniClient extends Point {
  readonly name: string;
  readonly connected: boolean;
  readonly server: Point;
}
export interface MiniStage {
  /** Of the servers' rings. */
  readonly radius: number;
  readonly servers: readonly MiniServer[];
  readonly clients: readonly MiniClient[];
  /** All messages of a family as one outline. */
  readonly messages: readonly { readonly family: Family; readonly path: string }[];
  readonly links: string;
  /** A bar across each link that is cut. */
  readonly cuts: string;
}

const linksOf = (servers: readonly Point[]): string =>
  servers
    .flatMap((a, i) => servers.slice(i + 1).map((b) => `M${a.x} ${a.y}L${b.x} ${b.y}`))
    .join('');

/** A bar across each link that is cut, in both directions or one. */
function barsOf(world: World, places: ReadonlyMap<string, Place>): string {
  const pairs = new Set([...world.cuts].map((way) => way.split('>').sort().join('>')));
  return [...pairs]
    .flatMap((pair) => {
      const [a, b] = pair.split('>').map((name) => places.get(name));
      if (a === undefined || b === undefined) return [];
      const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
      const [ux, uy] = [(b.x - a.x) / length, (b.y - a.y) / length];
      const [x, y] = [(a.x + b.x) / 2 + uy * BAR_PX, (a.y + b.y) / 2 - ux * BAR_PX];
      return [`M${x} ${y}l${-2 * uy * BAR_PX} ${2 * ux * BAR_PX}`];
    })
    .join('');
}

const turn = (i: number, count: number): Point => {
  const angle = (i / count) * 2 * Math.PI + Math.PI / 2;
  return { x: Math.cos(angle), y: Math.sin(angle) };
};

/** A moment of a run in little: rings for servers, dots for clients, messages on their ways. */
export function miniStage(world: World, at: number): MiniStage {
  const count = world.peers.length;
  const middle = { x: MINI_WIDTH / 2, y: MINI_HEIGHT / 2 };
  const radius = count > 5 ? 8 : 11;
  const far = { x: middle.x - MARGIN_X, y: middle.y - MARGIN_Y };
  const places = new Map<string, Place>();
  const servers = world.peers.map((peer): MiniServer => {
    const { x, y } = count === 1 ? { x: 0, y: 0 } : turn(peer.sid - 1, count);
    const place = { x: middle.x + x * far.x, y: middle.y + y * far.y };
    places.set(String(peer.sid), { ...place, reach: radius + 2 });
    return { ...place, sid: peer.sid, role: shownRole(peer), paused: world.paused.has(peer.sid) };
  });
  const at0 = new Map<number, number>();
  const clients = [...world.clients.values()].flatMap((client): readonly MiniClient[] => {
    const server = servers[client.server - 1];
    if (server === undefined) return [];
    const others = at0.get(server.sid) ?? 0;
    at0.set(server.sid, others + 1);
    const [dx, dy] = [server.x - middle.x, server.y - middle.y];
    const length = Math.hypot(dx, dy) || 1;
    const away = radius + CLIENT_AWAY;
    const aside = (others % 2 === 0 ? 1 : -1) * Math.ceil(others / 2) * 12;
    const place = {
      x: server.x + (dx / length) * away - (dy / length) * aside,
      y: server.y + (dy / length) * away + (dx / length) * aside,
    };
    places.set(client.name, { ...place, reach: CLIENT_REACH });
    return [{ ...place, name: client.name, connected: client.state === 'connected', server }];
  });
  const outlines = new Map<Family, string>();
  for (const { x, y, family } of placeMessages(world, at, places, new Map(), true)) {
    if (family === 'connection') continue;
    outlines.set(family, (outlines.get(family) ?? '') + glyphAt(family, x, y, GLYPH_PX));
  }
  return {
    radius,
    servers,
    clients,
    messages: [...outlines].map(([family, path]) => ({ family, path })),
    links: linksOf(servers),
    cuts: barsOf(world, places),
  };
}
