/**
 * Whether somebody knows of a node. `right`: it is there, and he knows. `misses`: it is there, and he does not know. `ghost`: it is gone,
 * and he believes in it. `none`: it is gone, and he knows nothing of it.
 */
export type Knowing = 'right' | 'misses' | 'ghost' | 'none';

/** What a client knows of a node that is there or not. */
export function knowing(isThere: boolean, isKnown: boolean): Knowing {
  if (isThere) return isKnown ? 'right' : 'misses';
  return isKnown ? 'ghost' : 'none';
}

/** What one client knows of each node, and since when it has known just that; microseconds, null before it has read anything. */
export interface Knower {
  readonly client: string;
  readonly knows: readonly Knowing[];
  readonly since: number | null;
  /** Whether it knows what is there, and nothing else. */
  readonly agrees: boolean;
}

/** What a client knows of each of the `nodes`. */
export function knowerOf(
  client: string,
  nodes: readonly string[],
  there: readonly string[],
  known: readonly string[],
  since: number | null,
): Knower {
  const knows = nodes.map((node) => knowing(there.includes(node), known.includes(node)));
  return {
    client,
    knows,
    since,
    agrees: knows.every((each) => each === 'right' || each === 'none'),
  };
}
