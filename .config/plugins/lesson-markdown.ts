export interface LessonSection {
  readonly id: string;
  readonly html: string;
}

export interface LessonText {
  readonly meta: unknown;
  readonly sections: readonly LessonSection[];
}
