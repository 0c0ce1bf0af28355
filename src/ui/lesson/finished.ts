import { recall, remember } from '../storage.ts';

const KEY = 'zabscope.lessons';

/** Names of the lessons that were gone through in this browser. */
export const finishedLessons = (): ReadonlySet<string> =>
  new Set((recall(KEY) ?? '').split(' ').filter(Boolean));

export const finishLesson = (name: string): void =>
  remember(KEY, [...new Set([...finishedLessons(), name])].sort().join(' '));
