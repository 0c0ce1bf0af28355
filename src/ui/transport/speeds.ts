/** Virtual time over real time, evenly on a logarithmic scale. */
export const SPEEDS: readonly number[] = [
  0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100,
];

export const showSpeed = (speed: number): string => `${speed}×`;
