import type { Attachment } from 'svelte/attachments';

const DURATION_MS = 200;
/** Rows that move more often than this would never stand still to be read: they do not glide. */
const EVERY_MS = 400;

/**
 * Rows that have gone at the top let the others move up: `order` gives their keys. The rows stand where they belong at once, and
 * all come from where they were; nothing is measured but one row.
 */
export function moveUp(
  order: () => readonly number[],
  moves: () => boolean,
): Attachment<HTMLElement> {
  return (element) => {
    let before: readonly number[] = [];
    let movedAtMs = -Infinity;
    $effect(() => {
      const now = order();
      const gone = now.length === 0 ? 0 : before.indexOf(now[0]!);
      before = now;
      if (gone <= 0) return;
      const nowMs = performance.now();
      const hurries = nowMs - movedAtMs < EVERY_MS;
      movedAtMs = nowMs;
      if (hurries || !moves()) return;
      const { height = 0 } = element.firstElementChild?.getBoundingClientRect() ?? {};
      element.animate([{ transform: `translateY(${gone * height}px)` }, { transform: 'none' }], {
        duration: DURATION_MS,
        easing: 'ease-out',
      });
    });
  };
}
