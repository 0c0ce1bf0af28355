import { expect, test } from 'vitest';
import { PROGRAM_DEFAULTS } from '../../../src/client/programs/defaults.ts';
import { newProgram } from '../../../src/client/programs/programs.ts';
import type { Client } from '../../../src/client/client-state.ts';
import type { Program } from '../../../src/simulation/setup.ts';
import { clientLine } from '../../../src/views/stage/client-line.ts';
import { fitEnds, textWidth } from '../../../src/views/stage/text-width.ts';

/** A connected client that asks nothing, whose program stands at this step. */
const lineAt = (setup: Program, step: string): unknown => {
  const program = { ...newProgram(setup, 'a'), ...('path' in setup && { step }) };
  return clientLine({ state: 'connected', pending: [], unsent: [], program } as unknown as Client);
};

const p = PROGRAM_DEFAULTS;

test.each([
  [p.lock, 'holding', { says: 'holds', path: '/locks/stock' }],
  [p.lock, 'waiting', { says: 'waitsFor', path: '/locks/stock' }],
  [p.lock, 'resting', { says: 'idle' }],
  [p.barrier, 'waiting', { says: 'waitsFor', path: '/barrier' }],
  [p['double-barrier'], 'outside', { says: 'waitsFor', path: '/stage' }],
  [p['double-barrier'], 'working', { says: 'uses', path: '/stage' }],
  [p['queue-consumer'], 'waiting', { says: 'waitsFor', path: '/queue' }],
  [p.member, 'barred', { says: 'waitsFor', path: '/group' }],
  [p.member, 'watching', { says: 'uses', path: '/group' }],
  [p.idle, '', { says: 'idle' }],
] as const)('a client whose program is %o at %s', (setup, step, line) => {
  expect(lineAt(setup, step)).toEqual(line);
});

test('what has no room is cut in its middle: what clients do differs at the end', () => {
  const lines = Array.from({ length: 20 }, (_, i) => `set /client${i + 1} 6`);
  const shown = lines.map((line) => fitEnds(line, 78, 11, 'sans'));
  expect(new Set(shown).size).toBe(20);
  for (const text of shown) {
    expect(text).toMatch(/^set.* 6$/);
    expect(textWidth(text, 11)).toBeLessThanOrEqual(78);
  }
  expect(fitEnds('idle', 78, 11, 'sans')).toBe('idle');
});
