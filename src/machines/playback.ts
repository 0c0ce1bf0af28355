import { assign, fromCallback, setup } from 'xstate';

/** Virtual time over real time. */
export const SPEED_MIN = 0.01;
export const SPEED_MAX = 100;
export const SPEED_DEFAULT = 0.1;

export type PlaybackEvent =
  | { readonly type: 'PLAY' }
  | { readonly type: 'PAUSE' }
  /** A frame of the screen: `elapsedMs` of real time passed since the last. */
  | { readonly type: 'TICK'; readonly elapsedMs: number }
  /** The run stands somewhere else, or goes on otherwise, than play left it. */
  | { readonly type: 'MOVED' }
  /** The slider is held at `at` microseconds. */
  | { readonly type: 'SCRUB'; readonly at: number }
  | { readonly type: 'RELEASE' }
  /** Nothing is due any more: every server is down. */
  | { readonly type: 'RAN_OUT' }
  | { readonly type: 'SPEED'; readonly speed: number }
  | { readonly type: 'SKIP_QUIET'; readonly skip: boolean }
  /** Another run is shown. */
  | { readonly type: 'RESET' };

export interface PlaybackContext {
  readonly speed: number;
  /** Whether virtual time may pass faster while nothing of interest goes on. */
  readonly skipQuiet: boolean;
  /** Whether play goes on when the slider is let go. */
  readonly resume: boolean;
}

export interface Advance {
  readonly elapsedMs: number;
  readonly speed: number;
  readonly skipQuiet: boolean;
}

const clamped = (speed: number): number => Math.min(SPEED_MAX, Math.max(SPEED_MIN, speed));

/**
 * Play, pause and scrub. The machine knows no world: whoever shows one provides `clock` (sends TICK for each frame
 * of the screen), `advance` and `seek`.
 */
export const playback = setup({
  types: { context: {} as PlaybackContext, events: {} as PlaybackEvent },
  actors: { clock: fromCallback<PlaybackEvent>(() => undefined) },
  actions: {
    advance: (_, _advance: Advance) => undefined,
    seek: (_, _place: { readonly at: number }) => undefined,
  },
}).createMachine({
  id: 'playback',
  context: { speed: SPEED_DEFAULT, skipQuiet: true, resume: false },
  initial: 'idle',
  on: {
    SPEED: { actions: assign({ speed: ({ event }) => clamped(event.speed) }) },
    SKIP_QUIET: { actions: assign({ skipQuiet: ({ event }) => event.skip }) },
    RESET: { target: '.idle' },
    SCRUB: {
      target: '.scrubbing',
      actions: { type: 'seek', params: ({ event }) => ({ at: event.at }) },
    },
  },
  states: {
    idle: {
      entry: assign({ resume: false }),
      on: {
        PLAY: 'playing',
        MOVED: 'paused',
      },
    },
    playing: {
      entry: assign({ resume: true }),
      invoke: { src: 'clock' },
      on: {
        PAUSE: 'paused',
        RAN_OUT: 'ended',
        TICK: {
          actions: {
            type: 'advance',
            params: ({ context, event }) => ({
              elapsedMs: event.elapsedMs,
              speed: context.speed,
              skipQuiet: context.skipQuiet,
            }),
          },
        },
      },
    },
    paused: {
      entry: assign({ resume: false }),
      on: {
        PLAY: 'playing',
      },
    },
    scrubbing: {
      on: {
        RELEASE: [
          { guard: ({ context }) => context.resume, target: 'playing' },
          { target: 'paused' },
        ],
        PLAY: 'playing',
        PAUSE: 'paused',
      },
    },
    ended: {
      entry: assign({ resume: false }),
      on: {
        PLAY: 'playing',
        MOVED: 'paused',
      },
    },
  },
});
