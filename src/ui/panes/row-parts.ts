/** How many of its parts a view has drawn. */
interface Drawn {
  readonly part: number;
  readonly parts: number;
}

/** Rows that change what they say a part at a time, from the top: those below still show what they showed. */
export class RowParts<Row> {
  #whole: readonly Row[] = [];

  /** What is to be shown of `rows`. All at once, unless each has the element of its place, as its key tells: see `RowKeys`. */
  of(rows: readonly Row[], keys: readonly number[], { part, parts }: Drawn): readonly Row[] {
    if (part < parts && keys[0] === 0) {
      const count = Math.ceil((rows.length * part) / parts);
      return [...rows.slice(0, count), ...this.#whole.slice(count)];
    }
    this.#whole = rows;
    return rows;
  }
}
