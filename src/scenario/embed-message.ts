import * as v from 'valibot';
import { CHARACTERS_MAX as CONDITION_CHARACTERS_MAX } from './condition/token.ts';
import { JSON_BYTES_MAX, LINK_CHARACTERS_MAX, REPLAY_TIME_US_MAX } from './limits.ts';

/** Version of what a page and the frame in it tell one another. */
export const EMBED_VERSION = 1;
const ADDRESS_CHARACTERS_MAX = 2_000;
const ID_CHARACTERS_MAX = 64;
const EXPECTATION_CHARACTERS_MAX = 120;
const SPEED_MIN = 0.01;
const SPEED_MAX = 100;

const text = (charactersMax: number) => v.pipe(v.string(), v.maxLength(charactersMax));
const whole = (max: number) => v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(max));

const common = {
  zabscope: v.literal(EMBED_VERSION),
  /** Comes back in the answer. */
  id: v.optional(v.union([text(ID_CHARACTERS_MAX), whole(Number.MAX_SAFE_INTEGER)])),
};

/** All fields are texts and numbers of bounded size: a deep or endless message is refused at its first level. */
const schema = v.variant('do', [
  v.strictObject({
    ...common,
    do: v.literal('open-link'),
    link: text(LINK_CHARACTERS_MAX + ADDRESS_CHARACTERS_MAX),
  }),
  v.strictObject({ ...common, do: v.literal('open-scenario'), scenario: text(JSON_BYTES_MAX) }),
  v.strictObject({
    ...common,
    do: v.literal('play'),
    speed: v.optional(v.pipe(v.number(), v.minValue(SPEED_MIN), v.maxValue(SPEED_MAX))),
  }),
  v.strictObject({ ...common, do: v.picklist(['pause', 'step', 'step-back']) }),
  v.strictObject({
    ...common,
    do: v.literal('seek'),
    atMs: v.pipe(v.number(), v.minValue(0), v.maxValue(REPLAY_TIME_US_MAX / 1_000)),
  }),
  v.strictObject({
    ...common,
    do: v.literal('run-until'),
    condition: text(CONDITION_CHARACTERS_MAX),
  }),
]);

/** What the page around a frame may ask of it. */
export type EmbedMessage = v.InferOutput<typeof schema>;
export type EmbedId = EmbedMessage['id'];

export type ReadMessage =
  | { readonly kind: 'message'; readonly message: EmbedMessage }
  /** For us, and not understood. */
  | { readonly kind: 'wrong'; readonly path: string; readonly expected: string }
  | { readonly kind: 'future'; readonly version: number }
  /** Other scripts of a page talk by messages too. */
  | { readonly kind: 'not-ours' };

/** Reads whatever came as a message. */
export function readEmbedMessage(data: unknown): ReadMessage {
  if (typeof data !== 'object' || data === null || !('zabscope' in data)) {
    return { kind: 'not-ours' };
  }
  const { zabscope: version } = data;
  if (typeof version === 'number' && version > EMBED_VERSION) return { kind: 'future', version };
  const read = v.safeParse(schema, data, { abortEarly: true });
  if (read.success) return { kind: 'message', message: read.output };
  const [issue] = read.issues;
  return {
    kind: 'wrong',
    path: (v.getDotPath(issue) ?? '').slice(0, ID_CHARACTERS_MAX),
    expected: (issue.expected ?? issue.message).slice(0, EXPECTATION_CHARACTERS_MAX),
  };
}
