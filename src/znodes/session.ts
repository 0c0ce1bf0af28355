/** A session as every replica knows it. */
export interface Session {
  readonly timeoutMs: number;
  /** Paths of its ephemerals, in order of creation. */
  readonly ephemerals: readonly string[];
}
