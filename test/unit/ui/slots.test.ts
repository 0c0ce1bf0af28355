/** Elements that show things which come and go. */
import { describe, expect, it } from 'vitest';
import { Slots } from '../../../src/ui/space-time/slots.ts';

const shown = (slots: Slots<string>, things: string): string =>
  slots
    .place(things.split(' '))
    .map(({ slot, thing }) => `${thing}${slot}`)
    .join(' ');

describe('an element', () => {
  it('stays with its thing while others come and go', () => {
    const slots = new Slots<string>((thing) => thing);
    expect(shown(slots, 'a b c')).toBe('a0 b1 c2');
    expect(shown(slots, 'b c d')).toBe('d0 b1 c2');
    expect(shown(slots, 'c d')).toBe('d0 c2');
    expect(shown(slots, 'x c d y')).toBe('d0 x1 c2 y3');
  });

  it('is used again after a jump to where all things are others', () => {
    const slots = new Slots<string>((thing) => thing);
    shown(slots, 'a b c');
    expect(shown(slots, 'x y z')).toBe('x0 y1 z2');
  });

  it('shows what comes twice once', () => {
    expect(shown(new Slots<string>((thing) => thing), 'a b a')).toBe('a0 b1');
  });
});
