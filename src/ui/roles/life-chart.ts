import { linkVertical } from 'd3';
import { peerLife } from '../../machines/peer-life.ts';
import type { Chart, StateArrow, StateBox } from './chart.ts';

const BOX = { width: 90, height: 40, gap: 14 } as const;
const PADDING = 4;
const COLUMN_GAP = 8;
/** Room for the ways around the columns. */
const LEFT = 17;
const RIGHT = 9;
/** Between the states without phases and the roles: above them many ways cross. */
const ABOVE = 54;
const BELOW = 26;

type Node = typeof peerLife.root;
const nameOf = (node: { readonly path: readonly string[] }): string => node.path.join('/');
const childrenOf = (node: Node): readonly Node[] => Object.values(node.states);

const COLUMN = BOX.width + 2 * PADDING;
const columnX = (column: number): number => LEFT + column * (COLUMN + COLUMN_GAP);

/** The roles stand side by side, with their phases one below the other; the other states above them, and below them who leaves one. */
function boxesOf(nodes: readonly Node[]): readonly StateBox[] {
  const roles = nodes.filter((node) => childrenOf(node).length > 0);
  const alone = nodes.filter((node) => childrenOf(node).length === 0);
  const top = 1 + BOX.height + ABOVE;
  const heights = roles.map(({ states }) => {
    const { length } = Object.keys(states);
    return length * (BOX.height + BOX.gap) - BOX.gap + 2 * PADDING;
  });
  const below = top + Math.max(...heights) + BELOW;
  const columns = roles.flatMap((role, column): readonly StateBox[] => {
    const x = columnX(column);
    return [
      {
        state: nameOf(role),
        name: role.key,
        outline: true,
        x,
        y: top,
        width: COLUMN,
        height: heights[column]!,
      },
      ...childrenOf(role).map((phase, row) => ({
        state: nameOf(phase),
        name: phase.key,
        outline: false,
        x: x + PADDING,
        y: top + PADDING + row * (BOX.height + BOX.gap),
        ...BOX,
      })),
    ];
  });
  return [
    ...alone.map((node, i) => {
      const isLast = node.key === 'leaving';
      const x = columnX(isLast ? 1 : i) + PADDING;
      return { state: node.key, name: node.key, outline: false, x, y: isLast ? below : 1, ...BOX };
    }),
    ...columns,
  ];
}

type Point = [number, number];
const link = linkVertical<{ source: Point; target: Point }, Point>();

const kindOf = (event: string): StateArrow['kind'] =>
  event === 'left' || event === 'crashed' ? event : 'forward';

const right = (box: StateBox): number => box.x + box.width;
const bottom = (box: StateBox): number => box.y + box.height;
const middleX = (box: StateBox): number => box.x + box.width / 2;
const middleY = (box: StateBox): number => box.y + box.height / 2;

/** Ways around the columns keep apart: the margin's lines, from the page's edge. */
const LANE = { crashed: 3, over: 8, under: 12 } as const;

/** Where the way of an arrow runs. */
function wayOf(from: StateBox, to: StateBox, kind: StateArrow['kind'], width: number): string {
  const isWithin = to.state.startsWith(`${from.state.split('/')[0]!}/`);
  if (isWithin) return `M${middleX(from)} ${bottom(from)}V${to.y}`;
  if (from.state === 'leaving') {
    if (kind === 'crashed') {
      return `M${from.x} ${from.y + 30}H${LANE.crashed}V${middleY(to)}H${to.x}`;
    }
    if (!to.state.includes('/')) {
      return `M${right(from)} ${from.y + 30}H${width - LANE.crashed}V${middleY(to)}H${right(to)}`;
    }
    // To a role without an election: up beside its column.
    const x = to.x - PADDING - (to.x < from.x ? LEFT - LANE.under : COLUMN_GAP / 2);
    const exit = to.x > from.x ? right(from) - 12 : from.x + (to.x < from.x ? 8 : 20);
    const turn = from.y - (to.x < from.x ? 8 : 14);
    return `M${exit} ${from.y}V${turn}H${x}V${middleY(to)}H${to.x}`;
  }
  if (to.state === 'leaving') {
    const x = middleX(from);
    if (x === middleX(to)) return `M${x} ${bottom(from)}V${to.y}`;
    return `M${x} ${bottom(from)}V${to.y + 12}H${x < to.x ? to.x : right(to)}`;
  }
  if (from.outline) {
    // The farther it comes from, the farther it arrives.
    const source: Point = [from.x + from.width - 20, from.y];
    const target: Point = [to.x + 46 + ((from.x - to.x) / COLUMN) * 12, bottom(to)];
    return link({ source, target }) ?? '';
  }
  if (from.y === to.y) {
    const back = to.x < from.x;
    const y = from.y + (back ? 28 : 12);
    return back ? `M${from.x} ${y}H${right(to)}` : `M${right(from)} ${y}H${to.x}`;
  }
  if (to.y - bottom(from) > ABOVE + BOX.height) {
    // Past the phases before it: beside the columns.
    const turn = bottom(from) + 10;
    return `M${from.x + 10} ${bottom(from)}V${turn}H${LANE.over}V${middleY(to)}H${to.x}`;
  }
  const source: Point = [middleX(from) + ((to.x - from.x) / COLUMN) * 12, bottom(from)];
  return link({ source, target: [to.x + 56, to.y] }) ?? '';
}

function arrowsOf(
  nodes: readonly Node[],
  boxes: readonly StateBox[],
  width: number,
): readonly StateArrow[] {
  const byState = new Map(boxes.map((box) => [box.state, box]));
  return nodes.flatMap((node) =>
    Object.entries(node.on).flatMap(([event, transitions]) =>
      transitions.flatMap((transition) =>
        (transition.target ?? []).flatMap((target): readonly StateArrow[] => {
          const from = byState.get(nameOf(node));
          const to = byState.get(nameOf(target));
          if (from === undefined || to === undefined || from === to) return [];
          const kind = kindOf(event);
          return [{ key: `${from.state} ${event}`, kind, path: wayOf(from, to, kind, width) }];
        }),
      ),
    ),
  );
}

/** The life of a server, drawn from the machine that declares it. */
export function lifeChart(): Chart {
  const top = childrenOf(peerLife.root);
  const boxes = boxesOf(top);
  const width = Math.max(...boxes.map(right)) + RIGHT;
  return {
    width,
    height: Math.max(...boxes.map(bottom)) + 1,
    boxes,
    arrows: arrowsOf([...top, ...top.flatMap(childrenOf)], boxes, width),
  };
}
