import { flushSync, tick } from 'svelte';
import { Lab } from '../lab.svelte.ts';
import type { Tools } from '../stage/tools.svelte.ts';
import { nextFrame, offScreen, type Size } from './off-screen.ts';
import { pictureOf, type Figure } from './picture.ts';
import { Raster } from './raster.ts';

/** A stretch of a run, to be seen at `speed` virtual seconds a second. */
export interface FilmPlan {
  readonly figure: Figure;
  readonly fromUs: number;
  readonly toUs: number;
  readonly speed: number;
}

export interface Watcher {
  /** Told the share that is done, 0 to 1. */
  readonly progress: (fraction: number) => void;
  readonly signal: AbortSignal;
}

export const FILM_SECONDS_MAX = 60;
const FRAMES_A_SECOND = 25;
/** Steps of the engine between two frames of the screen on the way to the beginning. */
const SLICE_STEPS = 4_000;
const SIZES: Readonly<Record<Figure, Size>> = {
  stage: { width: 1_280, height: 656 },
  'space-time': { width: 1_280, height: 400 },
};
/** How long a film is, seconds. */
export const filmSeconds = ({ fromUs, toUs, speed }: FilmPlan): number =>
  (toUs - fromUs) / 1_000_000 / speed;

/** Whether this browser encodes video for a page. It does not where the page came without encryption from another machine. */
export const canFilm = (): boolean => typeof VideoEncoder !== 'undefined';

/** Another lab over the same run, so that the page stays where it is. */
async function labAt(lab: Lab, fromUs: number, signal: AbortSignal): Promise<Lab> {
  const copy = new Lab(lab.setup, lab.timeline.actions);
  copy.selection = lab.selection;
  while (copy.timeline.frame.at < fromUs && !copy.timeline.full) {
    copy.timeline.playTo(fromUs, SLICE_STEPS);
    await nextFrame();
    signal.throwIfAborted();
  }
  copy.jump(() => undefined, undefined);
  return copy;
}

/**
 * Films a stretch of the run that `lab` shows.
 *
 * @throws what `signal` was aborted with; an Error where the browser cannot encode it
 */
export async function film(
  lab: Lab,
  plan: FilmPlan,
  title: string,
  tools: Tools | undefined,
  { progress, signal }: Watcher,
): Promise<Blob> {
  const { figure, fromUs, toUs, speed } = plan;
  const { Camera } = await import('./camera.ts');
  const frames = Math.max(1, Math.round(filmSeconds(plan) * FRAMES_A_SECOND));
  const copy = await labAt(lab, fromUs, signal);
  const screen = await offScreen(figure, copy, SIZES[figure], tools);
  const raster = new Raster(1);
  const camera = new Camera(raster.canvas, FRAMES_A_SECOND);
  try {
    for (let i = 0; i <= frames; i++) {
      signal.throwIfAborted();
      const at =
        i === frames ? toUs : Math.round(fromUs + (i * speed * 1_000_000) / FRAMES_A_SECOND);
      copy.jump(() => copy.timeline.playTo(at), undefined);
      flushSync();
      await tick();
      await raster.draw(pictureOf(screen.root, figure, copy, title));
      await camera.take();
      progress((i + 1) / (frames + 1));
    }
    return await camera.end();
  } catch (thrown) {
    await camera.cancel();
    throw thrown;
  } finally {
    screen.end();
  }
}
