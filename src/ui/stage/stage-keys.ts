import { onStage } from '../../views/stage/arrangement.ts';
import type { Ring } from '../../views/stage/ring.ts';
import type { Tools } from './tools.svelte.ts';

const ZOOM = 1.4;
const PAN_PX = 48;
/** One press moves a server so far, in the stage's units. */
const MOVE = 12;

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Keys of the picture while something on the stage has the focus; arrows are the transport's until it is enlarged. */
export function stageKey(event: KeyboardEvent, tools: Tools, ring: Ring): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if ((event.target as Element).closest('input, select, dialog, [popover]')) return;
  const used =
    tools.moving === null
      ? leavePen(event.key, tools) || turnView(event.key, tools)
      : moveServer(event.key, tools, ring);
  if (!used) return;
  event.preventDefault();
  event.stopPropagation();
}

/** Whoever took the pen and does not want to cut puts it away. */
function leavePen(key: string, tools: Tools): boolean {
  if (key !== 'Escape' || !tools.cutting) return false;
  tools.cutting = false;
  return true;
}

function turnView(key: string, { zoomer, view }: Tools): boolean {
  if (zoomer === null) return false;
  if (key === '+' || key === '=') zoomer.by(ZOOM);
  else if (key === '-') zoomer.by(1 / ZOOM);
  else if (key === '0') zoomer.reset();
  else if (view.k > 1 && key in ARROWS) {
    const [x, y] = ARROWS[key]!;
    zoomer.pan(-x * PAN_PX, -y * PAN_PX);
  } else return false;
  return true;
}

function moveServer(key: string, tools: Tools, ring: Ring): boolean {
  const { moving, arrangement } = tools;
  const { servers, width, height } = ring;
  const server = servers.find(({ sid }) => sid === moving);
  const arrow = ARROWS[key];
  if (arrow !== undefined && server !== undefined) {
    const [x, y] = arrow;
    const at = onStage(ring, { x: server.x + x * MOVE, y: server.y + y * MOVE });
    arrangement.put(servers.length, server.sid, { x: at.x / width, y: at.y / height });
    return true;
  }
  if (key !== 'Enter' && key !== 'Escape') return false;
  arrangement.keep();
  tools.moving = null;
  return true;
}
