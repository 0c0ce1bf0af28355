/** Paths in a square of 16. */
export const ICONS = {
  start: 'M12.5 3 6 8l6.5 5ZM3.5 3v10',
  back: 'M11 3 4.5 8l6.5 5Z',
  play: 'M4.5 2.5 13 8l-8.5 5.5Z',
  pause: 'M4.5 3h2v10h-2ZM9.5 3h2v10h-2Z',
  step: 'M5 3l6.5 5L5 13Z',
  milestone: 'M2 3.5 7.5 8 2 12.5ZM11.5 4.5 15 8l-3.5 3.5L8 8Z',
  end: 'M3.5 3 10 8l-6.5 5ZM12.5 3v10',
} as const;

export type IconName = keyof typeof ICONS;
