import { encodeLink } from './link.ts';
import { fine, type Outcome } from './problem.ts';
import type { Scenario } from './scenario.ts';

export interface FittingLink {
  /** What stands behind `#`. */
  readonly link: string;
  readonly scenario: Scenario;
}

/** The link to `whole`, a run with all its branches; where that is more than a link carries, to `one`, the branch that is shown. */
export async function fittingLink(whole: Scenario, one: Scenario): Promise<Outcome<FittingLink>> {
  const first = await encodeLink(whole);
  if (first.ok) return fine({ link: first.value, scenario: whole });
  if (whole.branches === undefined) return first;
  const second = await encodeLink(one);
  return second.ok ? fine({ link: second.value, scenario: one }) : second;
}
