import { correction, generate } from 'lean-qr';

/** What the largest QR code holds at the lowest level of correction (ISO 18004, version 40-L), bytes. */
export const QR_BYTES_MAX = 2_953;

export interface QrFigure {
  /** Modules of one side, without the quiet zone. */
  readonly size: number;
  /** The dark modules: each a unit square, runs in a row as one box. */
  readonly path: string;
}

/** The figure of a QR code, or null for a text that no code holds. */
export function qrFigure(text: string): QrFigure | null {
  if (new TextEncoder().encode(text).length > QR_BYTES_MAX) return null;
  const code = generate(text, {
    minCorrectionLevel: correction.L,
    maxCorrectionLevel: correction.Q,
  });
  const { size } = code;
  let path = '';
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const from = x;
      while (x < size && code.get(x, y)) x++;
      if (x > from) path += `M${from} ${y}h${x - from}v1h${from - x}z`;
    }
  }
  return { size, path };
}
