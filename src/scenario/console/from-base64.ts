import { CliError } from './cli-error.ts';

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** The bytes of base64 (RFC 4648). */
export function fromBase64(text: string): readonly number[] {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text)) throw new CliError('Illegal base64 character');
  const bytes: number[] = [];
  let bits = 0;
  let held = 0;
  for (const digit of text.replace(/=+$/, '')) {
    bits = ((bits << 6) | DIGITS.indexOf(digit)) & 0xffff;
    held += 6;
    if (held >= 8) bytes.push((bits >> (held -= 8)) & 0xff);
  }
  return bytes;
}
