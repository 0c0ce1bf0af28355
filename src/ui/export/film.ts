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
const FRAME_MS = 1_000 / FRAMES_A_SECOND;
const FRAME_LEAST_MS = 5;
const BITS_A_SECOND = 4_000_000;
/** Steps of the engine between two frames of the screen on the way to the beginning. */
const SLICE_STEPS = 4_000;
const SIZES: Readonly<Record<Figure, Size>> = {
  stage: { width: 1_280, height: 656 },
  'space-time': { width: 1_280, height: 400 },
};
const TYPES = ['video/webm;codecs=vp9', 'video/webm;codecs=vp8', 'video/webm'];

/** How long a film is, seconds. */
export const filmSeconds = ({ fromUs, toUs, speed }: FilmPlan): number =>
  (toUs - fromUs) / 1_000_000 / speed;

/** The kind of film that this browser makes; null for none. */
export function filmType(): string | null {
  if (typeof MediaRecorder === 'undefined') return null;
  if (!('captureStream' in HTMLCanvasElement.prototype)) return null;
  return TYPES.find((type) => MediaRecorder.isTypeSupported(type)) ?? null;
}

class Camera {
  readonly #recorder: MediaRecorder;
  readonly #track: CanvasCaptureMediaStreamTrack;
  readonly #pieces: Blob[] = [];
  readonly #over: Promise<Blob>;
  /** How long the film is, and how long it should be by now. */
  #filmedMs = 0;
  #dueMs = 0;

  constructor(canvas: HTMLCanvasElement, mimeType: string) {
    const stream = canvas.captureStream(0);
    this.#track = stream.getVideoTracks()[0] as CanvasCaptureMediaStreamTrack;
    this.#recorder = new MediaRecorder(stream, { mimeType, videoBitsPerSecond: BITS_A_SECOND });
    this.#recorder.ondataavailable = ({ data }) => this.#pieces.push(data);
    this.#over = new Promise((resolve, reject) => {
      this.#recorder.onstop = () => resolve(new Blob(this.#pieces, { type: 'video/webm' }));
      this.#recorder.onerror = () => reject(new Error('the browser stopped recording'));
    });
    this.#recorder.start();
    this.#recorder.pause();
  }

  /** Films what is on the canvas for the time of one frame. Between frames no time passes in the film. */
  async take(): Promise<void> {
    const from = performance.now();
    this.#recorder.resume();
    this.#track.requestFrame();
    this.#dueMs += FRAME_MS;
    // Timers come late: what one frame was too long, the next are shorter.
    const waitMs = Math.max(FRAME_LEAST_MS, this.#dueMs - this.#filmedMs);
    await new Promise((resolve) => setTimeout(resolve, waitMs));
    // The canvas is taken as it is painted: on a busy machine that may be later than any timer.
    await nextFrame();
    if (this.#recorder.state === 'recording') this.#recorder.pause();
    this.#filmedMs += performance.now() - from;
  }

  async end(): Promise<Blob> {
    if (this.#recorder.state !== 'inactive') this.#recorder.stop();
    this.#track.stop();
    return this.#over;
  }
}

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
 * Films a stretch of the run that `lab` shows. It takes at least as long as the film is.
 *
 * @throws what `signal` was aborted with; an Error where the browser gives up
 */
export async function film(
  lab: Lab,
  plan: FilmPlan,
  title: string,
  tools: Tools | undefined,
  { progress, signal }: Watcher,
): Promise<Blob> {
  const mimeType = filmType();
  if (mimeType === null) throw new Error('this browser records no film');
  const { figure, fromUs, toUs, speed } = plan;
  const frames = Math.max(1, Math.round(filmSeconds(plan) * FRAMES_A_SECOND));
  const copy = await labAt(lab, fromUs, signal);
  const screen = await offScreen(figure, copy, SIZES[figure], tools);
  const raster = new Raster(1);
  let camera: Camera | null = null;
  try {
    for (let i = 0; i <= frames; i++) {
      signal.throwIfAborted();
      const at =
        i === frames ? toUs : Math.round(fromUs + (i * speed * 1_000_000) / FRAMES_A_SECOND);
      copy.jump(() => copy.timeline.playTo(at), undefined);
      flushSync();
      await tick();
      await raster.draw(pictureOf(screen.root, figure, copy, title));
      camera ??= new Camera(raster.canvas, mimeType);
      await camera.take();
      progress((i + 1) / (frames + 1));
    }
    return await camera!.end();
  } finally {
    screen.end();
    if (signal.aborted) void camera?.end();
  }
}
