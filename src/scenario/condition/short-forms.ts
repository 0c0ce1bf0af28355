/** What people often wait for, as conditions. */
export const shortForms = {
  decided: () => 'exists(happening where kind = decided and role = leading)',
  established: () => 'exists(happening where kind = established)',
  event: (kind: string) => `exists(happening where kind = ${kind})`,
  /** The `count`th of all events of this kind from the beginning of the run. */
  nth: (kind: string, count: number) => `count(event where kind = ${kind}) >= ${count}`,
  role: (server: number, role: string) => `server(${server}).role = ${role}`,
  committed: (epoch: number, counter: number) => `committed >= (${epoch},${counter})`,
  broken: () => 'violations > 0',
  time: (seconds: number) => `time >= ${seconds}s`,
} as const;
