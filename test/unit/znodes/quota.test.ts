import { describe, expect, test } from 'vitest';
import { parseQuota, showQuota } from '../../../src/znodes/quota.ts';
import { beginSerialization, deserialize, writeSome } from '../../../src/znodes/serialization.ts';
import { create, remove, set, Tree } from './tree.ts';

const ROOT = '/zookeeper/quota';

/** What `setquota` of the command line does: the limits first, then the statistics. */
function limited(limits: string, settings = {}): Tree {
  const tree = new Tree(settings);
  tree.do({ ...create('/q'), data: '12345' });
  tree.do(create(`${ROOT}/q`));
  tree.do({ ...create(`${ROOT}/q/zookeeper_limits`), data: limits });
  tree.do({ ...create(`${ROOT}/q/zookeeper_stats`), data: '' });
  return tree;
}
const stats = (tree: Tree): unknown => tree.data(`${ROOT}/q/zookeeper_stats`);

describe('the text of limits', () => {
  test.each([
    ['count=3,bytes=-1', { count: 3, bytes: -1, countHardLimit: -1, byteHardLimit: -1 }],
    [
      'count=1,bytes=2=;byteHardLimit=4;countHardLimit=3',
      { count: 1, bytes: 2, countHardLimit: 3, byteHardLimit: 4 },
    ],
    ['', { count: -1, bytes: -1, countHardLimit: -1, byteHardLimit: -1 }],
  ])('%j', (text, quota) => {
    expect(parseQuota(text)).toEqual(quota);
    if (text !== '') expect(showQuota(quota)).toBe(text);
  });

  test.each([null, 'nonsense', 'count=x', ',count=1'])('%j is none', (text) => {
    expect(parseQuota(text)).toBeNull();
  });
});

describe('statistics', () => {
  test('count what is there when they are made, the znode itself too, and go on with each change', () => {
    const tree = limited('count=9,bytes=-1');
    expect(stats(tree)).toBe('count=1,bytes=5');
    tree.do({ ...create('/q/x'), data: 'ab' });
    expect(stats(tree)).toBe('count=2,bytes=7');
    tree.do(set('/q/x', -1, 'abcd'));
    expect(stats(tree)).toBe('count=2,bytes=9');
    tree.do(remove('/q/x'));
    expect(stats(tree)).toBe('count=1,bytes=5');
  });

  test('change without version, zxid or anybody being told', () => {
    const tree = limited('count=9,bytes=-1');
    const before = tree.stat(`${ROOT}/q/zookeeper_stats`);
    const { changes } = tree.do(create('/q/x'));
    expect(tree.stat(`${ROOT}/q/zookeeper_stats`)).toEqual(before);
    expect(changes.map(({ path }) => path)).toEqual(['/q/x']);
  });

  test('stand still without limits', () => {
    const tree = limited('count=9,bytes=-1');
    tree.do(remove(`${ROOT}/q/zookeeper_limits`));
    tree.do(create('/q/x'));
    expect(stats(tree)).toBe('count=1,bytes=5');
  });

  test('are counted anew from a snapshot', () => {
    const tree = limited('count=9,bytes=-1');
    tree.do(set(`${ROOT}/q/zookeeper_stats`, -1, 'count=77,bytes=0'));
    const written = writeSome(beginSerialization(tree.replica, 1), tree.replica, 100);
    const loaded = deserialize(written);
    expect(loaded.znodes.get(`${ROOT}/q/zookeeper_stats`)?.data).toBe('count=1,bytes=5');
  });
});

describe('hard limits', () => {
  const hard = 'count=-1,bytes=-1=;byteHardLimit=8;countHardLimit=2';

  test.each([
    ['one znode more', create('/q/x'), 'OK'],
    ['more bytes than are left', { ...create('/q/x'), data: '1234' }, 'QUOTAEXCEEDED'],
    ['growing up to the limit', set('/q', -1, '12345678'), 'OK'],
    ['growing beyond it', set('/q', -1, '123456789'), 'QUOTAEXCEEDED'],
    ['growing beyond it, before the version', set('/q', 7, '123456789'), 'QUOTAEXCEEDED'],
    ['a znode elsewhere', create('/qq'), 'OK'],
  ] as const)('%s: %o is %s', (_, operation, error) => {
    expect(limited(hard).try(operation)).toBe(error);
  });

  test('are kept by count too', () => {
    const tree = limited(hard);
    tree.do(create('/q/x'));
    expect([tree.try(create('/q/y')), tree.try(remove('/q/x')), tree.try(create('/q/y'))]).toEqual([
      'QUOTAEXCEEDED',
      'OK',
      'OK',
    ]);
  });

  test('are not kept if the setting is off, and soft ones never', () => {
    const off = limited(hard, { enforceQuota: false });
    expect([off.try(create('/q/x')), off.try(create('/q/y'))]).toEqual(['OK', 'OK']);
    const soft = limited('count=1,bytes=1');
    expect(soft.try(create('/q/x'))).toBe('OK');
  });

  test('do not see what is still outstanding, nor the parts of the same multi', () => {
    const tree = limited(hard);
    expect(tree.multi(create('/q/x'), create('/q/y')).result.error).toBe('OK');
  });

  test('that nobody can read refuse what they should measure', () => {
    const tree = limited('nonsense');
    expect([tree.try(create('/q/x')), tree.try(create('/r'))]).toEqual(['MARSHALLINGERROR', 'OK']);
  });

  test('end a multi that should be measured, with not a word on its parts', () => {
    const tree = limited('nonsense');
    const { result } = tree.multi(create('/r'), create('/q/x'), create('/s'));
    expect(result).toEqual({ error: 'MARSHALLINGERROR' });
    expect(tree.try(create('/r'))).toBe('OK');
  });
});
