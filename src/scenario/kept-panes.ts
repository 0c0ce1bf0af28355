import * as v from 'valibot';
import { RUN_PANES, type RunPane } from './panes.ts';

/** Which panes an earlier visit left open, and how they stood. */
export interface KeptPanes {
  readonly open: readonly RunPane[];
  readonly sideBySide: boolean;
}

const TEXT_MOST = 200;

const schema = v.pipe(
  v.string(),
  v.maxLength(TEXT_MOST),
  v.parseJson(),
  v.strictObject({
    open: v.pipe(v.array(v.picklist(RUN_PANES)), v.minLength(1), v.maxLength(2)),
    sideBySide: v.boolean(),
  }),
);

/** Null for what is broken, or of another version of the page. */
export function readKeptPanes(text: string | null): KeptPanes | null {
  const read = v.safeParse(schema, text);
  return read.success ? read.output : null;
}
