import { SvelteSet } from 'svelte/reactivity';
import type { Event } from '../../simulation/facts.ts';
import type { Family } from '../../views/marks/family.ts';
import { deskOf } from '../desk-of.ts';

/** A few microseconds would show nothing, and a whole day nothing either. */
const SPAN_US = { min: 2_000, max: 3_600_000_000 } as const;
/** Where an event comes to stand that was out of sight, as a part of the span. */
const INTO_SIGHT = 0.4;

/** What is looked at in space-time, and how: the same below the timeline and in the pane. */
export class SpaceTimeDesk {
  spanUs = $state(500_000);
  /** Where the picture ends, microseconds; null: at the moment shown. */
  endUs: number | null = $state(null);
  family: Family | null = $state(null);
  folds = $state(true);
  leaderFirst = $state(true);
  /** Quiet stretches that are not folded, by the last event before each. */
  readonly opened = new SvelteSet<number>();
  /** The event whose causes and effects are lit. */
  chosen: Event | null = $state.raw(null);

  setSpan(us: number): void {
    this.spanUs = Math.round(Math.min(SPAN_US.max, Math.max(SPAN_US.min, us)));
  }

  /** The picture ends at `us`; at or behind the moment `nowUs` it follows it. */
  endAt(us: number, nowUs: number): void {
    this.endUs = us >= nowUs ? null : Math.max(0, Math.round(us));
  }

  turn(key: number): void {
    if (!this.opened.delete(key)) this.opened.add(key);
  }

  /** Chooses an event, and brings it into sight if it lies outside of [`fromUs`, `untilUs`]. */
  choose(event: Event | null, nowUs: number, fromUs = 0, untilUs = nowUs): void {
    this.chosen = event;
    if (event === null || (event.at >= fromUs && event.at <= untilUs)) return;
    this.endAt(event.at + this.spanUs * INTO_SIGHT, nowUs);
  }
}

/** The same for the picture below the timeline and the pane. */
export const spaceTimeDeskOf = deskOf(() => new SpaceTimeDesk());
