/** Rows that move up more often than this never stand still to be followed, milliseconds of real time. */
const FOLLOWED_MS = 400;

/**
 * Which element shows which row of a list whose rows come at the bottom and leave at the top. A row keeps its element while it moves
 * up, so that the focus goes with it; the element of one that leaves is that of the next to come. Where rows move too often to be
 * followed, the elements keep their places and what they say changes: a browser has far more to do for a row that is taken out and
 * put back.
 */
export class RowKeys {
  readonly #most: number;
  #first: number | undefined;
  #base = 0;
  #movedAtMs = -Infinity;

  /** `most`: of rows at a time. */
  constructor(most: number) {
    this.#most = most;
  }

  /** The key of each row, for `numbers` that follow each other, at `nowMs` of real time. */
  of(numbers: readonly number[], nowMs: number): readonly number[] {
    const [first] = numbers;
    if (first !== undefined && first !== this.#first) {
      if (nowMs - this.#movedAtMs < FOLLOWED_MS) this.#base = first;
      this.#first = first;
      this.#movedAtMs = nowMs;
    }
    const most = this.#most;
    return numbers.map((number) => (((number - this.#base) % most) + most) % most);
  }
}
