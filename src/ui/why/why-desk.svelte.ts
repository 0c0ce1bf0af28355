import type { Event } from '../../simulation/facts.ts';
import type { Lab } from '../lab.svelte.ts';

/** What is asked about from elsewhere than the sentence: the answer opens where answers are given. */
class WhyDesk {
  asked: Event | null = $state.raw(null);
}

const desks = new WeakMap<Lab, WhyDesk>();

export function whyDeskOf(lab: Lab): WhyDesk {
  const known = desks.get(lab) ?? new WhyDesk();
  desks.set(lab, known);
  return known;
}

/** Why did this event happen? */
export function askWhy(lab: Lab, event: Event): void {
  lab.pause();
  whyDeskOf(lab).asked = event;
}
