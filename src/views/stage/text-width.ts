const NARROW = /[ijltfrI.,:;'|()[\]/ ]/;
const WIDE = /[mwMW@—…]/;
/** Chinese characters and full-width signs stand on a square. */
const SQUARE = /[\u2e80-\u9fff\uff00-\uffef]/;

/**
 * About how wide a text is, in px, without asking a browser, so that layouts are the same everywhere. On the
 * generous side. `mono` is exact for IBM Plex Mono.
 */
export function textWidth(text: string, size: number, face: 'sans' | 'mono' = 'sans'): number {
  let ems = 0;
  for (const char of text) {
    if (SQUARE.test(char)) ems += 1;
    else if (face === 'mono') ems += 0.6;
    else if (NARROW.test(char)) ems += 0.34;
    else if (WIDE.test(char)) ems += 0.9;
    else ems += char >= 'A' && char <= 'Z' ? 0.7 : 0.6;
  }
  return ems * size;
}

/** The text, cut with an ellipsis where it would be wider than `width`. */
export function fitText(text: string, width: number, size: number, face: 'sans' | 'mono'): string {
  if (textWidth(text, size, face) <= width) return text;
  let kept = text;
  while (kept.length > 1 && textWidth(`${kept}…`, size, face) > width) kept = kept.slice(0, -1);
  return `${kept.trimEnd()}…`;
}

/** What stays before the cut of {@link fitEnds}. */
const HEAD_SHARE = 0.4;

/** The text, cut in its middle where it would be wider than `width`: `set /client14 6` and its like differ at their ends. */
export function fitEnds(text: string, width: number, size: number, face: 'sans' | 'mono'): string {
  let fitted = text;
  for (let kept = text.length - 1; kept > 1 && textWidth(fitted, size, face) > width; kept--) {
    const head = Math.round(kept * HEAD_SHARE);
    fitted = `${text.slice(0, head).trimEnd()}…${text.slice(text.length - kept + head).trimStart()}`;
  }
  return fitted;
}

/** A name in little room: where it ends with a number, that and its first letter tell it from the others better than its beginning. */
export function fitName(name: string, width: number, size: number): string {
  const short = /^(.).*?(\d+)$/.exec(name);
  if (short === null || textWidth(name, size) <= width) return fitText(name, width, size, 'sans');
  return fitText(`${short[1]!}${short[2]!}`, width, size, 'sans');
}
