import { describe, expect, it } from 'vitest';
import { CELL, itemsGeometry } from '../../../src/views/recipes/items-geometry.ts';
import { knowerOf, knowing } from '../../../src/views/recipes/knowledge.ts';
import type { Item } from '../../../src/views/recipes/queue-view.ts';
import { zonesGeometry } from '../../../src/views/recipes/zones-geometry.ts';

describe('zones with gates between them', () => {
  it.each([
    { zones: [['a', 'b'], ['c']], available: 440 },
    { zones: [[], [], [], []], available: 336 },
    { zones: [Array.from({ length: 12 }, (_, i) => `c${i}`), []], available: 336 },
  ])('keep everybody within his zone', ({ zones, available }) => {
    const { marks, gates, zoneWidth, height, step } = zonesGeometry(zones, available);
    expect(gates).toHaveLength(zones.length - 1);
    expect(marks.map(({ key }) => key)).toEqual(zones.flat());
    for (const { key, x, y } of marks) {
      const zone = zones.findIndex((clients: readonly string[]) => clients.includes(key));
      expect(x - step / 2).toBeGreaterThanOrEqual(zone * zoneWidth);
      expect(x + step / 2).toBeLessThanOrEqual((zone + 1) * zoneWidth);
      expect(y + step / 2).toBeLessThanOrEqual(height);
    }
    expect(new Set(marks.map(({ x, y }) => `${x} ${y}`)).size).toBe(marks.length);
  });

  it('give a finger its room on a small screen', () => {
    expect(zonesGeometry([['a'], []], 336).step).toBe(44);
  });
});

describe('items in rows', () => {
  const items = Array.from({ length: 40 }, (_, i): Item => ({
    node: `queue-${String(i).padStart(10, '0')}`,
    sequence: i,
    priority: null,
    id: `a-${i}`,
    producer: 'a',
  }));

  it('stand in the order in which they are taken, and the rest is counted', () => {
    const { marks, more, height } = itemsGeometry(items, 5 * CELL.width);
    expect(marks).toHaveLength(15);
    expect(more).toBe(25);
    expect(height).toBe(3 * CELL.height);
    expect(marks[0]).toMatchObject({ key: items[0]!.node, x: CELL.width / 2, y: CELL.height / 2 });
    expect(marks[5]).toMatchObject({ x: CELL.width / 2, y: CELL.height * 1.5 });
  });

  it('have the height of a row where there are none', () => {
    expect(itemsGeometry([], 400)).toMatchObject({ height: CELL.height, marks: [], more: 0 });
  });
});

describe('knowing of a node', () => {
  it.each([
    { there: true, known: true, is: 'right' },
    { there: true, known: false, is: 'misses' },
    { there: false, known: true, is: 'ghost' },
    { there: false, known: false, is: 'none' },
  ] as const)('there: $there, known: $known is $is', ({ there, known, is }) => {
    expect(knowing(there, known)).toBe(is);
  });

  it('agrees with the tree where nothing is missed and nothing believed in vain', () => {
    const all = ['a', 'b', 'c'];
    expect(knowerOf('x', all, ['a', 'b'], ['a', 'b'], 5)).toMatchObject({ agrees: true, since: 5 });
    expect(knowerOf('x', all, ['a', 'b'], ['a'], 5).agrees).toBe(false);
    expect(knowerOf('x', all, ['a'], ['a', 'c'], 5).agrees).toBe(false);
  });
});
