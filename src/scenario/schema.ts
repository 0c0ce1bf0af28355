import * as v from 'valibot';
import { ACTIONS_MAX, BRANCHES_MAX } from '../timeline/limits.ts';
import { commandSchema } from './command-schema.ts';
import * as limits from './limits.ts';
import type { Place, SavedBookmark, SavedBranch, Scenario, ScenarioAction } from './scenario.ts';
import { NAME, type SchemaOf, text, whole } from './schema-parts.ts';
import { setupSchema } from './setup-schema.ts';
import { viewSchema } from './view.ts';

const PLACE = 'step + at | atMs';

const name = v.pipe(text(limits.TITLE_CHARACTERS_MAX), v.regex(NAME, 'plain text'));

/** Exactly one of the two ways to name a place. */
const placeEntries = {
  step: v.optional(whole(0, Number.MAX_SAFE_INTEGER)),
  at: v.optional(whole(0, limits.REPLAY_TIME_US_MAX)),
  atMs: v.optional(whole(0, limits.REPLAY_TIME_US_MAX / 1_000)),
};
interface GivenPlace {
  readonly step?: number | undefined;
  readonly at?: number | undefined;
  readonly atMs?: number | undefined;
}
const isPlace = ({ step, at, atMs }: GivenPlace): boolean =>
  atMs === undefined
    ? step !== undefined && at !== undefined
    : step === undefined && at === undefined;
const placeOf = ({ step, at, atMs }: GivenPlace): Place =>
  step !== undefined && at !== undefined ? { step, at } : { atMs: atMs ?? 0 };

const place: SchemaOf<Place> = v.pipe(
  v.strictObject(placeEntries),
  v.check((given) => isPlace(given), PLACE),
  v.transform(placeOf),
);
const action: SchemaOf<ScenarioAction> = v.pipe(
  v.strictObject({ ...placeEntries, command: commandSchema }),
  v.check((given) => isPlace(given), PLACE),
  v.transform((given) => ({ ...placeOf(given), command: given.command })),
);

const exactly = {
  step: whole(0, limits.REPLAY_STEPS_MAX),
  at: whole(0, limits.REPLAY_TIME_US_MAX),
};
const branchIndex = whole(0, BRANCHES_MAX - 1);
const savedBranch: SchemaOf<SavedBranch> = v.strictObject({
  parent: v.nullable(branchIndex),
  name: v.optional(name),
  shares: whole(0, ACTIONS_MAX),
  actions: v.pipe(v.array(action), v.maxLength(ACTIONS_MAX)),
  end: v.strictObject(exactly),
});
const bookmark: SchemaOf<SavedBookmark> = v.strictObject({
  ...exactly,
  branch: v.optional(branchIndex),
  note: v.pipe(text(limits.NOTE_CHARACTERS_MAX), v.regex(NAME, 'plain text')),
});

/** The one border that every link and file passes. Unknown keys are refused. */
export const scenarioSchema: SchemaOf<Scenario> = v.strictObject({
  format: whole(1, Number.MAX_SAFE_INTEGER),
  engine: whole(1, Number.MAX_SAFE_INTEGER),
  title: v.optional(name),
  setup: setupSchema,
  actions: v.pipe(v.array(action), v.maxLength(ACTIONS_MAX)),
  branch: v.optional(name),
  branches: v.optional(v.pipe(v.array(savedBranch), v.minLength(1), v.maxLength(BRANCHES_MAX))),
  current: v.optional(branchIndex),
  bookmarks: v.optional(v.pipe(v.array(bookmark), v.maxLength(limits.BOOKMARKS_MAX))),
  view: v.optional(viewSchema),
  position: v.optional(place),
  digest: v.optional(v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/, '16 hex digits'))),
});
