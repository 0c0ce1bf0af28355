import type { Actor } from '../../simulation/actor.ts';
import type { Event } from '../../simulation/facts.ts';

export type MarkKind = 'commit' | 'applied' | 'held' | 'crash' | 'cut' | 'healed';

/** Something that happened on one lane, or between two, at one moment. */
export interface Mark {
  readonly event: Event;
  readonly kind: MarkKind;
  readonly who: Actor;
  /** The other end of a link. */
  readonly to?: Actor;
}

/** What the lanes are marked with, oldest first. */
export function marksOf(events: readonly Event[]): readonly Mark[] {
  return events.flatMap((event): Mark[] => {
    switch (event.kind) {
      case 'committed':
        return [{ event, kind: 'commit', who: event.who }];
      case 'applied':
        return [{ event, kind: 'applied', who: event.who }];
      case 'held':
        return [{ event, kind: 'held', who: event.who }];
      case 'crashed':
        return [{ event, kind: 'crash', who: event.who }];
      case 'cut':
      case 'healed':
        return event.pairs.map(([who, to]) => ({ event, kind: event.kind, who, to }));
      default:
        return [];
    }
  });
}

/** The outline of a mark at a place, as a path. `y1` is the lane of the other end of a link. */
export function markShape(kind: MarkKind, x: number, y: number, y1 = y): string {
  switch (kind) {
    case 'commit':
      return `M${x} ${y - 6}l5 6l-5 6l-5 -6z`;
    case 'applied':
      return `M${x} ${y - 5}v10`;
    case 'held':
      return `M${x - 4} ${y - 4}h8v8h-8z`;
    case 'crash':
      return `M${x - 5} ${y - 5}l10 10m0 -10l-10 10`;
    case 'cut':
      return `M${x} ${y}V${y1}M${x - 4} ${(y + y1) / 2 + 3}l8 -6`;
    case 'healed':
      return `M${x} ${y}V${y1}`;
  }
}
