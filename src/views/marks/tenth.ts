/** To a tenth of a px: finer no eye sees it, and outlines stay short. */
export const tenth = (value: number): number => Math.round(value * 10) / 10;
