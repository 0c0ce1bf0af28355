const CHARACTER_PX = 6.7;
const BETWEEN_PX = 6;
const CHARACTERS_MAX = 24;
/** So many arrows may run behind a label: with more it cannot be read. */
const CROSSINGS_MAX = 3;
/** How far a line of text reaches above and below its base line, px. */
const ABOVE_PX = 9;
const BELOW_PX = 2;
/** Boxes are looked for in strips of this width. */
const STRIP_PX = 128;

export interface Box {
  readonly x0: number;
  readonly x1: number;
  readonly y0: number;
  readonly y1: number;
}

/** An arrow, from where it begins to where it ends or will end. */
export interface Line {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

export interface Place {
  readonly x: number;
  /** The base line. */
  readonly y: number;
}

export const shortened = (text: string): string =>
  text.length > CHARACTERS_MAX ? `${text.slice(0, CHARACTERS_MAX - 1)}…` : text;

/** From here on letters take the room of two (CJK and what follows it). */
const WIDE_FROM = 0x2e80;

/** Labels are in a face whose letters are of one width. */
export function labelPx(text: string): number {
  let columns = 0;
  for (let i = 0; i < text.length; i++) columns += text.charCodeAt(i) < WIDE_FROM ? 1 : 2;
  return columns * CHARACTER_PX;
}

function crosses({ x0, y0, x1, y1 }: Line, box: Box): boolean {
  const [left, right] = [Math.max(box.x0, Math.min(x0, x1)), Math.min(box.x1, Math.max(x0, x1))];
  if (left > right) return false;
  const steepness = x1 === x0 ? 0 : (y1 - y0) / (x1 - x0);
  const [a, b] =
    x1 === x0 ? [y0, y1] : [y0 + (left - x0) * steepness, y0 + (right - x0) * steepness];
  return Math.min(a, b) < box.y1 && Math.max(a, b) > box.y0;
}

interface InStrips<T> {
  readonly thing: T;
  /** The last search that met it: what is longer than a strip is met in several. */
  search: number;
}

/** Things by the strips that they lie in. */
class Strips<T extends Pick<Box, 'x0' | 'x1'>> {
  readonly #strips = new Map<number, InStrips<T>[]>();
  #search = 0;

  add(thing: T): void {
    const entry = { thing, search: 0 };
    const last = stripOf(Math.max(thing.x0, thing.x1));
    for (let strip = stripOf(Math.min(thing.x0, thing.x1)); strip <= last; strip++) {
      const known = this.#strips.get(strip);
      if (known === undefined) this.#strips.set(strip, [entry]);
      else known.push(entry);
    }
  }

  /** How many things a box meets; it stops counting at `most`. Asked some thousand times for a picture. */
  count(box: Box, meets: (thing: T, box: Box) => boolean, most: number): number {
    const search = ++this.#search;
    const last = stripOf(box.x1);
    let found = 0;
    for (let strip = stripOf(box.x0); strip <= last; strip++) {
      for (const entry of this.#strips.get(strip) ?? NOTHING) {
        if (entry.search === search) continue;
        entry.search = search;
        if (meets(entry.thing, box) && ++found >= most) return found;
      }
    }
    return found;
  }
}

const NOTHING: readonly never[] = [];

const stripOf = (x: number): number => Math.floor(x / STRIP_PX);

const covers = (a: Box, b: Box): boolean =>
  a.x1 > b.x0 && b.x1 > a.x0 && a.y1 > b.y0 && b.y1 > a.y0;

/** Room for labels: none covers another, nor what stood there before it, and few lie on arrows. */
export class LabelRoom {
  readonly #boxes = new Strips<Box>();
  readonly #lines = new Strips<Line>();

  /** Nothing is written here from now on. */
  take(box: Box): void {
    this.#boxes.add(box);
  }

  /** An arrow runs here. */
  cross(line: Line): void {
    this.#lines.add(line);
  }

  isFree(box: Box): boolean {
    return this.#boxes.count(box, covers, 1) === 0;
  }

  /** How many arrows run through a box; with more than `most` it stops counting. */
  crossings(box: Box, most = Infinity): number {
    return this.#lines.count(box, crosses, most + 1);
  }

  /**
   * The free one of these places, each for the left end of the text, through which the fewest arrows run: of equals the first. It is
   * taken then; null where there is none.
   */
  place(text: string, places: readonly Place[]): Place | null {
    const length = labelPx(text);
    let best: { readonly place: Place; readonly box: Box; readonly count: number } | null = null;
    for (const place of places) {
      const { x, y } = place;
      const box = {
        x0: x - BETWEEN_PX,
        x1: x + length + BETWEEN_PX,
        y0: y - ABOVE_PX,
        y1: y + BELOW_PX,
      };
      if (!this.isFree(box)) continue;
      const most = best === null ? CROSSINGS_MAX : best.count - 1;
      const count = this.crossings({ ...box, x0: x, x1: x + length }, most);
      if (count > most) continue;
      best = { place, box, count };
      if (count === 0) break;
    }
    if (best === null) return null;
    this.take(best.box);
    return best.place;
  }
}
