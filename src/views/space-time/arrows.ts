import type { Actor } from '../../simulation/actor.ts';
import type { World } from '../../simulation/world.ts';
import { familyOf, type Family } from '../marks/family.ts';
import { messageLabel } from '../marks/label.ts';
import { bundlesOf, type Bundle, type Picked, type Scale } from './bundles.ts';
import type { Sending } from './chronicle.ts';
import { labelPx, shortened, type LabelRoom, type Line, type Place } from './labels.ts';
import { lightOf, type Light, type Lights } from './light.ts';
import type { Flow } from './traffic.ts';

/** One arrow: a message, or several alike that began near one another. */
export interface Arrow {
  readonly key: string;
  readonly family: Family;
  readonly light: Light | null;
  readonly from: Actor;
  readonly to: Actor;
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
  /** `flying`: drawn as far as it has come. `lost`: its connection ended. */
  readonly fate: Sending['fate'];
  /** The events at its ends. */
  readonly sentId: number;
  readonly endId: number;
  readonly count: number;
  /** Null where something else is in the way. */
  readonly label: (Place & { readonly text: string }) | null;
}

/** An arrow with what it stands for, and with its whole way: also the part that it still has before it. */
export interface DrawnArrow extends Arrow {
  readonly bundle: Bundle;
  readonly way: Line;
  label: Arrow['label'];
}

/** No event has such a number. */
const BEHIND_ALL = 2 ** 40;

/** Messages on their way at a moment. */
export function flyingOf(world: World): readonly Sending[] {
  const found: Sending[] = [];
  for (const { forth, back } of world.connections.values()) {
    for (const { inFlight } of [forth, back]) {
      for (const { id, from, to, carries, sentAt, dueAt, cause } of inFlight) {
        if (carries.kind !== 'message') continue;
        const { message } = carries;
        const family = familyOf(message);
        const ends = { from, to, sentAt, endAt: dueAt, sentId: cause, endId: -1 };
        found.push({ envelope: id, message, family, fate: 'flying', ...ends });
      }
    }
  }
  return found;
}

/** Those that have lanes at both ends and are of a wanted family, or are lit. */
export function pick(
  flows: readonly Flow[],
  lanes: ReadonlyMap<Actor, number>,
  hidden: readonly Family[],
  lights: Lights,
): readonly Picked[] {
  return flows.flatMap((flow): readonly Picked[] => {
    const { from, to, family, first, last } = flow;
    if (first === last || !lanes.has(from) || !lanes.has(to)) return [];
    const isHidden = hidden.includes(family);
    if (lights.size > 0) return byLight(flow, lights).filter((p) => p.light !== null || !isHidden);
    return isHidden ? [] : [{ ...flow, light: null }];
  });
}

function byLight(flow: Flow, lights: Lights): readonly Picked[] {
  const groups = new Map<Light | null, Sending[]>();
  for (let i = flow.first; i < flow.last; i++) {
    const sending = flow.sendings[i]!;
    const light = lightOf(lights, sending.sentId, sending.endId);
    const group = groups.get(light);
    if (group === undefined) groups.set(light, [sending]);
    else group.push(sending);
  }
  return [...groups].map(([light, sendings]) => {
    const sentAts = sendings.map(({ sentAt }) => sentAt);
    return { ...flow, light, sendings, sentAts, first: 0, last: sendings.length };
  });
}

/**
 * Arrows from lane to lane, in the order of their ends; those on their way come last, in the order of `flying`, and end where they are at
 * `at`. No labels yet.
 */
export function arrowsOf(
  picked: readonly Picked[],
  flying: readonly Sending[],
  lanes: ReadonlyMap<Actor, number>,
  scale: Scale,
  at: number,
): readonly DrawnArrow[] {
  const { x } = scale;
  const places = new Map(flying.map((sending, i) => [sending, BEHIND_ALL + i]));
  const rank = ({ sending }: Bundle): number => places.get(sending) ?? sending.endId;
  const inOrder = bundlesOf(picked, scale).toSorted((a, b) => rank(a) - rank(b));
  return inOrder.map((bundle) => {
    const { sending, light, count } = bundle;
    const { envelope, from, to, family, fate, sentAt, endAt, sentId, endId } = sending;
    const [y0, target] = [lanes.get(from)!, lanes.get(to)!];
    const part = endAt > at ? (at - sentAt) / (endAt - sentAt) : 1;
    return {
      key: `${envelope} ${fate}`,
      family,
      light,
      from,
      to,
      fate,
      sentId,
      endId,
      count,
      bundle,
      x0: bundle.x,
      y0,
      x1: x(Math.min(endAt, at)),
      y1: y0 + (target - y0) * part,
      way: { x0: bundle.x, y0, x1: x(endAt), y1: target },
      label: null,
    };
  });
}

/** A message to several receivers is named once; where they differ, by its type and their number. */
function textOf(group: readonly DrawnArrow[]): string {
  const { bundle, count: alone } = group[0]!;
  if (group.length === 1 && alone === 1) return shortened(messageLabel(bundle.sending.message));
  const texts = new Set(group.map(({ bundle }) => messageLabel(bundle.sending.message)));
  const count = group.reduce((sum, arrow) => sum + arrow.count, 0);
  const [first] = texts;
  const isOne = group.every((arrow) => arrow.count === 1);
  if (texts.size === 1 && isOne) return shortened(first!);
  return `${group[0]!.bundle.sending.message.type} ×${count}`;
}

/**
 * Where the name of an arrow may stand: beside its beginning, on the side of the lane that it does not go to first. Before it there is
 * only what was sent earlier, so that a name there stays when more is sent.
 */
function placesFor(text: string, { x0, y0, way }: DrawnArrow): readonly Place[] {
  const [right, left] = [x0 + 8, x0 - 8 - labelPx(text)];
  const [above, below] = [y0 - 7, y0 + 14];
  return way.y1 > way.y0
    ? [right, left].flatMap((x) => [above, below].map((y) => ({ x, y })))
    : [left, right].flatMap((x) => [below, above].map((y) => ({ x, y })));
}

/**
 * Names arrows where there is room, and few other arrows: what is lit only, if anything is, and from left to right. Keep-alives are named
 * only when lit.
 */
export function labelled(arrows: readonly DrawnArrow[], room: LabelRoom): readonly Arrow[] {
  const groups = new Map<string, DrawnArrow[]>();
  const isLit = arrows.some(({ light }) => light !== null);
  for (const arrow of arrows) {
    if (isLit ? arrow.light === null : arrow.family === 'keepalive') continue;
    const { from, bundle, light } = arrow;
    const key = `${from} ${bundle.sending.message.type} ${bundle.sending.sentAt} ${light ?? ''}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [arrow]);
    else group.push(arrow);
  }
  const inOrder = [...groups.values()].sort(([a], [b]) => a!.x0 - b!.x0);
  for (const group of inOrder) {
    const first = group[0]!;
    const text = textOf(group);
    const place = room.place(text, placesFor(text, first));
    if (place !== null) first.label = { x: place.x, y: place.y, text };
  }
  return arrows;
}
