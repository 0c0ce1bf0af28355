/** Names of timers, by what the engine calls them. */
export type TimerNames = Readonly<Record<string, string | ((to: string) => string)>>;

/** `340 ms`, `2.5 s`: the same in every language. */
export const showSpan = (ms: number): string =>
  ms < 1_000 ? `${Math.round(ms)} ms` : `${Math.round(ms / 100) / 10} s`;

/** What a timer of the engine is for. Some end in a number: whom they dial, which connection they feed. */
export function timerName(timer: string, names: TimerNames): string {
  const plain = names[timer];
  if (typeof plain === 'string') return plain;
  const [, kind = '', to = ''] = /^(\w+)-(\d+)$/.exec(timer) ?? [];
  const numbered = names[kind];
  return typeof numbered === 'function' ? numbered(to) : timer;
}
