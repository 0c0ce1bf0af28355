import type { LampState } from './lamp.ts';

const RING = 'M-7 0a7 7 0 1 1 14 0a7 7 0 1 1 -14 0z';
const CHECK = 'M-3.2 0l2.4 2.6 4 -5';
/** Shapes and not elements differ from state to state: lamps change often. */
const INSIDE: Partial<Record<LampState, string>> = {
  'in-flight': 'M-2.6 0a2.6 2.6 0 1 1 5.2 0a2.6 2.6 0 1 1 -5.2 0z',
  written: 'M0 -7a7 7 0 0 1 0 14z',
  'on-disk': CHECK,
  acked: CHECK,
};

/** The outlines of a lamp around (0, 0), within 8.5 px. */
export const lampShapes = (
  state: LampState,
): { readonly ring: string; readonly inside: string } => ({
  ring: state === 'away' ? 'M-5 0H5' : RING,
  inside: INSIDE[state] ?? '',
});
