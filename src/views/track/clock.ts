/** Virtual time as minutes, seconds and milliseconds: `00:14.382`. From an hour on the minutes grow. */
export function showTime(atUs: number): string {
  const ms = Math.floor(atUs / 1000);
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${two(Math.floor(ms / 60_000))}:${two(Math.floor(ms / 1000) % 60)}.${String(ms % 1000).padStart(3, '0')}`;
}
