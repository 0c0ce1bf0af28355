import { fitText, textWidth } from '../../views/stage/text-width.ts';

/** A word, or one Chinese character, with the signs that may not begin a line. */
const PIECE = /(?:[\u3400-\u9fff]|[^\s\u3400-\u9fff]+)[\u3000-\u303f\uff00-\uffef]*\s*/g;

/**
 * A text in lines of at most `widthPx`, by widths on the generous side: whoever opens the picture may have other letters than the page.
 * What has no room in `most` lines ends in an ellipsis.
 */
export function footLines(text: string, widthPx: number, sizePx: number, most: number): string[] {
  const lines: string[] = [];
  for (const piece of text.match(PIECE) ?? []) {
    const longer = `${lines.at(-1) ?? ''}${piece}`;
    const isNew = textWidth(longer.trimEnd(), sizePx) > widthPx && lines.length < most;
    if (isNew || lines.length === 0) lines.push(piece);
    else lines[lines.length - 1] = longer;
  }
  return lines.map((line) => fitText(line.trimEnd(), widthPx, sizePx, 'sans'));
}
