import type { Actor } from '../../simulation/actor.ts';
import type { Moment } from '../election/moment.ts';
import type { Family } from '../marks/family.ts';
import { arrowsOf, flyingOf, labelled, pick, type Arrow } from './arrows.ts';
import { axisOf, type Axis, type Quiet } from './axis.ts';
import { bandsOf, nameBands, type Band } from './bands.ts';
import { countOf } from './bundles.ts';
import type { Chronicle } from './chronicle.ts';
import { LabelRoom } from './labels.ts';
import { lanesOf, TOP_PX, type Lane } from './lanes.ts';
import type { Lights } from './light.ts';
import { placedMarks, type PlacedMark } from './placed-marks.ts';
import { ticksOf, type Tick } from './ticks.ts';
import { Traffic } from './traffic.ts';

/** Where the end of the window stands, as a part of the width. */
export const NOW = 0.9;
/** The times stand so far below the last lane. */
const BELOW_LANES_PX = 7;

/** What part of the run is looked at, and how. */
export interface View {
  readonly widthPx: number;
  /** All lanes together get no higher than this unless they would be too narrow. */
  readonly roomPx: number;
  /** What the window shows where nothing is folded, microseconds. */
  readonly spanUs: number;
  /** Where it ends; null: at the moment shown. */
  readonly endUs: number | null;
  /** Families of messages that are not drawn, unless they are lit. */
  readonly hidden: readonly Family[];
  /** Whether quiet stretches are folded, and which of them are opened again. */
  readonly folds: boolean;
  readonly opened: ReadonlySet<number>;
  readonly leaderFirst: boolean;
  readonly lights: Lights;
  /** Clients that have a lane before others. */
  readonly wanted: readonly Actor[];
}

export interface Fold extends Quiet {
  readonly x0: number;
  readonly x1: number;
}

export interface SpaceTime {
  readonly lanes: readonly Lane[];
  readonly arrows: readonly Arrow[];
  readonly bands: readonly Band[];
  readonly marks: readonly PlacedMark[];
  readonly folds: readonly Fold[];
  readonly ticks: readonly Tick[];
  /** Right of the picture where it ends before the present. */
  readonly nowX: number;
  /** Messages that the arrows stand for: more than there are arrows where some are bundled. */
  readonly messages: number;
  readonly clientsLeftOut: number;
  /** What arrows, bands, marks, folds and ticks are to be moved by, px: between two pictures little else changes. */
  readonly shift: number;
  readonly height: number;
  /** The virtual time at a place, microseconds. */
  readonly timeAt: (x: number) => number;
  readonly axis: Axis;
}

/** The axis of a view, or of one with another span that has the time `anchor.us` at `anchor.px`. */
export function axisFor(
  moment: Moment,
  { stirrings }: Chronicle,
  { widthPx, spanUs, endUs, folds, opened }: View,
  anchor?: { readonly us: number; readonly px: number },
): Axis {
  const lengthPx = widthPx * NOW;
  const { at, eventCount, world } = moment;
  const busy = flyingOf(world).some(({ family, endAt }) => family !== 'keepalive' && endAt > at);
  const end = { us: endUs ?? at, px: lengthPx };
  const scale = { stirrings, at, eventCount, busy, spanUs, lengthPx, folds, opened };
  const axis = axisOf({ ...scale, anchor: anchor ?? end });
  // Nothing was before the beginning: until the run is as long as the picture, it stands at its left.
  const isShort = anchor === undefined && axis.timeAt(0) < 0;
  return isShort ? axisOf({ ...scale, anchor: { us: 0, px: 0 } }) : axis;
}

/** Lanes, messages, stretches and marks of a part of the run, as far as the moment shown. */
export function spaceTime(moment: Moment, chronicle: Chronicle, view: View): SpaceTime {
  const { widthPx, spanUs, lights } = view;
  const { at, eventCount, world } = moment;
  const axis = axisFor(moment, chronicle, view);
  const { shift, x } = axis;
  const fromUs = Math.max(0, axis.timeAt(0));
  const untilUs = Math.min(at, axis.timeAt(widthPx));
  const leader = view.leaderFirst ? chronicle.leaderAt(eventCount) : null;
  const { lanes, height, clientsLeftOut } = lanesOf(world, leader, view.wanted, view.roomPx);
  const places = new Map(lanes.map(({ actor, y }) => [actor, y]));

  const flying = flyingOf(world);
  const onTheirWay = new Traffic();
  for (const sending of flying) onTheirWay.take(sending);
  const flows = [
    ...chronicle.traffic.between(fromUs, untilUs, eventCount),
    ...onTheirWay.sentBy(untilUs),
  ];
  const picked = pick(flows, places, view.hidden, lights);
  const bare = arrowsOf(picked, flying, places, axis, at);
  const stretches = chronicle.stretches.since(fromUs, at, eventCount);
  const bands = bandsOf(stretches, places, axis, fromUs, untilUs);
  const happened = chronicle.marks.between(fromUs, untilUs, eventCount);
  const marks = placedMarks(happened, places, lights, axis);
  const folds = axis.quiets.map((quiet) => ({ ...quiet, x0: x(quiet.from), x1: x(quiet.to) }));

  const room = new LabelRoom();
  for (const { x0, x1, opened } of folds) {
    if (!opened) room.take({ x0, x1, y0: 0, y1: height });
  }
  for (const mark of marks) {
    room.take({ x0: mark.x - 5, x1: mark.x + 5, y0: mark.y - 6, y1: mark.y + 6 });
  }
  for (const { way, family } of bare) if (family !== 'keepalive') room.cross(way);
  nameBands(bands, room, -shift);
  // Beside the picture, and below its lanes where the times are, nothing is written.
  const leftX = -shift;
  const rightX = leftX + widthPx;
  const bottom = lanes.at(-1)!.y + BELOW_LANES_PX;
  room.take({ x0: leftX - widthPx, x1: leftX, y0: 0, y1: height });
  room.take({ x0: rightX, x1: rightX + widthPx, y0: 0, y1: height });
  room.take({ x0: leftX, x1: rightX, y0: bottom, y1: height + bottom });
  return {
    lanes,
    arrows: labelled(bare, room),
    bands,
    marks,
    folds,
    ticks: ticksOf(axis, fromUs, untilUs, spanUs / (widthPx * NOW), leftX, rightX),
    nowX: x(at) + shift,
    messages: countOf(picked),
    clientsLeftOut,
    shift,
    height: Math.max(height, TOP_PX * 3),
    timeAt: (place) => axis.timeAt(place),
    axis,
  };
}
