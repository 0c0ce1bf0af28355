import { zxidOf, EPOCH_MAX } from '../../zab/zxid.ts';
import { NotACondition } from './problem.ts';

export const CHARACTERS_MAX = 500;

interface At {
  readonly from: number;
  readonly to: number;
  /** As it was written. */
  readonly text: string;
}

export type Token = At &
  (
    | { readonly kind: 'word' }
    | { readonly kind: 'sign' }
    | { readonly kind: 'number' | 'time' | 'zxid'; readonly value: number }
    | { readonly kind: 'text'; readonly value: string }
    | { readonly kind: 'end' }
  );

const UNITS: Readonly<Record<string, number>> = { us: 1, ms: 1_000, s: 1_000_000, m: 60_000_000 };
const BLANK = /[ \t\r\n]*/y;
const WORD = /[A-Za-z_][A-Za-z0-9_-]*/y;
const NUMBER = /-?[0-9][A-Za-z0-9_.]*/y;
const ZXID = /\(\s*(\d{1,15})\s*,\s*(\d{1,15})\s*\)/y;
const SIGN = /<=|>=|!=|[=<>().]/y;
const TEXT = /"([^"]*)"|'([^']*)'/y;
/** Signs of programming languages, by what stands for them here. */
const FOREIGN = /={2,3}|&&|\|\||<>|!(?!=)/y;
const INSTEAD: Readonly<Record<string, string>> = {
  '==': '=',
  '===': '=',
  '&&': 'and',
  '||': 'or',
  '<>': '!=',
  '!': 'not',
};

function readAt(pattern: RegExp, source: string, from: number): RegExpExecArray | null {
  pattern.lastIndex = from;
  return pattern.exec(source);
}

function numberToken(text: string, at: At): Token {
  const plain = /^(-?\d{1,15}(?:\.\d{1,6})?)([a-z]*)$/.exec(text);
  const hex = /^0x([0-9a-f]{1,13})$/i.exec(text);
  if (hex) return { kind: 'zxid', value: Number.parseInt(hex[1]!, 16), ...at };
  const unit = plain?.[2] ?? '';
  if (plain === null || (unit !== '' && UNITS[unit] === undefined)) {
    throw new NotACondition({ kind: 'bad-number', from: at.from, to: at.to, text });
  }
  const value = Number(plain[1]);
  if (unit === '') return { kind: 'number', value, ...at };
  return { kind: 'time', value: Math.round(value * UNITS[unit]!), ...at };
}

function zxidToken([, epoch, counter]: RegExpExecArray, at: At): Token {
  const [e, c] = [Number(epoch), Number(counter)];
  if (e < EPOCH_MAX && c < 2 ** 32) return { kind: 'zxid', value: zxidOf(e, c), ...at };
  throw new NotACondition({ kind: 'bad-number', from: at.from, to: at.to, text: at.text });
}

/** Cuts a text into its tokens. Throws {@link NotACondition}. */
export function tokensOf(source: string): readonly Token[] {
  if (source.length > CHARACTERS_MAX) {
    const to = source.length;
    throw new NotACondition({
      kind: 'too-long',
      from: CHARACTERS_MAX,
      to,
      charactersMax: CHARACTERS_MAX,
    });
  }
  const tokens: Token[] = [];
  for (let from = 0; ;) {
    from += readAt(BLANK, source, from)![0].length;
    if (from >= source.length) {
      tokens.push({ kind: 'end', from, to: from, text: '' });
      return tokens;
    }
    const at = (found: RegExpExecArray): At => ({
      from,
      to: from + found[0].length,
      text: found[0],
    });
    const foreign = readAt(FOREIGN, source, from);
    if (foreign) {
      const { text, ...place } = at(foreign);
      throw new NotACondition({ kind: 'foreign', ...place, text, instead: INSTEAD[text]! });
    }
    const zxid = readAt(ZXID, source, from);
    const word = readAt(WORD, source, from);
    const number = readAt(NUMBER, source, from);
    const text = readAt(TEXT, source, from);
    const sign = readAt(SIGN, source, from);
    if (zxid) tokens.push(zxidToken(zxid, at(zxid)));
    else if (word) tokens.push({ kind: 'word', ...at(word) });
    else if (number) tokens.push(numberToken(number[0], at(number)));
    else if (text) tokens.push({ kind: 'text', value: text[1] ?? text[2] ?? '', ...at(text) });
    else if (sign) tokens.push({ kind: 'sign', ...at(sign) });
    else {
      const character = String.fromCodePoint(source.codePointAt(from)!);
      const quote = character === '"' || character === "'";
      const to = quote ? source.length : from + character.length;
      throw new NotACondition(
        quote
          ? { kind: 'open-text', from, to }
          : { kind: 'bad-character', from, to, text: character },
      );
    }
    from = tokens.at(-1)!.to;
  }
}
