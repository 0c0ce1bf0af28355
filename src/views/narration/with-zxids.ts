import { zxidOf, type Zxid } from '../../zab/zxid.ts';
import type { Part } from './parts.ts';

/** A part of a sentence that may be a zxid. */
export interface SpokenPart extends Part {
  readonly zxid: Zxid | null;
}

const ZXID = /(\(\d{1,6},\d{1,9}\))/;

/** Cuts the zxids out of a sentence, so that they can be pressed. (e,0) names an epoch and is no transaction. */
export const withZxids = (parts: readonly Part[]): readonly SpokenPart[] =>
  parts.flatMap(({ text, strong }) =>
    text
      .split(ZXID)
      .filter((piece) => piece !== '')
      .map((piece) => {
        const found = /^\((\d+),(\d+)\)$/.exec(piece);
        const counter = Number(found?.[2] ?? 0);
        const zxid = counter === 0 ? null : zxidOf(Number(found![1]), counter);
        return { text: piece, strong, zxid };
      }),
  );
