import type { ClientOperation } from '../../znodes/wire.ts';
import type { SubOperation } from '../../znodes/request.ts';
import { childOf } from './ask.ts';
import { go, goFlushed, type Turn, type Walker } from './walk.ts';

/**
 * A note of one's last deed beside the thing itself, written in the same transaction. Whatever becomes of an answer, the note tells whether
 * the deed was done: by this process, or by the one before it that had the same name.
 */
export interface Noting extends Walker {
  readonly path: string;
  /** The version that the note must have: nobody's late request may get behind. */
  noteVersion: number;
}

/** The child below which all notes are: no item, no member. */
export const NOTES = 'notes';

const notePath = (path: string, client: string): string => `${path}/${NOTES}/${client}`;

/** The znodes that a noting program needs. */
export const notesOf = (path: string, client: string): readonly string[] => [
  path,
  childOf(path, NOTES),
  notePath(path, client),
];

/** A deed and the note of it: both or none. */
export function noted<P extends Noting>(
  { program, client }: Turn<P>,
  deed: SubOperation,
  note: string,
): ClientOperation {
  const path = notePath(program.path, client.name);
  const version = program.noteVersion;
  return { op: 'multi', ops: [deed, { op: 'setData', path, data: note, version }] };
}

/** Reads the note, behind everything that was asked before. */
export const readNote = <P extends Noting>(turn: Turn<P>, step: P['step']): void =>
  goFlushed(turn, step, { op: 'getData', path: notePath(turn.program.path, turn.client.name) });

export const doDeed = <P extends Noting>(
  turn: Turn<P>,
  step: P['step'],
  deed: SubOperation,
  note: string,
): void => go(turn, step, noted(turn, deed, note));

/** A number that a znode holds; 0 if it holds none. */
export const numberIn = (data: string | null | undefined): number =>
  /^\d{1,15}$/.test(data ?? '') ? Number(data) : 0;
