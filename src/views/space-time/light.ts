/** Why something is lit: it was chosen, it led to that, it came of it, or it lies on the way that is traced. */
export type Light = 'chosen' | 'cause' | 'effect' | 'way';

/** What is lit, by its event. Everything else fades; where nothing is lit, nothing fades. */
export type Lights = ReadonlyMap<number, Light>;

export const NO_LIGHTS: Lights = new Map();

/** How a thing that has two ends is lit. */
export const lightOf = (lights: Lights, sentId: number, endId: number): Light | null => {
  const [sent, end] = [lights.get(sentId), lights.get(endId)];
  if (sent === 'chosen' || end === 'chosen') return 'chosen';
  return end ?? (sent === 'effect' || sent === 'way' ? sent : null);
};
