/**
 * The first of the places 0, 1, … below `length` for which `reached` holds, else `length`. `reached` must be monotone: once it holds, it
 * holds for all that follow.
 */
export function firstPlace(length: number, reached: (place: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (reached(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** As {@link firstPlace}, where the place that is looked for is likely to be one of the first: it looks there first. */
export function nearPlace(length: number, reached: (place: number) => boolean): number {
  let before = 0;
  let reach = 1;
  while (reach <= length && !reached(reach - 1)) {
    before = reach;
    reach *= 2;
  }
  const most = Math.min(length, reach) - before;
  return before + firstPlace(most, (place) => reached(before + place));
}

/** The index of the first item for which `reached` holds (it must be monotone), else the length. */
export const firstIndex = <T>(items: readonly T[], reached: (item: T) => boolean): number =>
  firstPlace(items.length, (place) => reached(items[place]!));
