import { linkHorizontal } from 'd3';
import { peerLife } from '../../machines/peer-life.ts';
import type { Chart, StateArrow, StateBox } from './chart.ts';

const ALONE = { width: 66, height: 38 } as const;
const PHASE = { width: 94, height: 34, gap: 14 } as const;
const GUTTER = 48;
const PADDING = 5;
const ROW_GAP = 20;

type Node = typeof peerLife.root;
const nameOf = (node: Node): string => node.path.join('/');
const childrenOf = (node: Node): readonly Node[] => Object.values(node.states);

function boxOf(node: Node, x: number, y: number, width: number, height: number): StateBox {
  const outline = childrenOf(node).length > 0;
  return { state: nameOf(node), name: node.key, outline, x, y, width, height };
}

/** States without phases stand left, one above the other; the others right, with their phases in a row. */
function boxesOf(nodes: readonly Node[]): readonly StateBox[] {
  const boxes: StateBox[] = [];
  const rowHeight = PHASE.height + 2 * PADDING;
  const compound = nodes.filter((node) => childrenOf(node).length > 0);
  const alone = nodes.filter((node) => childrenOf(node).length === 0);
  const height = compound.length * (rowHeight + ROW_GAP);
  alone.forEach((node, i) => {
    const place = alone.length - i - 0.5;
    const y = ROW_GAP / 2 + (place / alone.length) * height - ALONE.height / 2;
    boxes.push(boxOf(node, 1, y, ALONE.width, ALONE.height));
  });
  compound.forEach((node, row) => {
    const x = ALONE.width + GUTTER;
    const y = ROW_GAP - 2 + row * (rowHeight + ROW_GAP);
    const phases = childrenOf(node);
    const inner = phases.length * (PHASE.width + PHASE.gap) - PHASE.gap;
    boxes.push(boxOf(node, x, y, inner + 2 * PADDING, rowHeight));
    phases.forEach((phase, i) => {
      const left = x + PADDING + i * (PHASE.width + PHASE.gap);
      boxes.push(boxOf(phase, left, y + PADDING, PHASE.width, PHASE.height));
    });
  });
  return boxes;
}

type Point = [number, number];
const link = linkHorizontal<{ source: Point; target: Point }, Point>();

const kindOf = (event: string): StateArrow['kind'] =>
  event === 'left' || event === 'crashed' ? event : 'forward';

/** Where an arrow of this kind meets a box's side: each kind has its own height. */
const OFFSET = { forward: -6, left: 2, crashed: 10 } as const;

/** How far below a row an arrow runs that passes its first phases. */
const BELOW = 4;

function arrowOf(
  from: StateBox,
  to: StateBox,
  event: string,
  around: ReadonlyMap<string, StateBox>,
): StateArrow {
  const kind = kindOf(event);
  const key = `${from.state} ${event}`;
  const middle = (box: StateBox): number => box.y + box.height / 2;
  if (from.x === to.x) {
    const up = to.y < from.y;
    const x = from.x + from.width / 2 + (up ? -8 : 8);
    const [y0, y1] = up ? [from.y, to.y + to.height] : [from.y + from.height, to.y];
    return { key, kind, path: `M${x} ${y0}V${y1}` };
  }
  const right = to.x > from.x;
  const within = from.state.includes('/');
  const offset = within ? 0 : OFFSET[kind];
  const outline = around.get(to.state);
  if (!within && outline !== undefined && to.x - outline.x > PHASE.width) {
    // Past the phases before it: below them.
    const below = outline.y + outline.height + BELOW;
    const x = from.x + from.width;
    const turn = outline.x - 6;
    const down = `C${turn} ${middle(from)} ${x} ${below} ${turn + 6} ${below}`;
    return {
      key,
      kind,
      path: `M${x} ${middle(from)}${down}H${to.x + to.width / 2}V${to.y + to.height}`,
    };
  }
  const source: Point = [right ? from.x + from.width : from.x, middle(from) + offset];
  const target: Point = [right ? to.x : to.x + to.width, middle(to) + offset];
  return { key, kind, path: link({ source, target }) ?? '' };
}

function arrowsOf(nodes: readonly Node[], boxes: readonly StateBox[]): readonly StateArrow[] {
  const byState = new Map(boxes.map((box) => [box.state, box]));
  const around = new Map(
    boxes.flatMap((box) => {
      const outline = byState.get(box.state.split('/')[0]!);
      return outline === undefined || outline === box ? [] : [[box.state, outline] as const];
    }),
  );
  return nodes.flatMap((node) =>
    Object.entries(node.on).flatMap(([event, transitions]) =>
      transitions.flatMap((transition) =>
        (transition.target ?? []).flatMap((target) => {
          const from = byState.get(nameOf(node));
          const to = byState.get(target.path.join('/'));
          return from === undefined || to === undefined || from === to
            ? []
            : [arrowOf(from, to, event, around)];
        }),
      ),
    ),
  );
}

/** The life of a server, drawn from the machine that declares it. */
export function lifeChart(): Chart {
  const top = childrenOf(peerLife.root);
  const boxes = boxesOf(top);
  return {
    width: Math.max(...boxes.map((box) => box.x + box.width)) + 1,
    height: Math.max(...boxes.map((box) => box.y + box.height)) + 2,
    boxes,
    arrows: arrowsOf([...top, ...top.flatMap(childrenOf)], boxes),
  };
}
