import type { Actor } from '../../simulation/actor.ts';
import type { Event, EventKind } from '../../simulation/facts.ts';

/** Kinds of events that have a mark of their own on a lane, by the mark. Messages, fsyncs and lives are drawn otherwise. */
const MARKS = {
  committed: 'commit',
  applied: 'applied',
  held: 'held',
  crashed: 'crash',
  cut: 'cut',
  healed: 'healed',
  'watch-set': 'watch',
  'watch-fired': 'fired',
  'session-expiring': 'expired',
  'client-expired': 'expired',
  'disk-failed': 'crash',
} as const satisfies Partial<Record<EventKind, string>>;

export type MarkKind = (typeof MARKS)[keyof typeof MARKS];
/** In the order in which they are drawn: the last lies on top. */
export const MARK_KINDS: readonly MarkKind[] = [
  'healed',
  'cut',
  'applied',
  'watch',
  'fired',
  'commit',
  'expired',
  'held',
  'crash',
];

/** Something that happened on one lane, or between two, at one moment. */
export interface Mark {
  readonly event: Event;
  readonly kind: MarkKind;
  readonly who: Actor;
  /** The other end of a link. */
  readonly to?: Actor;
}

/** The kinds of events that space-time draws: by a mark, as an end of an arrow, or as a bound of a stretch. */
export const DRAWN_KINDS: readonly EventKind[] = [
  ...(Object.keys(MARKS) as (keyof typeof MARKS)[]),
  'sent',
  'delivered',
  'lost',
  'logged',
  'fsynced',
  'paused',
  'resumed',
  'started',
  'became-looking',
  'left',
  'phase-entered',
  'stood-alone',
];

/** What the lanes are marked with for one event. */
export function marksOf(event: Event): readonly Mark[] {
  if (!(event.kind in MARKS)) return NONE;
  const kind = MARKS[event.kind as keyof typeof MARKS];
  if (event.kind === 'cut' || event.kind === 'healed') {
    return event.pairs.map(([who, to]) => ({ event, kind, who, to }));
  }
  return event.who === null ? NONE : [{ event, kind, who: event.who }];
}

const NONE: readonly Mark[] = [];

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
    case 'watch':
    case 'fired':
      return `M${x - 4} ${y}a4 4 0 1 0 8 0a4 4 0 1 0 -8 0z`;
    case 'expired':
      return `M${x - 4} ${y - 5}h8l-8 10h8z`;
    case 'cut':
      return `M${x} ${y}V${y1}M${x - 4} ${(y + y1) / 2 + 3}l8 -6`;
    case 'healed':
      return `M${x} ${y}V${y1}`;
  }
}
