import * as v from 'valibot';
import * as limits from './limits.ts';

/** A schema that reads anything and gives a `T`. */
export type SchemaOf<T> = v.GenericSchema<unknown, T>;

export const whole = (min: number, max: number) =>
  v.pipe(v.number(), v.safeInteger(), v.minValue(min), v.maxValue(max));
export const text = (charactersMax: number) => v.pipe(v.string(), v.maxLength(charactersMax));

/** What people name: no control characters, and nothing that could be taken for markup. */
export const NAME = /^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}<>]*$/u;
const PATH = /^\/[^\p{Cc}]*$/u;

const CLIENT_NAME = /^[a-z][a-z0-9-]*$/;

export const clientName = v.pipe(
  text(limits.CLIENT_NAME_CHARACTERS_MAX),
  v.regex(CLIENT_NAME, 'a-z 0-9 -'),
);
export const path = v.pipe(text(limits.PATH_CHARACTERS_MAX), v.regex(PATH, '/path'));
export const delayMs = whole(0, limits.DELAY_MS_MAX);
export const sid = whole(1, limits.ALL_SERVERS_MAX);
export const sids = v.pipe(v.array(sid), v.maxLength(limits.ALL_SERVERS_MAX));
export const weight = whole(0, limits.WEIGHT_MAX);
/** From the least to the most of something, both within the same bounds. */
export const range = (min: number, max: number) =>
  v.strictObject({ min: whole(min, max), max: whole(min, max) });
