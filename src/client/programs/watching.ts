import { errs } from './walk.ts';

/** A program that reads the same again and again, each time with a watch: a watch is called once. */
export interface Watching {
  /** Whether it has set its watch in this session. */
  hasWatched: boolean;
}

/** Whether the read that is due sets the watch: each does, but whoever has the mistake `watch-once` takes the first one to last. */
export function setsWatch(
  program: Watching & { readonly mistakes?: readonly string[] | undefined },
): boolean {
  const isEnough = errs(program, 'watch-once') && program.hasWatched;
  program.hasWatched = true;
  return !isEnough;
}
