import type { Lab } from '../lab.svelte.ts';
import { Breakpoints } from './breakpoints.svelte.ts';
import { Seeker } from './seeker.svelte.ts';

export interface TimeDesk {
  readonly breakpoints: Breakpoints;
  readonly seeker: Seeker;
  /** What is written as the condition: it stays while the pane is closed. */
  readonly draft: { text: string };
}

const desks = new WeakMap<Lab, TimeDesk>();

/** What a lab has for waiting; made when it is first asked for. */
export function timeDeskOf(lab: Lab): TimeDesk {
  const known = desks.get(lab);
  if (known !== undefined) return known;
  const desk = {
    breakpoints: new Breakpoints(lab),
    seeker: new Seeker(lab),
    draft: { text: '' },
  };
  desks.set(lab, desk);
  return desk;
}
