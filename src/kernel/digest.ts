import { AssertionFailed } from './assert.ts';
import { PersistentLog } from './persistent-log.ts';
import { PersistentMap } from './persistent-map.ts';

/** Two 32-bit lanes that are mixed differently; together the 64 bits of the digest. */
interface Lanes {
  a: number;
  b: number;
}

function feed(lanes: Lanes, word: number): void {
  lanes.a = Math.imul(lanes.a ^ word, 0x01000193);
  lanes.a = (lanes.a << 13) | (lanes.a >>> 19);
  lanes.b = Math.imul(lanes.b ^ word, 0x85ebca6b);
  lanes.b = Math.imul((lanes.b << 17) | (lanes.b >>> 15), 0xc2b2ae35) + 0x27d4eb2f;
}

function feedText(lanes: Lanes, text: string): void {
  feed(lanes, text.length);
  for (let i = 0; i < text.length; i++) feed(lanes, text.charCodeAt(i));
}

const byText = (x: string, y: string): number => (x < y ? -1 : x > y ? 1 : 0);
const byKey = (x: readonly [unknown, unknown], y: readonly [unknown, unknown]): number =>
  typeof x[0] === 'number' && typeof y[0] === 'number'
    ? x[0] - y[0]
    : byText(String(x[0]), String(y[0]));

function feedValue(lanes: Lanes, value: unknown): void {
  if (value === null || value === undefined) return feed(lanes, 1);
  if (typeof value === 'boolean') return feed(lanes, value ? 2 : 3);
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new AssertionFailed(`not a safe integer: ${value}`);
    feed(lanes, 4);
    feed(lanes, value | 0);
    return feed(lanes, Math.floor(value / 0x1_0000_0000) | 0);
  }
  if (typeof value === 'string') {
    feed(lanes, 5);
    return feedText(lanes, value);
  }
  if (Array.isArray(value) || value instanceof PersistentLog) {
    feed(lanes, 6);
    feed(lanes, value.length);
    for (const item of value as Iterable<unknown>) feedValue(lanes, item);
    return;
  }
  if (value instanceof Map || value instanceof PersistentMap) {
    feed(lanes, 7);
    feed(lanes, value.size);
    for (const [key, item] of [...(value as Iterable<[unknown, unknown]>)].sort(byKey)) {
      feedValue(lanes, key);
      feedValue(lanes, item);
    }
    return;
  }
  if (value instanceof Set) {
    feed(lanes, 8);
    return feedValue(
      lanes,
      [...(value as Set<unknown>)].map((item) => [item, 0] as const).sort(byKey),
    );
  }
  if (typeof value === 'object') {
    feed(lanes, 9);
    for (const key of Object.keys(value).sort(byText)) {
      const item = (value as Record<string, unknown>)[key];
      if (item === undefined) continue;
      feedText(lanes, key);
      feedValue(lanes, item);
    }
    return feed(lanes, 10);
  }
  throw new AssertionFailed(`cannot digest a ${typeof value}`);
}

const hex = (word: number): string => (word >>> 0).toString(16).padStart(8, '0');

/**
 * A 64-bit digest of plain data as 16 hex digits, the same in every JavaScript engine. The order of an object's
 * keys, of a map's and of a set's entries does not matter; absent and undefined are the same.
 */
export function digest(value: unknown): string {
  const lanes: Lanes = { a: 0x2545f491, b: 0x9e3779b9 | 0 };
  feedValue(lanes, value);
  for (let i = 0; i < 4; i++) feed(lanes, lanes.a ^ lanes.b);
  return hex(lanes.a) + hex(lanes.b);
}
