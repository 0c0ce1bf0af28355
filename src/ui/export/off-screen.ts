import { mount, unmount } from 'svelte';
import type { Lab } from '../lab.svelte.ts';
import SpaceTime from '../space-time/SpaceTime.svelte';
import Stage from '../stage/Stage.svelte';
import type { Tools } from '../stage/tools.svelte.ts';
import { figureOn, type Figure } from './picture.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A figure that stands beside the screen, in a size of its own. */
export interface OffScreen {
  readonly root: Element;
  readonly end: () => void;
}

/** Frames of the screen in which a figure must have found its size. */
const FRAMES_MAX = 60;

export const nextFrame = (): Promise<void> =>
  new Promise((resolve) => requestAnimationFrame(() => resolve()));

/** Puts a figure of `lab` where nobody sees it. The servers stand as in `tools`. */
export async function offScreen(
  figure: Figure,
  lab: Lab,
  { width, height }: Size,
  tools: Tools | undefined,
): Promise<OffScreen> {
  const host = document.createElement('div');
  host.inert = true;
  Object.assign(host.style, {
    position: 'fixed',
    left: `-${2 * width}px`,
    top: '0',
    width: `${width}px`,
    height: `${height}px`,
  });
  document.body.append(host);
  const app =
    figure === 'stage'
      ? mount(Stage, { target: host, props: tools === undefined ? { lab } : { lab, tools } })
      : mount(SpaceTime, { target: host, props: { lab } });
  const end = (): void => {
    void unmount(app);
    host.remove();
  };
  for (let frames = 0; frames < FRAMES_MAX; frames++) {
    await nextFrame();
    const root = figureOn(figure, host);
    if (root !== null && frames > 1) return { root, end };
  }
  end();
  throw new Error('the figure found no size');
}
