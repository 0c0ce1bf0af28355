import { BOOKMARKS_MAX, NOTE_CHARACTERS_MAX } from '../scenario/limits.ts';
import type { Position } from '../timeline/action.ts';

/** A moment that somebody wants to find again. */
export interface Bookmark extends Position {
  readonly id: number;
  readonly branch: number;
  readonly note: string;
}

/** The bookmarks of the run on the screen, in the order of time. */
export class Bookmarks {
  all: readonly Bookmark[] = $state.raw([]);
  #next = 1;

  get full(): boolean {
    return this.all.length >= BOOKMARKS_MAX;
  }

  add(place: Position & { readonly branch: number }, note: string): void {
    if (this.full) return;
    const { step, at, branch } = place;
    const bookmark = { id: this.#next++, step, at, branch, note: shortened(note) };
    this.all = [...this.all, bookmark].sort((a, b) => a.at - b.at || a.step - b.step);
  }

  annotate(id: number, note: string): void {
    this.all = this.all.map((one) => (one.id === id ? { ...one, note: shortened(note) } : one));
  }

  remove(id: number): void {
    this.all = this.all.filter((one) => one.id !== id);
  }

  /** A branch is gone. */
  leave(branch: number): void {
    this.all = this.all.filter((one) => one.branch !== branch);
  }

  clear(): void {
    this.all = [];
  }
}

const shortened = (note: string): string => note.slice(0, NOTE_CHARACTERS_MAX);
