// The judge does its own arithmetic: it imports types only from the rooms that it judges.
const HALF = 0x1_0000_0000;

export const epochIn = (zxid: number): number => Math.floor(zxid / HALF);
export const counterIn = (zxid: number): number => zxid % HALF;
export const shown = (zxid: number): string => `(${epochIn(zxid)},${counterIn(zxid)})`;
