/** One measured number. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** What the issue asks for; absent where it only asks to print. */
  readonly target?: { readonly atLeast: number } | { readonly under: number };
}

const sorted = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b);

/** The value below which a share of the values lies (nearest rank). */
export const percentile = (values: readonly number[], share: number): number =>
  sorted(values)[Math.max(0, Math.ceil(values.length * share) - 1)] ?? NaN;

export const median = (values: readonly number[]): number => percentile(values, 0.5);

export function holds({ value, target }: Figure): boolean {
  if (target === undefined) return true;
  return 'atLeast' in target ? value >= target.atLeast : value < target.under;
}

const show = (value: number): string => {
  const digits = value < 10 ? 2 : value < 100 ? 1 : 0;
  const [whole, rest] = value.toFixed(digits).split('.');
  const grouped = whole!.replace(/\B(?=(\d{3})+$)/g, ',');
  return rest === undefined ? grouped : `${grouped}.${rest}`;
};

/** The figures as lines of equal columns. */
export function table(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => {
    const { name, value, unit, target } = figure;
    const goal =
      target === undefined
        ? ''
        : 'atLeast' in target
          ? `at least ${show(target.atLeast)}`
          : `under ${show(target.under)}`;
    const verdict = target === undefined ? '' : holds(figure) ? 'reached' : 'MISSED';
    return [name, show(value), unit, goal, verdict];
  });
  const widths = [0, 1, 2, 3, 4].map((c) => Math.max(...rows.map((row) => row[c]!.length)));
  return rows
    .map((row) =>
      row
        .map((cell, c) => (c === 1 ? cell.padStart(widths[c]!) : cell.padEnd(widths[c]!)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
