import * as v from 'valibot';
import { MISTAKES, type MistakenKind } from '../client/programs/mistakes.ts';
import type { Program } from '../simulation/setup.ts';
import * as limits from './limits.ts';
import { delayMs, NAME, path, type SchemaOf, text, whole } from './schema-parts.ts';

const mistakesOf = <K extends MistakenKind>(kind: K) =>
  v.optional(v.pipe(v.array(v.picklist(MISTAKES[kind])), v.maxLength(MISTAKES[kind].length)));

const resource = v.optional(
  v.pipe(text(limits.RESOURCE_CHARACTERS_MAX), v.minLength(1), v.regex(NAME, 'plain text')),
);
const inLine = { path, holdMs: delayMs, restMs: delayMs };

/** What a client may be given to do. */
export const programSchema: SchemaOf<Program> = v.variant('kind', [
  v.strictObject({ kind: v.literal('idle') }),
  v.strictObject({ kind: v.literal('writer'), everyMs: whole(1, limits.DELAY_MS_MAX) }),
  v.strictObject({ kind: v.literal('lock'), ...inLine, resource, mistakes: mistakesOf('lock') }),
]);
