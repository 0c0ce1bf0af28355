import type { Event } from '../../simulation/facts.ts';
import { deskOf } from '../desk-of.ts';
import type { Lab } from '../lab.svelte.ts';

/** What is asked about from elsewhere than the sentence: the answer opens where answers are given. */
class WhyDesk {
  asked: Event | null = $state.raw(null);
}

/** What is asked for its cause. */
export const whyDeskOf = deskOf(() => new WhyDesk());

/** Why did this event happen? */
export function askWhy(lab: Lab, event: Event): void {
  lab.pause();
  whyDeskOf(lab).asked = event;
}
