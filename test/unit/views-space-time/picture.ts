import type { Frame } from '../../../src/timeline/frame.ts';
import { Chronicle } from '../../../src/views/space-time/chronicle.ts';
import {
  PLAIN_VIEW,
  spaceTime,
  type SpaceTime,
  type View,
} from '../../../src/views/space-time/space-time.ts';

export const WIDTH_PX = 1_000;

export const chronicleOf = ({ events }: Pick<Frame, 'events'>): Chronicle => {
  const chronicle = new Chronicle();
  chronicle.read(events, events.length);
  return chronicle;
};

export const pictureOf = (frame: Frame, spanMs: number, view: Partial<View> = {}): SpaceTime =>
  spaceTime(frame, chronicleOf(frame), {
    ...PLAIN_VIEW,
    leaderFirst: false,
    folds: false,
    widthPx: WIDTH_PX,
    spanUs: spanMs * 1_000,
    ...view,
  });
