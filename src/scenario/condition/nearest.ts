/** What is offered at once where something else was meant. */
export const OPTIONS_MAX = 8;

/** Names that begin alike, or are one slip away; at most a few. */
export function nearest(name: string, options: readonly string[]): readonly string[] {
  if (options.length <= OPTIONS_MAX) return options;
  const lower = name.toLowerCase();
  const alike = (option: string): boolean => {
    const other = option.toLowerCase().replace('(', '');
    return other.startsWith(lower.slice(0, 2)) || other.includes(lower) || oneSlip(lower, other);
  };
  const near = options.filter(alike);
  return (near.length > 0 ? near : options).slice(0, OPTIONS_MAX);
}

function oneSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let i = 0;
  while (i < a.length && a[i] === b[i]) i++;
  const rest = (text: string, skip: number): string => text.slice(i + skip);
  return rest(a, 1) === rest(b, 1) || rest(a, 1) === rest(b, 0) || rest(a, 0) === rest(b, 1);
}
