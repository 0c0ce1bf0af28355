/** A length of time in the unit that suits it, with two figures that matter: milliseconds for the words to name. */
export function roundedMs(us: number): number {
  const ms = us / 1_000;
  if (ms < 1) return Number(ms.toPrecision(1));
  const step = 10 ** Math.max(0, Math.floor(Math.log10(ms)) - 1);
  return Math.round(ms / step) * step;
}
