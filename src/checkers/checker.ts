import type { Event, EventKind } from '../simulation/facts.ts';
import type { World } from '../simulation/world.ts';

/** Facts that cannot both be, with the events that stated them. */
export interface Violation {
  /** The name of the checker that found it. */
  readonly checker: string;
  /** What contradicts what, with the numbers. */
  readonly message: string;
  /** Ids of the contradicting events, the latest last. */
  readonly events: readonly number[];
}

/**
 * Judges a run from outside: it is told the events of the kinds that it names, may look at the world (disks, roles, trees), and
 * shares no logic with the protocol. A checker has its own small state: one checker judges one run.
 */
export interface Checker {
  /** A short name, as in "one leader an epoch". */
  readonly name: string;
  /** What must always hold, in one sentence. */
  readonly sentence: string;
  /** Where the claim comes from: paper, specification, or ZooKeeper's source. */
  readonly source: string;
  /** What it wants to be told. */
  readonly kinds: readonly EventKind[];
  /** @param world the world after the step that `event` belongs to */
  observe(event: Event, world: World): Violation | null;
  /** Asked once at the end of a run, long after the last fault was healed. */
  atRest?(world: World): Violation | null;
}

/** A checker as it is written: a violation is a message and the ids of the events. */
export interface Draft {
  readonly name: string;
  readonly sentence: string;
  readonly source: string;
  readonly kinds: readonly EventKind[];
  observe(event: Event, world: World): Contradiction | null;
  atRest?(world: World): Contradiction | null;
}

export interface Contradiction {
  readonly message: string;
  readonly events: readonly number[];
}

/** Signs each contradiction with the checker's name. */
export function checker(draft: Draft): Checker {
  const { name, sentence, source, kinds } = draft;
  const sign = (found: Contradiction | null): Violation | null =>
    found && { checker: name, ...found };
  return {
    name,
    sentence,
    source,
    kinds,
    observe: (event, world) => sign(draft.observe(event, world)),
    ...(draft.atRest && { atRest: (world: World) => sign(draft.atRest?.(world) ?? null) }),
  };
}
