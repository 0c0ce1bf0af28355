/**
 * What a znode holds, or null for no data at all. Text stands for its UTF-8 bytes; a byte that is not valid UTF-8 is the lone surrogate
 * U+DC00 + byte, so that every array of bytes is one text and stays so in JSON and in links.
 */
export type Data = string | null;

const isHigh = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;
const isLow = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;
/** Stands for one byte, 0x80 to 0xff. */
const isByte = (unit: number): boolean => unit >= 0xdc80 && unit <= 0xdcff;

/** The bytes that data stand for. Half a surrogate pair is `?`, as Java writes it. */
export function bytesOf(data: Data): number[] {
  const bytes: number[] = [];
  const text = data ?? '';
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) bytes.push(unit);
    else if (unit < 0x800) bytes.push(0xc0 | (unit >> 6), 0x80 | (unit & 0x3f));
    else if (isHigh(unit) && isLow(text.charCodeAt(i + 1))) {
      const point = text.codePointAt(i++)!;
      bytes.push(0xf0 | (point >> 18), 0x80 | ((point >> 12) & 0x3f));
      bytes.push(0x80 | ((point >> 6) & 0x3f), 0x80 | (point & 0x3f));
    } else if (isByte(unit)) bytes.push(unit & 0xff);
    else if (isHigh(unit) || isLow(unit)) bytes.push(0x3f);
    else bytes.push(0xe0 | (unit >> 12), 0x80 | ((unit >> 6) & 0x3f), 0x80 | (unit & 0x3f));
  }
  return bytes;
}

/** How many bytes data stand for; 0 for none. */
export function dataLength(data: Data): number {
  if (data === null) return 0;
  let length = data.length;
  for (let i = 0; i < data.length; i++) {
    const unit = data.charCodeAt(i);
    if (unit < 0x80) continue;
    if (unit < 0x800) length++;
    else if (isHigh(unit) && isLow(data.charCodeAt(i + 1))) {
      length += 2;
      i++;
    } else if (!isHigh(unit) && !isLow(unit)) length += 2;
  }
  return length;
}

/** How many bytes of a UTF-8 sequence stand at `from`; 0 if there is none that is valid. */
function sequenceAt(bytes: ArrayLike<number>, from: number): number {
  const first = bytes[from]!;
  const length = first < 0x80 ? 1 : first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
  if (first > 0xf4) return 0;
  for (let i = 1; i < length; i++) {
    const byte = bytes[from + i];
    if (byte === undefined || (byte & 0xc0) !== 0x80) return 0;
  }
  const second = bytes[from + 1]!;
  // Longer than need be, half a surrogate pair, or beyond Unicode.
  if ((first === 0xe0 && second < 0xa0) || (first === 0xed && second > 0x9f)) return 0;
  if ((first === 0xf0 && second < 0x90) || (first === 0xf4 && second > 0x8f)) return 0;
  return length;
}

/** The data that bytes are: {@link bytesOf} gives them back. */
export function dataOf(bytes: ArrayLike<number>): string {
  let text = '';
  for (let i = 0; i < bytes.length;) {
    const length = sequenceAt(bytes, i);
    const first = bytes[i]!;
    if (length === 0) {
      text += String.fromCharCode(0xdc00 | first);
      i++;
      continue;
    }
    let point = length === 1 ? first : first & (0x7f >> length);
    for (let k = 1; k < length; k++) point = (point << 6) | (bytes[i + k]! & 0x3f);
    text += String.fromCodePoint(point);
    i += length;
  }
  return text;
}
