import type { Attachment } from 'svelte/attachments';

const ROWS_MIN = 4;
export const ROWS_MAX = 14;
/** Height of what stands around the rows: the servers' numbers and the space below, px. */
const OTHERS_PX = 44;

function scrolling(element: HTMLElement): HTMLElement {
  for (let e = element.parentElement; e !== null; e = e.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(e).overflowY)) return e;
  }
  return document.documentElement;
}

/**
 * Tells how many rows fit below where the element begins. The panes stand one below the other in something that
 * scrolls: what is left of its height is for the rows, within reason.
 */
export function roomFor(rowPx: number, tell: (rows: number) => void): Attachment<HTMLElement> {
  return (element) => {
    const panes = scrolling(element);
    const measure = () => {
      const above = element.getBoundingClientRect().top - panes.getBoundingClientRect().top;
      const room = panes.clientHeight - above - panes.scrollTop - OTHERS_PX;
      tell(Math.max(ROWS_MIN, Math.min(ROWS_MAX, Math.floor(room / rowPx))));
    };
    const resized = new ResizeObserver(measure);
    resized.observe(panes);
    const watch = () => {
      for (const pane of panes.children) resized.observe(pane);
      measure();
    };
    watch();
    const turned = new MutationObserver(watch);
    turned.observe(panes, { childList: true });
    return () => {
      resized.disconnect();
      turned.disconnect();
    };
  };
}
