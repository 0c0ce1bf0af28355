const UNITS: Readonly<Record<string, number>> = { us: 1, ms: 1_000, s: 1_000_000, m: 60_000_000 };

/** Reads `500ms`, `1.5s`; microseconds. */
export function readTimeUs(text: string): number | undefined {
  const [, number, unit] = /^(\d{1,9}(?:\.\d{1,6})?)(us|ms|s|m)$/.exec(text) ?? [];
  return unit === undefined ? undefined : Math.round(Number(number) * UNITS[unit]!);
}

/** The shortest way to write it. */
export function showTimeUs(us: number): string {
  if (us % 1_000_000 === 0) return `${us / 1_000_000}s`;
  return us % 1_000 === 0 ? `${us / 1_000}ms` : `${us}us`;
}
