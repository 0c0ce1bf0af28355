/** The figure of a QR code is the code: its fixed parts stand where ISO 18004 puts them, its modules are those of the library. */
import jsQR from 'jsqr';
import { generate, correction } from 'lean-qr';
import { expect, test } from 'vitest';
import { QR_BYTES_MAX, qrFigure } from '../../../src/ui/share/qr.ts';

/** Which unit squares a path of boxes covers. */
function squares(path: string): ReadonlySet<string> {
  const all = new Set<string>();
  for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let i = 0; i < Number(width); i++) all.add(`${Number(x) + i} ${y}`);
  }
  return all;
}

const FINDER = ['1111111', '1000001', '1011101', '1011101', '1011101', '1000001', '1111111'];

test.each([1, 60, 800, QR_BYTES_MAX])('a text of %i characters', (length) => {
  const text = Array.from({ length }, (_, i) => 'aZ0-_.'[i % 6]).join('');
  const { size, path } = qrFigure(text)!;
  const dark = squares(path);
  expect((size - 17) % 4).toBe(0);
  for (const [x0, y0] of [
    [0, 0],
    [size - 7, 0],
    [0, size - 7],
  ] as const) {
    const seen = FINDER.map((row, y) =>
      Array.from(row, (_, x) => (dark.has(`${x0 + x} ${y0 + y}`) ? '1' : '0')).join(''),
    );
    expect(seen).toEqual(FINDER);
  }
  for (let i = 8; i < size - 8; i++) expect(dark.has(`${i} 6`)).toBe(i % 2 === 0);
  const code = generate(text, {
    minCorrectionLevel: correction.L,
    maxCorrectionLevel: correction.Q,
  });
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) expect(dark.has(`${x} ${y}`)).toBe(code.get(x, y));
  }
});

test.each([1, 60, 800])('another program reads a text of %i characters from it', (length) => {
  const text = Array.from({ length }, (_, i) => 'https://a.example/#z1.0-_'[i % 25]).join('');
  const { size, path } = qrFigure(text)!;
  const dark = squares(path);
  const [modulePx, quiet] = [4, 4];
  const sidePx = (size + 2 * quiet) * modulePx;
  const pixels = new Uint8ClampedArray(sidePx * sidePx * 4).fill(255);
  for (let i = 0; i < sidePx * sidePx; i++) {
    const [x, y] = [i % sidePx, Math.floor(i / sidePx)].map(
      (place) => Math.floor(place / modulePx) - quiet,
    );
    if (dark.has(`${x} ${y}`)) pixels.fill(0, i * 4, i * 4 + 3);
  }
  expect(jsQR(pixels, sidePx, sidePx)?.data).toBe(text);
});

test('a text that no code holds', () => {
  expect(qrFigure('x'.repeat(QR_BYTES_MAX + 1))).toBeNull();
});
