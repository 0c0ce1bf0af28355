/** What is asked of each branch. */
export interface Fork {
  readonly id: number;
  readonly parent: number | null;
  readonly forkAt: number;
  readonly end: { readonly at: number };
}

/** A branch as a line of its own. Row 0 is the timeline itself; virtual times in microseconds. */
export interface Limb {
  readonly id: number;
  readonly row: number;
  /** The row that it parts from. */
  readonly fromRow: number;
  readonly from: number;
  readonly to: number;
}

export interface BranchTree {
  readonly limbs: readonly Limb[];
  readonly rows: number;
  /** Branches for which there is no row. */
  readonly left: number;
}

/**
 * The tree as seen from the branch that is shown: it is the trunk, and every other stands above, from where it parts.
 *
 * @param reachOf the virtual time up to which a row is taken by a limb that ends at `to`: its name needs room too
 */
export function branchTree(
  branches: readonly Fork[],
  shown: number,
  rowsMax: number,
  reachOf: (to: number, id: number) => number,
): BranchTree {
  const byId = new Map(branches.map((branch) => [branch.id, branch]));
  const limbs = new Map<number, Limb>();
  const taken: { readonly from: number; readonly to: number }[][] = [];
  let left = 0;

  const place = (id: number, parent: number | null, from: number, end: number): void => {
    // A branch may part from what its parent shares with another line: that line is the one that is drawn there.
    let line = parent;
    while (line !== null && line !== shown && (limbs.get(line)?.from ?? Infinity) > from) {
      line = byId.get(line)?.parent ?? null;
    }
    const fromRow = line === null ? 0 : (limbs.get(line)?.row ?? 0);
    const to = Math.max(from, end);
    const reach = reachOf(to, id);
    const isFree = (row: number): boolean =>
      (taken[row] ?? []).every((other) => other.to < from || reach < other.from);
    let row = Math.max(1, fromRow);
    while (row <= rowsMax && !isFree(row)) row++;
    if (row > rowsMax) {
      left++;
      return;
    }
    (taken[row] ??= []).push({ from, to: reach });
    limbs.set(id, { id, row, fromRow, from, to });
  };

  // What the shown branch came out of goes on above it from there.
  for (let at = byId.get(shown); at?.parent !== null && at !== undefined;) {
    const parent = byId.get(at.parent);
    if (parent === undefined) break;
    place(parent.id, shown, at.forkAt, parent.end.at);
    at = parent;
  }
  for (const { id, parent, forkAt, end } of branches) {
    if (id !== shown && !limbs.has(id)) place(id, parent, forkAt, end.at);
  }
  const rows = Math.max(0, ...[...limbs.values()].map(({ row }) => row));
  return { limbs: [...limbs.values()], rows, left };
}
