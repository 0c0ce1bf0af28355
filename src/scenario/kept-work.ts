import * as v from 'valibot';
import { TITLE_CHARACTERS_MAX } from './limits.ts';

/** One run of an earlier visit, as its entry in the list; its scenario is kept apart. */
export interface KeptWork {
  readonly id: string;
  readonly title: string;
  readonly actions: number;
  /** The place in the run, microseconds of virtual time. */
  readonly at: number;
  /** When it was kept: milliseconds since 1970, by the visitor's clock. */
  readonly keptMs: number;
}

export const WORK_MAX = 5;
const TEXT_MOST = 4_000;
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

const schema = v.pipe(
  v.string(),
  v.maxLength(TEXT_MOST),
  v.parseJson(),
  v.pipe(
    v.array(
      v.strictObject({
        id: v.pipe(v.string(), v.regex(/^[0-9a-z]{1,16}$/)),
        title: v.pipe(v.string(), v.maxLength(TITLE_CHARACTERS_MAX)),
        actions: count,
        at: count,
        keptMs: v.pipe(count, v.maxValue(8.64e15)),
      }),
    ),
    v.maxLength(WORK_MAX),
  ),
);

/** The list of kept work, the latest first; empty for what is broken or of another version of the page. */
export function readKeptWork(text: string | null): readonly KeptWork[] {
  const read = v.safeParse(schema, text);
  return read.success ? read.output : [];
}
