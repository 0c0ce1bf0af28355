import * as v from 'valibot';
import type { Sid } from '../zab/vote.ts';
import type { Zxid } from '../zab/zxid.ts';
import {
  ALL_SERVERS_MAX,
  CLIENT_NAME_CHARACTERS_MAX,
  PATH_CHARACTERS_MAX,
  SESSION_DIGITS,
} from './limits.ts';
import { RUN_PANES, type RunPane } from './panes.ts';

/** Something that every view can point at. */
export type Selection =
  | { readonly kind: 'server'; readonly server: Sid }
  | { readonly kind: 'client'; readonly client: string }
  | { readonly kind: 'zxid'; readonly zxid: Zxid }
  | { readonly kind: 'envelope'; readonly envelope: number }
  | { readonly kind: 'session'; readonly session: string }
  | { readonly kind: 'znode'; readonly path: string };

/** How a run is looked at: the same in every language, and no part of the run. */
export interface SavedView {
  /** The open panes, the upper or left one first; none while a lesson is in their place. */
  readonly panes: readonly RunPane[];
  readonly sideBySide: boolean;
  readonly selection?: Selection | undefined;
  /** The two servers that the comparison is about, where somebody chose them. */
  readonly compared?: readonly Sid[] | undefined;
}

const OPEN_PANES_MAX = 2;

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const sid = v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(ALL_SERVERS_MAX));
const text = (charactersMax: number) => v.pipe(v.string(), v.maxLength(charactersMax));

const selection: v.GenericSchema<unknown, Selection> = v.variant('kind', [
  v.strictObject({ kind: v.literal('server'), server: sid }),
  v.strictObject({ kind: v.literal('client'), client: text(CLIENT_NAME_CHARACTERS_MAX) }),
  v.strictObject({ kind: v.literal('zxid'), zxid: count }),
  v.strictObject({ kind: v.literal('envelope'), envelope: count }),
  v.strictObject({
    kind: v.literal('session'),
    session: v.pipe(text(SESSION_DIGITS), v.regex(/^[0-9a-f]*$/, 'hex digits')),
  }),
  v.strictObject({ kind: v.literal('znode'), path: text(PATH_CHARACTERS_MAX) }),
]);

/** Part of the border that links and files pass. */
export const viewSchema: v.GenericSchema<unknown, SavedView> = v.strictObject({
  panes: v.pipe(v.array(v.picklist(RUN_PANES)), v.maxLength(OPEN_PANES_MAX)),
  sideBySide: v.boolean(),
  selection: v.optional(selection),
  compared: v.optional(v.pipe(v.array(sid), v.length(2))),
});

/** A view as {@link viewSchema} takes it: what cannot be written down is left out. */
export function asView({ selection: selected, ...rest }: SavedView): SavedView {
  return v.is(selection, selected) ? { ...rest, selection: selected } : rest;
}
