import { firstIndex } from '../../kernel/first-index.ts';
import type { Actor } from '../../simulation/actor.ts';
import type { Mark, MarkKind } from './marks.ts';

/** Marks of one kind on one lane, or between two: in the order of their events, those from `first` to before `last`. */
export interface MarkRow extends Pick<Mark, 'kind' | 'who' | 'to'> {
  readonly marks: readonly Mark[];
  /** When each happened: numbers in a row are looked at faster than objects. Microseconds. */
  readonly ats: readonly number[];
  readonly first: number;
  readonly last: number;
}

interface Row {
  readonly marks: Mark[];
  readonly ats: number[];
}

/** The marks of a whole history by what they look like and where they stand. */
export class MarkRows {
  readonly #rows = new Map<MarkKind, Map<Actor, Row>>();

  restart(): void {
    this.#rows.clear();
  }

  take(mark: Mark): void {
    const { kind, who, to } = mark;
    const place = to === undefined ? who : `${who} ${to}`;
    let rows = this.#rows.get(kind);
    if (rows === undefined) this.#rows.set(kind, (rows = new Map<Actor, Row>()));
    let row = rows.get(place);
    if (row === undefined) rows.set(place, (row = { marks: [], ats: [] }));
    row.marks.push(mark);
    row.ats.push(mark.event.at);
  }

  /** What happened from `fromUs` to `untilUs`, among the first `eventCount` events. */
  between(fromUs: number, untilUs: number, eventCount: number): readonly MarkRow[] {
    return [...this.#rows.values()].flatMap((rows) =>
      [...rows.values()].map(({ marks, ats }) => {
        const { kind, who, to } = marks[0]!;
        const ends = to === undefined ? { kind, who } : { kind, who, to };
        const first = firstIndex(ats, (at) => at >= fromUs);
        const later = firstIndex(ats, (at) => at > untilUs);
        const unseen = firstIndex(marks, ({ event }) => event.id >= eventCount);
        return { ...ends, marks, ats, first, last: Math.min(later, unseen) };
      }),
    );
  }
}
