import { digest } from '../kernel/digest.ts';
import { firstPlace } from '../kernel/first-index.ts';
import type { Event } from '../simulation/facts.ts';
import type { EventLog } from './branch.ts';

/** The first thing that went otherwise: what happened in each branch there; undefined where nothing did. */
export interface FirstDifference {
  readonly at: number;
  readonly left: Event | undefined;
  readonly right: Event | undefined;
}

/** What two branches have before they part is the very same; behind that, events may still be alike for a while. */
export function firstDifference(left: EventLog, right: EventLog): FirstDifference | null {
  const shared = sharedLength(left, right);
  for (let i = shared; i < Math.max(left.length, right.length); i++) {
    const [one, other] = [left.at(i), right.at(i)];
    if (one !== undefined && other !== undefined && isAlike(one, other)) continue;
    const at = Math.min(one?.at ?? Infinity, other?.at ?? Infinity);
    return { at, left: one, right: other };
  }
  return null;
}

const sharedLength = (left: EventLog, right: EventLog): number =>
  firstPlace(Math.min(left.length, right.length), (i) => left.at(i) !== right.at(i));

const isAlike = (one: Event, other: Event): boolean =>
  one.kind === other.kind &&
  one.at === other.at &&
  one.who === other.who &&
  digest(one) === digest(other);
