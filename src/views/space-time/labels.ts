const CHARACTER_PX = 6.7;
const BETWEEN_PX = 6;
const CHARACTERS_MAX = 24;
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

/** Room for labels: none covers another, nor what stood there before it. */
export class LabelRoom {
  readonly #strips = new Map<number, Box[]>();

  #stripsOf({ x0, x1 }: Box): readonly number[] {
    const first = Math.floor(x0 / STRIP_PX);
    const count = Math.floor(x1 / STRIP_PX) - first + 1;
    return Array.from({ length: count }, (_, i) => first + i);
  }

  /** Nothing is written here from now on. */
  take(box: Box): void {
    for (const strip of this.#stripsOf(box)) {
      const boxes = this.#strips.get(strip);
      if (boxes === undefined) this.#strips.set(strip, [box]);
      else boxes.push(box);
    }
  }

  isFree(box: Box): boolean {
    return this.#stripsOf(box).every((strip) =>
      (this.#strips.get(strip) ?? []).every(
        (other) =>
          other.x1 <= box.x0 || box.x1 <= other.x0 || other.y1 <= box.y0 || box.y1 <= other.y0,
      ),
    );
  }

  /** The first of these places with room for the text, which is then taken; null where there is none. */
  place(text: string, places: readonly Place[]): Place | null {
    const length = labelPx(text);
    for (const place of places) {
      const { x, y } = place;
      const box = {
        x0: x - BETWEEN_PX,
        x1: x + length + BETWEEN_PX,
        y0: y - ABOVE_PX,
        y1: y + BELOW_PX,
      };
      if (!this.isFree(box)) continue;
      this.take(box);
      return place;
    }
    return null;
  }
}
