/** Ten digits; past the counter's middle a minus and nine. */
const SEQUENCE = /\d{10}$|-\d{9}$/;

/** The number that ends the name of a sequential node; NaN where there is none. */
export const sequenceOf = (name: string): number => Number(SEQUENCE.exec(name)?.[0] ?? NaN);
