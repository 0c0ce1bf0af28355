import type { RecipeFact } from './recipe-facts.ts';

type Zxid = number;

/** What programs tell. */
export type ProgramFact = LockFact | RevocationFact | RecipeFact;

/** Recipes in which clients stand in line, or contend, for something that they then hold. */
export type LockRecipe =
  'lock' | 'herd-lock' | 'shared-lock' | 'revocable-lock' | 'semaphore' | 'election';

/** What such a program believes now: of its own place, not what the ensemble says. */
export interface LockFact {
  readonly kind: 'lock-changed';
  readonly rule: `recipe.${LockRecipe}`;
  readonly lock: string;
  readonly state: 'enqueued' | 'waiting' | 'holding' | 'released';
  /** Its own node's name. */
  readonly node: string;
  /** The node that it watches while it waits; `*`: the list of all. */
  readonly watches: string;
  /** The part of a shared lock that it wants; absent for others. */
  readonly as?: 'read' | 'write' | undefined;
  /** The czxid of its node, by which a resource tells later holders from earlier ones; absent if it does not know it. */
  readonly token?: Zxid | undefined;
}

/** A waiting client asks whoever holds the lock to let go of it. */
export interface RevocationFact {
  readonly kind: 'revocation-asked';
  readonly rule: 'recipe.revocable-lock';
  readonly lock: string;
  /** The node whose owner is asked. */
  readonly node: string;
}
