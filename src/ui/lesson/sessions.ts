import type { Lab } from '../lab.svelte.ts';
import { loadLesson } from './library.ts';
import { LessonSession } from './session.svelte.ts';

let current: { readonly lab: Lab; readonly session: LessonSession } | null = null;

/** Ends the lesson that is under way, if there is one. */
export function endSession(): void {
  current?.session.close();
  current = null;
}

/** The student's way through a lesson: the one under way if it is this lesson, else a new one from the beginning. */
export async function sessionFor(lab: Lab, name: string): Promise<LessonSession> {
  const lesson = await loadLesson(name);
  if (current?.lab === lab && current.session.name === name && current.session.isOpen) {
    return current.session;
  }
  endSession();
  const session = new LessonSession(lab, name, lesson);
  current = { lab, session };
  return session;
}
