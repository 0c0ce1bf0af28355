/** A run of text; `strong` is the point of the sentence. */
export interface Part {
  readonly text: string;
  readonly strong: boolean;
}

/** Splits a catalogue sentence at its `**` marks. */
export function partsOf(marked: string): readonly Part[] {
  return marked
    .split('**')
    .map((text, i) => ({ text, strong: i % 2 === 1 }))
    .filter((part) => part.text !== '');
}

/** The sentence without marks: for status regions, titles and terminals. */
export const plainText = (parts: readonly Part[]): string =>
  parts.map((part) => part.text).join('');
