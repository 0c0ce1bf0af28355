/** What the program of a client believes now, or has just done. Never what the ensemble says. */
export type RecipeFact =
  | BarrierFact
  | DoubleBarrierFact
  | QueueFact
  | CounterFact
  | MembersFact
  | ServiceFact
  | ConfigurationFact
  | TransactionFact;

export interface BarrierFact {
  readonly kind: 'barrier-changed';
  readonly rule: 'recipe.barrier';
  readonly barrier: string;
  /** Its keeper closes and opens it; whoever comes waits for it and passes. */
  readonly state: 'closed' | 'open' | 'waiting' | 'passed';
}

export interface DoubleBarrierFact {
  readonly kind: 'double-barrier-changed';
  readonly rule: 'recipe.double-barrier';
  readonly barrier: string;
  readonly state: 'entering' | 'entered' | 'leaving' | 'left';
  /** Its own node's name. */
  readonly node: string;
  /** How many must be there. */
  readonly needs: number;
}

export interface QueueFact {
  readonly kind: 'queue-changed';
  readonly rule: 'recipe.queue' | 'recipe.priority-queue';
  readonly queue: string;
  /** `waiting`: it found the queue empty; `missed`: somebody else was faster. */
  readonly state: 'produced' | 'took' | 'missed' | 'waiting';
  /** The unique id of what was produced; the node's name of what was taken or missed; empty for none. */
  readonly item: string;
}

export interface CounterFact {
  readonly kind: 'counter-changed';
  readonly rule: 'recipe.counter' | 'recipe.counter-retry';
  readonly counter: string;
  /** `adding`: it begins to add one; `retrying`: another changed it between reading and writing. */
  readonly state: 'adding' | 'added' | 'retrying';
  /** The value that it saw or made. */
  readonly value: number;
  /** Which of this client's additions it is. */
  readonly nth: number;
}

export interface MembersFact {
  readonly kind: 'members-changed';
  readonly rule: 'recipe.membership';
  readonly group: string;
  /** `out`: its session is over, and so is its part; `sees`: it has read who is there. */
  readonly state: 'joined' | 'out' | 'sees';
  /** Its own node's name. */
  readonly node: string;
  /** Who is there, as it saw last. */
  readonly members: readonly string[];
}

export interface ServiceFact {
  readonly kind: 'service-changed';
  readonly rule: 'recipe.discovery';
  readonly service: string;
  /** An instance is `registered` or `out`; a consumer `sees` instances, and has `called` one, or `found-none` to call. */
  readonly state: 'registered' | 'out' | 'sees' | 'called' | 'found-none';
  /** The node of the instance that it is, or that was called; empty for none. */
  readonly instance: string;
  /** The nodes that a consumer knows of. */
  readonly instances: readonly string[];
}

export interface ConfigurationFact {
  readonly kind: 'configuration-changed';
  readonly rule: 'recipe.configuration';
  readonly configuration: string;
  readonly state: 'published' | 'seen';
  readonly value: string;
  /** The znode's version that the value has; -1 if it does not know. */
  readonly version: number;
}

export interface TransactionFact {
  readonly kind: 'transaction-changed';
  readonly rule: 'recipe.two-phase-commit';
  /** The znode of the transaction. */
  readonly transaction: string;
  readonly state: 'begun' | 'voted' | 'committed' | 'aborted';
  /** What it voted; empty where it did not vote. */
  readonly vote: 'commit' | 'abort' | '';
}
