/** The watches of a queue, drawn with few elements. */
import { describe, expect, it } from 'vitest';
import { arrowDrawings } from '../../../src/views/locks/arrow-drawings.ts';

const arrow = (n: number, opacity: number, next = false) => ({
  line: `line${n}`,
  head: `head${n}`,
  opacity,
  next,
});

describe('arrows that look alike', () => {
  it('are one drawing, lines and heads each', () => {
    expect(arrowDrawings([arrow(1, 1), arrow(2, 1), arrow(3, 1, true)])).toEqual([
      { key: 'full false', next: false, opacity: 1, lines: 'line1line2', heads: 'head1head2' },
      { key: 'full true', next: true, opacity: 1, lines: 'line3', heads: 'head3' },
    ]);
  });

  it('are apart from those that come or go, whose drawing stays while they do', () => {
    const [early, late] = [0.2, 0.7].map((t) =>
      arrowDrawings([arrow(1, 1), arrow(2, t), arrow(3, 1 - t), arrow(4, t)]),
    );
    expect(early!.map(({ lines }) => lines)).toEqual(['line1', 'line2line4', 'line3']);
    expect(late!.map(({ key }) => key)).toEqual(early!.map(({ key }) => key));
    expect(new Set(early!.map(({ key }) => key)).size).toBe(3);
  });
});
