import { firstIndex } from '../../kernel/first-index.ts';
import type { Actor } from '../../simulation/actor.ts';
import { FAMILIES, type Family } from '../marks/family.ts';
import type { Sending } from './chronicle.ts';

/** Messages of one family and one fate from one actor to another. */
export interface Flow {
  readonly from: Actor;
  readonly to: Actor;
  readonly family: Family;
  /** In the order in which they were sent: those from `first` to before `last`. */
  readonly sendings: readonly Sending[];
  /** When each was sent: numbers in a row are looked at faster than objects. Microseconds. */
  readonly sentAts: readonly number[];
  readonly first: number;
  readonly last: number;
}

interface Lane extends Pick<Flow, 'from' | 'to' | 'family'> {
  readonly sendings: Sending[];
  readonly sentAts: number[];
  /** Whether they were also sent in the order in which they were taken. */
  isInOrder: boolean;
}

const FATES: readonly Sending['fate'][] = ['arrived', 'flying', 'lost'];

const bySending = (a: Sending, b: Sending): number => a.sentAt - b.sentAt || a.sentId - b.sentId;

/**
 * Messages by what they have in common but for their times, so that those of a stretch of time are found without looking at each: there may
 * be tens of thousands.
 */
export class Traffic {
  readonly #ways = new Map<Actor, Map<Actor, Lane[]>>();
  readonly #lanes: Lane[] = [];

  restart(): void {
    this.#ways.clear();
    this.#lanes.length = 0;
  }

  take(sending: Sending): void {
    const lane = this.#laneOf(sending);
    const before = lane.sendings.at(-1);
    if (before !== undefined && bySending(before, sending) > 0) lane.isInOrder = false;
    lane.sendings.push(sending);
    lane.sentAts.push(sending.sentAt);
  }

  #laneOf({ from, to, family, fate }: Sending): Lane {
    let ways = this.#ways.get(from);
    if (ways === undefined) this.#ways.set(from, (ways = new Map<Actor, Lane[]>()));
    let lanes = ways.get(to);
    if (lanes === undefined) ways.set(to, (lanes = []));
    const kind = FAMILIES.indexOf(family) * FATES.length + FATES.indexOf(fate);
    const known = lanes[kind];
    if (known !== undefined) return known;
    const lane: Lane = { from, to, family, sendings: [], sentAts: [], isInOrder: true };
    lanes[kind] = lane;
    this.#lanes.push(lane);
    return lane;
  }

  /** What was sent by `untilUs`. */
  sentBy(untilUs: number): readonly Flow[] {
    return this.#lanes.map((lane) => part(lane, 0, lane.sendings.length, untilUs));
  }

  /** What was sent by `untilUs` and ended at `fromUs` or later, among the first `eventCount` events; taken in the order of their ends. */
  between(fromUs: number, untilUs: number, eventCount: number): readonly Flow[] {
    return this.#lanes.map((lane) => {
      const { sendings } = lane;
      const first = firstIndex(sendings, ({ endAt }) => endAt >= fromUs);
      const last = firstIndex(sendings, ({ endId }) => endId >= eventCount);
      return part(lane, first, last, untilUs);
    });
  }
}

function part(lane: Lane, first: number, end: number, untilUs: number): Flow {
  const { from, to, family, isInOrder } = lane;
  const some = isInOrder ? lane : inOrder(lane.sendings.slice(first, end));
  const { sendings, sentAts } = some;
  const begin = isInOrder ? first : 0;
  const sent = firstIndex(sentAts, (sentAt) => sentAt > untilUs);
  const last = Math.max(begin, isInOrder ? Math.min(end, sent) : sent);
  return { from, to, family, sendings, sentAts, first: begin, last };
}

function inOrder(sendings: Sending[]): Pick<Flow, 'sendings' | 'sentAts'> {
  sendings.sort(bySending);
  return { sendings, sentAts: sendings.map(({ sentAt }) => sentAt) };
}
