import type { Frame } from '../../../src/timeline/frame.ts';
import { Chronicle } from '../../../src/views/space-time/chronicle.ts';
import { NO_LIGHTS } from '../../../src/views/space-time/light.ts';
import { spaceTime, type SpaceTime, type View } from '../../../src/views/space-time/space-time.ts';

export const WIDTH_PX = 1_000;

export const PLAIN_VIEW: Omit<View, 'widthPx' | 'spanUs'> = {
  roomPx: 174,
  endUs: null,
  hidden: [],
  folds: true,
  opened: new Set(),
  leaderFirst: true,
  lights: NO_LIGHTS,
  wanted: [],
};

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
