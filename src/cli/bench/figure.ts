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

/** Whether a figure keeps its target; one without a target does. */
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

/** Whether a budget is kept: here, or at least on a machine of the speed for which it was set. */
function verdictOf(figure: Figure, speed: number): string {
  const { value, unit, target } = figure;
  if (target === undefined) return '';
  if (holds(figure)) return 'reached';
  if (unit !== 'ms' || !holds({ ...figure, value: value * speed })) return 'MISSED';
  return `missed here; at the speed of the budget ${show(value * speed)}: reached`;
}

/** The figures as lines of equal columns. `speed`: of this machine, with 1 for the one for which the budgets were set. */
export function table(figures: readonly Figure[], speed: number): string {
  const rows = figures.map((figure) => {
    const { name, value, unit, target } = figure;
    const goal =
      target === undefined
        ? ''
        : 'atLeast' in target
          ? `at least ${show(target.atLeast)}`
          : `under ${show(target.under)}`;
    return [name, show(value), unit, goal, verdictOf(figure, speed)];
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
