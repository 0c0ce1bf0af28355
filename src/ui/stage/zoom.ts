import { select, zoom, zoomIdentity, type ZoomTransform } from 'd3';
import type { Tools } from './tools.svelte.ts';

const MOST = 6;

/** Keeps the picture over the whole stage. */
function constrained(transform: ZoomTransform, extent: [[number, number], [number, number]]) {
  const [, [width, height]] = extent;
  const { k, x, y } = transform;
  const clamp = (value: number, size: number): number =>
    Math.min(0, Math.max(size - size * k, value));
  return zoomIdentity.translate(clamp(x, width), clamp(y, height)).scale(k);
}

/** Whether a press or a wheel is meant for the view and not for what stands there. */
function isForView(event: Event, { view, cutting, moving }: Tools): boolean {
  if (cutting || moving !== null) return false;
  if (event.type === 'wheel') return true;
  if ('touches' in event && (event as TouchEvent).touches.length > 1) return true;
  if (view.k === 1 || (event as MouseEvent).button > 0) return false;
  return !(event.target as Element).closest('[role=button]');
}

/** Wheel and pinch zoom, a drag of the paper pans once it is larger than its frame. Returns what undoes this. */
export function zoomable(svg: SVGSVGElement, tools: Tools): () => void {
  const selection = select<SVGSVGElement, unknown>(svg);
  const behaviour = zoom<SVGSVGElement, unknown>()
    .scaleExtent([1, MOST])
    .constrain(constrained)
    .filter((event: Event) => isForView(event, tools))
    .on('zoom', ({ transform }: { readonly transform: ZoomTransform }) => {
      tools.view = { k: transform.k, x: transform.x, y: transform.y };
    });
  selection.call(behaviour).on('dblclick.zoom', null);
  tools.zoomer = {
    by: (factor) => behaviour.scaleBy(selection, factor),
    pan: (dx, dy) => behaviour.translateBy(selection, dx / tools.view.k, dy / tools.view.k),
    reset: () => behaviour.transform(selection, zoomIdentity),
  };
  return () => {
    selection.on('.zoom', null);
    tools.zoomer = null;
  };
}
