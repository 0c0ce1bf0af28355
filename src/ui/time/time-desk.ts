import { deskOf } from '../desk-of.ts';
import { Breakpoints } from './breakpoints.svelte.ts';
import { Seeker } from './seeker.svelte.ts';

export interface TimeDesk {
  readonly breakpoints: Breakpoints;
  readonly seeker: Seeker;
  /** What is written as the condition: it stays while the pane is closed. */
  readonly draft: { text: string };
}

/** What a lab has for waiting. */
export const timeDeskOf = deskOf((lab): TimeDesk => ({
  breakpoints: new Breakpoints(lab),
  seeker: new Seeker(lab),
  draft: { text: '' },
}));
