import type { Event } from '../../simulation/facts.ts';
import type { World } from '../../simulation/world.ts';

/** What a pane reads of a frame: the world as it stands, and the events up to `eventCount` that led to it. */
export interface Moment {
  readonly world: World;
  /** The time shown, microseconds; at or after the world's last step. */
  readonly at: number;
  readonly events: { at(id: number): Event | undefined };
  readonly eventCount: number;
}

/** How far back a pane looks for what explains the present; older explanations are not shown. */
const LOOK_BACK_MAX = 6_000;

/** The newest events first, until `seen` answers true or {@link LOOK_BACK_MAX} of them are read. */
export function lookBack(moment: Moment, seen: (event: Event) => boolean): void {
  const oldest = Math.max(0, moment.eventCount - LOOK_BACK_MAX);
  for (let id = moment.eventCount - 1; id >= oldest; id--) {
    const event = moment.events.at(id);
    if (event !== undefined && seen(event)) return;
  }
}
