import { linkHorizontal } from 'd3';
import { clientConnection } from '../../machines/client-connection.ts';
import type { Chart, StateArrow, StateBox } from './chart.ts';

const BOX = { width: 68, height: 40 } as const;
const COLUMN = 80;
const ROW = 60;
const TOP = 22;
const PADDING = 4;
/** How far outside of the boxes an arrow runs that goes around some. */
const DETOUR = 12;

/** Column and row of each state; whoever is alive stands within one outline, and what has ended below it. */
const PLACES: Readonly<Record<string, readonly [column: number, row: number]>> = {
  gone: [0, 1],
  'alive/connecting': [1, 1],
  'alive/associating': [2, 1],
  'alive/connected': [3, 0],
  'alive/connected-read-only': [3, 1],
  closed: [1, 2.3],
  expired: [2, 2.3],
  'auth-failed': [3, 2.3],
};

type Node = typeof clientConnection.root;
const childrenOf = (node: Node): readonly Node[] => Object.values(node.states);
const nameOf = (node: { readonly path: readonly string[] }): string => node.path.join('/');

function placed(node: Node): StateBox {
  const state = nameOf(node);
  const [column, row] = PLACES[state]!;
  return {
    state,
    name: node.key,
    outline: false,
    x: 1 + column * COLUMN,
    y: TOP + row * ROW,
    ...BOX,
  };
}

function around(node: Node, inner: readonly StateBox[]): StateBox {
  const x = Math.min(...inner.map((box) => box.x)) - PADDING;
  const y = Math.min(...inner.map((box) => box.y)) - PADDING;
  return {
    state: nameOf(node),
    name: node.key,
    outline: true,
    x,
    y,
    width: Math.max(...inner.map((box) => box.x + box.width)) + PADDING - x,
    height: Math.max(...inner.map((box) => box.y + box.height)) + PADDING - y,
  };
}

function boxesOf(nodes: readonly Node[]): readonly StateBox[] {
  return nodes.flatMap((node) => {
    const inner = childrenOf(node).map(placed);
    return inner.length === 0 ? [placed(node)] : [around(node, inner), ...inner];
  });
}

type Point = [number, number];
const link = linkHorizontal<{ source: Point; target: Point }, Point>();
const middleX = (box: StateBox): number => box.x + box.width / 2;
const middleY = (box: StateBox): number => box.y + box.height / 2;
const right = (box: StateBox): number => box.x + box.width;
const bottom = (box: StateBox): number => box.y + box.height;

const KINDS: Readonly<Record<string, StateArrow['kind']>> = {
  disconnected: 'left',
  crashed: 'crashed',
};

/** The way of an arrow: straight where nothing is between, else around what is. */
function wayOf(from: StateBox, to: StateBox, kind: StateArrow['kind']): string {
  if (from.outline && to.state.startsWith(`${from.state}/`)) {
    // From anywhere inside: it begins at the outline.
    const x = to.x + BOX.width + (COLUMN - BOX.width) / 2;
    const y = (from.y + to.y) / 2;
    return `M${x} ${from.y}V${y}H${middleX(to)}V${to.y}`;
  }
  if (from.outline && to.x < from.x) {
    return `M${from.x} ${from.y + BOX.height / 2}H${middleX(to)}V${to.y}`;
  }
  if (from.outline) return `M${middleX(to) - 16} ${bottom(from)}V${to.y}`;
  if (to.outline && right(from) < to.x) return `M${right(from)} ${middleY(from)}H${to.x}`;
  if (to.outline) return `M${middleX(from) + 16} ${from.y}V${bottom(to)}`;
  if (kind === 'crashed') {
    const below = bottom(from) + DETOUR;
    return `M${middleX(from) - 16} ${bottom(from)}V${below}H${middleX(to)}V${bottom(to)}`;
  }
  if (from.x === to.x && to.y - from.y > 2 * ROW) {
    const x = right(from) + DETOUR + PADDING;
    return `M${right(from)} ${middleY(from)}H${x}V${middleY(to)}H${right(to)}`;
  }
  if (from.x === to.x) return `M${middleX(from)} ${bottom(from)}V${to.y}`;
  if (from.x - to.x > COLUMN) {
    const above = from.y - DETOUR / 2;
    return `M${middleX(from) - 24} ${from.y}V${above}H${middleX(to) + 16}V${to.y}`;
  }
  const back = to.x < from.x;
  return (
    link({
      source: [back ? from.x : right(from), middleY(from)],
      target: [back ? right(to) : to.x, middleY(to)],
    }) ?? ''
  );
}

function arrowsOf(nodes: readonly Node[], boxes: readonly StateBox[]): readonly StateArrow[] {
  const byState = new Map(boxes.map((box) => [box.state, box]));
  return nodes.flatMap((node) =>
    Object.entries(node.on).flatMap(([event, transitions]) =>
      transitions.flatMap((transition) =>
        (transition.target ?? []).flatMap((target): readonly StateArrow[] => {
          const from = byState.get(nameOf(node))!;
          const to = byState.get(nameOf(target))!;
          if (from === to) return [];
          const kind = KINDS[event] ?? 'forward';
          return [{ key: `${from.state} ${event}`, kind, path: wayOf(from, to, kind) }];
        }),
      ),
    ),
  );
}

/** The connection of a client, drawn from the machine that declares it. */
export function connectionChart(): Chart {
  const top = childrenOf(clientConnection.root);
  const boxes = boxesOf(top);
  return {
    width: Math.max(...boxes.map(right)) + DETOUR + PADDING + 2,
    height: Math.max(...boxes.map(bottom)) + DETOUR + 2,
    boxes,
    arrows: arrowsOf([...top, ...top.flatMap(childrenOf)], boxes),
  };
}
