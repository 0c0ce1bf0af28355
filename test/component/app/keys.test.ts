import { afterEach, expect, test, vi } from 'vitest';
import { keyPressed } from '../../../src/ui/app/keys.ts';
import type { Lab } from '../../../src/ui/lab.svelte.ts';

afterEach(() => {
  document.body.replaceChildren();
});

const lab = () => {
  const moves = {
    toggle: vi.fn(),
    step: vi.fn(),
    stepBack: vi.fn(),
    nextMilestone: vi.fn(),
    toStart: vi.fn(),
    toEnd: vi.fn(),
  };
  return { moves, lab: moves as unknown as Lab };
};

/** Presses a key on an element and gives the methods that were called, and whether the key is used up. */
function press(html: string, init: KeyboardEventInit): { called: string[]; used: boolean } {
  document.body.innerHTML = html;
  const target = document.querySelector('[data-here]') ?? document.body;
  const { moves, lab: held } = lab();
  const listen = (event: KeyboardEvent): void => keyPressed(held, event);
  addEventListener('keydown', listen);
  const event = new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init });
  target.dispatchEvent(event);
  removeEventListener('keydown', listen);
  const called = Object.entries(moves)
    .filter(([, move]) => move.mock.calls.length > 0)
    .map(([name]) => name);
  return { called, used: event.defaultPrevented };
}

test.each<{ key: string; shiftKey?: boolean; move: string }>([
  { key: ' ', move: 'toggle' },
  { key: 'ArrowRight', move: 'step' },
  { key: 'ArrowRight', shiftKey: true, move: 'nextMilestone' },
  { key: 'ArrowLeft', move: 'stepBack' },
  { key: 'Home', move: 'toStart' },
  { key: 'End', move: 'toEnd' },
])('$key (shift: $shiftKey) on the page: $move', ({ move, ...init }) => {
  expect(press('<p data-here></p>', init)).toEqual({ called: [move], used: true });
});

test.each([
  { html: '<input data-here>', key: ' ' },
  { html: '<input type="range" data-here>', key: 'ArrowRight' },
  { html: '<select data-here></select>', key: 'Home' },
  { html: '<div role="menu"><div role="menuitem" data-here></div></div>', key: 'ArrowLeft' },
  { html: '<dialog open><p data-here></p></dialog>', key: 'End' },
  { html: '<button data-here></button>', key: ' ' },
  { html: '<svg><g role="button" data-here></g></svg>', key: ' ' },
  { html: '<p data-here></p>', key: 'Tab' },
  { html: '<p data-here></p>', key: 'a' },
])('$key on $html is left alone', ({ html, key }) => {
  expect(press(html, { key })).toEqual({ called: [], used: false });
});

test.each(['ctrlKey', 'metaKey', 'altKey'] as const)(
  'with %s the keys are the browser’s',
  (held) => {
    expect(press('<p data-here></p>', { key: 'ArrowLeft', [held]: true })).toEqual({
      called: [],
      used: false,
    });
  },
);

test('a button leaves the arrows to the run', () => {
  expect(press('<button data-here></button>', { key: 'ArrowRight' }).called).toEqual(['step']);
});
