/** A pane that has less room than this shows nothing, px. */
const ROOM_LEAST = 160;

/** Scrolls to a pane that was asked for and stands out of sight, as soon as it has grown; not any more when a hand does something else. */
export function bringIntoSight(pane: Element): void {
  const scroller = pane.closest('main.narrow') ?? pane.parentElement;
  if (scroller === null) return;
  const over = new AbortController();
  const grown = new ResizeObserver(() => {
    const seen = scroller.getBoundingClientRect();
    const { top, bottom } = pane.getBoundingClientRect();
    const hides = bottom > seen.bottom && top > seen.bottom - ROOM_LEAST;
    if (!hides && bottom >= seen.top + ROOM_LEAST) return;
    pane.scrollIntoView({ block: 'start' });
  });
  grown.observe(pane);
  over.signal.addEventListener('abort', () => grown.disconnect());
  for (const kind of ['pointerdown', 'keydown', 'wheel'] as const) {
    addEventListener(kind, () => over.abort(), { signal: over.signal, capture: true });
  }
}
