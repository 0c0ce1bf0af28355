import type { World } from '../../simulation/world.ts';
import { path } from 'd3';
import { between, boxAround, freeOf, inside, type Box, type Point } from './box.ts';
import type { Places } from './lane.ts';
import { textWidth } from './text-width.ts';

/** How one direction of a link is not as in the set-up. */
export interface WayState {
  readonly from: string;
  readonly to: string;
  readonly held: boolean;
  /** Milliseconds, the least and the most; null: as in the set-up. */
  readonly latencyMs: readonly [number, number] | null;
  readonly lossPermille: number;
}

/** The directions that are held, slow or lossy, sorted. */
export function wayStates({ links, heldWays }: Pick<World, 'links' | 'heldWays'>): WayState[] {
  const ways = new Set([...heldWays, ...links.keys()]);
  return [...ways].sort().flatMap((way): WayState[] => {
    const [from = '', to = ''] = way.split('>');
    const { latencyUs = null, lossPermille = 0 } = links.get(way) ?? {};
    const held = heldWays.has(way);
    if (!held && latencyUs === null && lossPermille === 0) return [];
    const latencyMs =
      latencyUs === null ? null : ([latencyUs.min / 1000, latencyUs.max / 1000] as const);
    return [{ from, to, held, latencyMs, lossPermille }];
  });
}

/** The words for a direction's state. */
export interface LinkWords {
  readonly held: string;
  readonly slow: (least: number, most: number) => string;
  readonly lossy: (percent: number) => string;
}

export interface LinkMark {
  /** The link, as `1-3`. */
  readonly key: string;
  readonly text: string;
  readonly box: Box;
}

export interface LinkMarks {
  /** Outlines of the links that are slow, lossy or held, to be drawn each in its own way. */
  readonly slow: string;
  readonly lossy: string;
  readonly held: string;
  readonly marks: readonly LinkMark[];
}

const LINK_LABEL_SIZE = 11.5;
const HEIGHT = 16;
/** Where along a link its words are tried, and how far aside of it. */
const PARTS = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74];
const ASIDE = [0, 12, -12];

function wordsOf({ held, latencyMs, lossPermille }: WayState, words: LinkWords): string {
  const parts = [
    ...(held ? [words.held] : []),
    ...(latencyMs === null ? [] : [words.slow(...latencyMs)]),
    ...(lossPermille === 0 ? [] : [words.lossy(lossPermille / 10)]),
  ];
  return parts.join(', ');
}

/** What is special on each link, in words beside it where there is room, and always as a line of its own kind. */
export function linkMarks(
  states: readonly WayState[],
  places: Places,
  words: LinkWords,
  obstacles: readonly Box[],
  stage: Box,
): LinkMarks {
  const lines = { slow: path(), lossy: path(), held: path() };
  const byLink = new Map<string, WayState[]>();
  for (const state of states) {
    const { from, to } = state;
    const key = from < to ? `${from}-${to}` : `${to}-${from}`;
    byLink.set(key, [...(byLink.get(key) ?? []), state]);
  }
  const taken = [...obstacles];
  const marks: LinkMark[] = [];
  for (const [key, ways] of byLink) {
    const a = places.get(ways[0]!.from);
    const b = places.get(ways[0]!.to);
    if (a === undefined || b === undefined) continue;
    const draw = (line: (typeof lines)['slow']): void => {
      line.moveTo(a.x, a.y);
      line.lineTo(b.x, b.y);
    };
    if (ways.some(({ held }) => held)) draw(lines.held);
    if (ways.some(({ latencyMs }) => latencyMs !== null)) draw(lines.slow);
    if (ways.some(({ lossPermille }) => lossPermille > 0)) draw(lines.lossy);
    const said = ways.map((way) => wordsOf(way, words));
    const same = ways.length === 2 && said[0] === said[1];
    const text = same
      ? said[0]!
      : ways.map(({ from, to }, i) => `${from} → ${to} ${said[i]}`).join('; ');
    const width = textWidth(text, LINK_LABEL_SIZE) + 6;
    const box = spotOn(a, b, width, taken, stage);
    if (box === undefined) continue;
    taken.push(box);
    marks.push({ key, text, box });
  }
  return {
    slow: lines.slow.toString(),
    lossy: lines.lossy.toString(),
    held: lines.held.toString(),
    marks,
  };
}

function spotOn(
  a: Point,
  b: Point,
  width: number,
  taken: readonly Box[],
  stage: Box,
): Box | undefined {
  const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
  const [nx, ny] = [-(b.y - a.y) / length, (b.x - a.x) / length];
  for (const off of ASIDE) {
    for (const part of PARTS) {
      const at = between(a, b, part);
      const box = boxAround({ x: at.x + nx * off, y: at.y + ny * off }, width, HEIGHT);
      if (inside(box, stage) && freeOf(box, taken, 1)) return box;
    }
  }
  return undefined;
}
