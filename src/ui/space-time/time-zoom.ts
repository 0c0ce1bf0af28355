import { pointer, pointers, select, zoom, zoomIdentity, type D3ZoomEvent } from 'd3';

/** What lay at `from` lies at `to` now, px, and everything is `factor` times as wide. */
export type Held = (from: number, to: number, factor: number) => void;

/** A drag shorter than this is a press, px. */
const PRESS_PX = 4;

const isTouch = (event: Event): event is TouchEvent => 'touches' in event;

/** One finger scrolls the page up and down, and time from side to side: that is not D3's, which would keep the page still. */
function slidable(svg: SVGSVGElement, held: Held): () => void {
  let finger: { readonly id: number; x: number } | null = null;
  let fingers = 0;
  const place = (event: PointerEvent): number => event.clientX - svg.getBoundingClientRect().left;
  const down = (event: PointerEvent): void => {
    if (event.pointerType !== 'touch') return;
    fingers++;
    finger = fingers === 1 ? { id: event.pointerId, x: place(event) } : null;
  };
  const move = (event: PointerEvent): void => {
    if (finger?.id !== event.pointerId) return;
    const x = place(event);
    if (Math.abs(x - finger.x) < 1) return;
    held(finger.x, x, 1);
    finger.x = x;
  };
  const up = (event: PointerEvent): void => {
    if (event.pointerType !== 'touch') return;
    fingers = Math.max(0, fingers - 1);
    finger = null;
  };
  svg.addEventListener('pointerdown', down);
  svg.addEventListener('pointermove', move);
  svg.addEventListener('pointerup', up);
  svg.addEventListener('pointercancel', up);
  return () => {
    svg.removeEventListener('pointerdown', down);
    svg.removeEventListener('pointermove', move);
    svg.removeEventListener('pointerup', up);
    svg.removeEventListener('pointercancel', up);
  };
}

/**
 * Wheel and pinch zoom the time axis, a drag moves it, a wheel to the side does too.
 *
 * @param takesWheel whether a plain wheel zooms; else it scrolls the page and zooms only with Ctrl or Cmd
 * @returns what undoes this
 */
export function timeZoom(svg: SVGSVGElement, takesWheel: () => boolean, held: Held): () => void {
  const selection = select<SVGSVGElement, unknown>(svg);
  let last = zoomIdentity;
  const sideways = (event: WheelEvent): boolean =>
    event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY);
  const isMeant = (event: Event): boolean => {
    if (isTouch(event)) return event.touches.length > 1;
    if (event.type !== 'wheel') return (event as MouseEvent).button === 0;
    const wheel = event as WheelEvent;
    return !sideways(wheel) && (takesWheel() || wheel.ctrlKey || wheel.metaKey);
  };
  const middle = (event: Event): number => {
    if (!isTouch(event)) return pointer(event, svg)[0];
    const all = pointers(event, svg).slice(0, 2);
    return all.reduce((sum, [x]) => sum + x, 0) / Math.max(1, all.length);
  };
  const behaviour = zoom<SVGSVGElement, unknown>()
    .filter(isMeant)
    .clickDistance(PRESS_PX)
    .on('zoom', ({ transform, sourceEvent }: D3ZoomEvent<SVGSVGElement, unknown>) => {
      if (!(sourceEvent instanceof Event)) return;
      const to = middle(sourceEvent);
      const from = last.applyX(transform.invertX(to));
      const factor = transform.k / last.k;
      last = transform;
      held(from, to, factor);
    })
    .on('end', () => {
      // Time goes on under the picture: each gesture begins where the last one left it.
      last = zoomIdentity;
      selection.property('__zoom', zoomIdentity);
    });
  selection.call(behaviour).on('dblclick.zoom', null);
  const wheeled = (event: WheelEvent): void => {
    if (!sideways(event)) return;
    event.preventDefault();
    const by = event.deltaX === 0 ? event.deltaY : event.deltaX;
    held(0, -by, 1);
  };
  svg.addEventListener('wheel', wheeled, { passive: false });
  const stop = slidable(svg, held);
  return () => {
    selection.on('.zoom', null);
    svg.removeEventListener('wheel', wheeled);
    stop();
  };
}
