/** A lesson file that cannot be used; the message says where and what to mend. */
export class LessonError extends Error {
  override readonly name = 'LessonError';
}
