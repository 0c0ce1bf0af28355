import { assign, fromCallback, setup, type AnyEventObject } from 'xstate';

export type LinkImportEvent =
  | { readonly type: 'OPEN'; readonly link: string }
  /** The share of the run that is replayed, 0 to 1. */
  | { readonly type: 'PROGRESS'; readonly fraction: number }
  /** The replay stands where the link says, and its state has the link's digest. */
  | { readonly type: 'VERIFIED'; readonly digest: string }
  /** `problem` is a key of the catalogue. */
  | { readonly type: 'FAILED'; readonly problem: string }
  | { readonly type: 'DISMISS' };

export interface LinkImportContext {
  readonly link: string;
  readonly fraction: number;
  readonly digest: string;
  readonly problem: string;
}

/** A link is read, replayed beside the present work, and shown only when its digest holds. Whoever replays provides `replay`. */
export const linkImport = setup({
  types: { context: {} as LinkImportContext, events: {} as LinkImportEvent },
  actors: {
    replay: fromCallback<AnyEventObject, { readonly link: string }, LinkImportEvent>(
      () => undefined,
    ),
  },
}).createMachine({
  id: 'link-import',
  context: { link: '', fraction: 0, digest: '', problem: '' },
  initial: 'idle',
  on: {
    OPEN: {
      target: '.loading',
      actions: assign({ link: ({ event }) => event.link, fraction: 0, digest: '', problem: '' }),
    },
    DISMISS: { target: '.idle' },
  },
  states: {
    idle: {},
    loading: {
      invoke: { src: 'replay', input: ({ context }) => ({ link: context.link }) },
      on: {
        PROGRESS: { actions: assign({ fraction: ({ event }) => event.fraction }) },
        VERIFIED: { target: 'opened', actions: assign({ digest: ({ event }) => event.digest }) },
        FAILED: { target: 'failed', actions: assign({ problem: ({ event }) => event.problem }) },
      },
    },
    opened: {},
    failed: {},
  },
});
