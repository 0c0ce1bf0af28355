import { describe, expect, it } from 'vitest';
import type { Selection } from '../../../src/scenario/view.ts';
import type { Frame } from '../../../src/timeline/frame.ts';
import { isLit } from '../../../src/ui/lit.ts';

const world = { clients: new Map([['a', { session: '0x1' }]]) } as unknown as Frame['world'];

/** A lab in which it is counted how often its frame is read. */
function shows(pointed: Selection | null, selection: Selection | null = null) {
  const lab = {
    reads: 0,
    pointed,
    selection,
    get frame() {
      this.reads++;
      return { world } as Frame;
    },
  };
  return lab;
}

describe('what is lit', () => {
  it('is what is pointed at or selected', () => {
    expect(isLit(shows({ kind: 'zxid', zxid: 7 }), { kind: 'zxid', zxid: 7 })).toBe(true);
    expect(isLit(shows(null, { kind: 'zxid', zxid: 7 }), { kind: 'zxid', zxid: 7 })).toBe(true);
    expect(isLit(shows({ kind: 'zxid', zxid: 7 }), { kind: 'zxid', zxid: 8 })).toBe(false);
    expect(isLit(shows(null), { kind: 'zxid', zxid: 7 })).toBe(false);
  });

  it('is a client together with its session', () => {
    const client = { kind: 'client', client: 'a' } as const;
    const session = { kind: 'session', session: '0x1' } as const;
    expect(isLit(shows(client), session)).toBe(true);
    expect(isLit(shows(session), client)).toBe(true);
    expect(isLit(shows(session), { kind: 'client', client: 'b' })).toBe(false);
  });

  it('hangs on the frame only there: hundreds of rows ask, and are not drawn anew with each frame', () => {
    const row = { kind: 'zxid', zxid: 7 } as const;
    for (const pointed of [null, row, { kind: 'client', client: 'a' } as const]) {
      const lab = shows(pointed);
      isLit(lab, row);
      expect(lab.reads).toBe(0);
    }
  });
});
