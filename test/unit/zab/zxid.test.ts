import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  counterOf,
  EPOCH_MAX,
  epochOf,
  hexZxid,
  isNewEpochZxid,
  showZxid,
  zxidOf,
} from '../../../src/zab/zxid.ts';

test.each([
  [0, 0, '(0,0)', '0x0', true],
  [1, 0, '(1,0)', '0x100000000', true],
  [2, 8, '(2,8)', '0x200000008', false],
  [255, 0xffff_ffff, '(255,4294967295)', '0xffffffffff', false],
  [EPOCH_MAX - 1, 1, '(1048575,1)', '0xfffff00000001', false],
])('(%i, %i) is shown as %s and %s', (epoch, counter, shown, hex, newEpoch) => {
  const zxid = zxidOf(epoch, counter);
  expect([showZxid(zxid), hexZxid(zxid), isNewEpochZxid(zxid)]).toEqual([shown, hex, newEpoch]);
});

const epoch = fc.nat(EPOCH_MAX - 1);
const counter = fc.nat(0xffff_ffff);

test('a zxid is exact, gives back its parts, and is ordered by epoch first', () => {
  fc.assert(
    fc.property(epoch, counter, epoch, counter, (e1, c1, e2, c2) => {
      const a = zxidOf(e1, c1);
      expect([epochOf(a), counterOf(a), Number.isSafeInteger(a)]).toEqual([e1, c1, true]);
      expect(Math.sign(a - zxidOf(e2, c2))).toBe(Math.sign(e1 - e2) || Math.sign(c1 - c2));
    }),
  );
});

test.each([-1, EPOCH_MAX])('epoch %i is refused', (outside) => {
  expect(() => zxidOf(outside, 0)).toThrow(`epoch ${outside} is outside`);
});
