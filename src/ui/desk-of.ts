import type { Lab } from './lab.svelte.ts';

/** One desk for each lab, made when it is first asked for: what a pane remembers beside the run, though the pane comes and goes. */
export function deskOf<Desk>(make: (lab: Lab) => Desk): (lab: Lab) => Desk {
  const desks = new WeakMap<Lab, Desk & object>();
  return (lab) => {
    const known = desks.get(lab);
    if (known !== undefined) return known;
    const desk = make(lab) as Desk & object;
    desks.set(lab, desk);
    return desk;
  };
}
