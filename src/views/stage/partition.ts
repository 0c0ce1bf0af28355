/** How the cuts divide the servers. */
export interface Partition {
  /** Groups cut off from the rest, each sorted; the largest group is the rest and is not among them. */
  readonly cutOff: readonly (readonly number[])[];
  /** Cut links whose ends still reach one another through others, or where an end is a client. */
  readonly single: readonly SingleCut[];
}

export interface SingleCut {
  readonly from: string;
  readonly to: string;
  /** Else only what goes from `from` to `to` is cut. */
  readonly bothWays: boolean;
}

/**
 * Reads the cut directions (`from>to`) of a world.
 *
 * @param keeper the server whose group counts as the rest when two are equally large; the leader, if there is one
 */
export function partitionOf(
  servers: number,
  cuts: ReadonlySet<string>,
  keeper: number | null,
): Partition {
  const cutBetween = (a: string | number, b: string | number): boolean =>
    cuts.has(`${a}>${b}`) && cuts.has(`${b}>${a}`);
  const group = new Map<number, number[]>();
  for (let sid = 1; sid <= servers; sid++) {
    if (group.has(sid)) continue;
    const members = [sid];
    group.set(sid, members);
    for (const from of members) {
      for (let to = 1; to <= servers; to++) {
        if (group.has(to) || cutBetween(from, to)) continue;
        group.set(to, members);
        members.push(to);
      }
    }
    members.sort((a, b) => a - b);
  }
  const groups = [...new Set(group.values())];
  const rest = groups.reduce((best, each) => {
    if (each.length !== best.length) return each.length > best.length ? each : best;
    return keeper !== null && each.includes(keeper) ? each : best;
  });
  const single = new Map<string, SingleCut>();
  for (const direction of cuts) {
    const [from = '', to = ''] = direction.split('>');
    const [a, b] = [Number(from), Number(to)];
    const apart = group.has(a) && group.has(b) && group.get(a) !== group.get(b);
    if (apart) continue;
    const bothWays = cutBetween(from, to);
    const [x, y] = bothWays && to < from ? [to, from] : [from, to];
    single.set(`${x}>${y}`, { from: x, to: y, bothWays });
  }
  return { cutOff: groups.filter((each) => each !== rest), single: [...single.values()] };
}

/** Splits a group into runs of neighbours on the ring: with 5 servers, 1, 2 and 5 are one run, 5 to 2. */
export function runsOf(group: readonly number[], servers: number): readonly (readonly number[])[] {
  const members = new Set(group);
  const before = (sid: number): number => (sid === 1 ? servers : sid - 1);
  const after = (sid: number): number => (sid === servers ? 1 : sid + 1);
  return group
    .filter((sid) => !members.has(before(sid)))
    .map((first) => {
      const run = [first];
      for (let sid = after(first); members.has(sid) && sid !== first; sid = after(sid))
        run.push(sid);
      return run;
    });
}
