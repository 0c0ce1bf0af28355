/** Work that the browser kept: nothing is offered that is not there, and what cannot be read says so. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Outcome } from '../../../src/scenario/problem.ts';
import type { Scenario } from '../../../src/scenario/scenario.ts';
import { goOn } from '../../../src/ui/files/recent-work.ts';
import { hasWork, WORK_KEY } from '../../../src/ui/files/work-key.ts';
import type { Lab } from '../../../src/ui/lab.svelte.ts';
import type { LinkDesk } from '../../../src/ui/link-desk.svelte.ts';

const kept = new Map<string, string>();
beforeEach(() => {
  kept.clear();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

test.each(['{{{', '[1,2]', 'null', '[', '[]'])(
  'of a list that is %s nothing is offered',
  (text) => {
    expect(hasWork()).toBe(false);
    kept.set(WORK_KEY, text);
    expect(hasWork()).toBe(false);
  },
);

test('a list with an entry that is none is offered, and going on says that it cannot be read', async () => {
  kept.set(WORK_KEY, '[{"id":"../x","title":"<b>","actions":-5}]');
  expect(hasWork()).toBe(true);
  let reader: (() => Promise<Outcome<Scenario>>) | undefined;
  const desk = {
    openFrom: (_: string, read: () => Promise<Outcome<Scenario>>) => (reader = read),
  } as unknown as LinkDesk;
  goOn({} as unknown as Lab, desk);
  expect(await reader!()).toEqual({ ok: false, problem: { kind: 'nothing-kept' } });
});
