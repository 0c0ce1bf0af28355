import type { TypeName } from './problem.ts';

/** What has fields. `happening` is an event of the present step. */
export type Thing = 'server' | 'client' | 'message' | 'event' | 'znode';

/** What a value is of. The words of a word are all there are, or null where any will do. */
export type Type =
  | { readonly kind: 'truth' | 'number' | 'time' | 'zxid' | 'text' | 'actor' }
  | { readonly kind: 'word'; readonly words: readonly string[] | null }
  | { readonly kind: 'thing'; readonly thing: Thing };

/** Null is nothing: what is not there. A comparison with it is false. */
export type Value = number | string | boolean | object | null;

export const TRUTH: Type = { kind: 'truth' };
export const NUMBER: Type = { kind: 'number' };
export const TIME: Type = { kind: 'time' };
export const ZXID: Type = { kind: 'zxid' };
export const TEXT: Type = { kind: 'text' };
export const ACTOR: Type = { kind: 'actor' };
export const oneOf = (...words: string[]): Type => ({ kind: 'word', words });
export const ANY_WORD: Type = { kind: 'word', words: null };

export const nameOfType = (type: Type): TypeName =>
  type.kind === 'thing'
    ? type.thing === 'client' || type.thing === 'znode'
      ? type.thing
      : 'server'
    : type.kind;

const isTextual = ({ kind }: Type): boolean => kind === 'text' || kind === 'word';

/** Whether `=` between the two can ever be true. */
export function comparable(left: Type, right: Type): boolean {
  if (left.kind === 'thing' || right.kind === 'thing') return false;
  if (left.kind === right.kind || (isTextual(left) && isTextual(right))) return true;
  const other = left.kind === 'actor' ? right : right.kind === 'actor' ? left : null;
  return other !== null && (other.kind === 'number' || isTextual(other));
}

export const ordered = ({ kind }: Type): boolean =>
  kind === 'number' || kind === 'time' || kind === 'zxid';
