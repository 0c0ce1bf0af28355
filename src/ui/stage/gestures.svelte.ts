import type { Command } from '../../simulation/command.ts';
import type { Point } from '../../views/stage/box.ts';
import type { Ring } from '../../views/stage/ring.ts';
import type { Stroke } from '../../views/stage/stroke.ts';
import type { Tools } from './tools.svelte.ts';

/** A press that moves less than this is a click, px. */
const CLICK_PX = 6;
/** Points of a line are at least this far apart, in the stage's units. */
const POINT_APART = 5;

interface Setting {
  readonly tools: Tools;
  readonly ring: () => Ring;
  /** Where an event is, in the stage's units. */
  readonly at: (event: PointerEvent) => Point;
  readonly stroke: (line: readonly Point[]) => Stroke;
  readonly act: (command: Command) => void;
}

type Press =
  | { readonly kind: 'line'; readonly start: Point }
  | { readonly kind: 'server'; readonly sid: number; readonly off: Point };

/** A drag across the paper draws a line that cuts; a drag of a server moves it. */
export class Gestures {
  /** The line that is being drawn. */
  line: readonly Point[] | null = $state.raw(null);
  /** Whether a server is being dragged. */
  dragging = $state(false);
  readonly #setting: Setting;
  readonly stroke = $derived.by(() =>
    this.line === null || this.line.length < 2 ? null : this.#setting.stroke(this.line),
  );
  #press: { readonly press: Press; readonly x: number; readonly y: number } | null = null;
  #moved = false;

  constructor(setting: Setting) {
    this.#setting = setting;
  }

  down(event: PointerEvent): void {
    this.#moved = false;
    this.#press = null;
    if (event.button !== 0 || !event.isPrimary) return;
    const press = this.#pressOf(event);
    if (press !== null) this.#press = { press, x: event.clientX, y: event.clientY };
  }

  #pressOf(event: PointerEvent): Press | null {
    const { tools, ring, at } = this.#setting;
    const target = event.target as Element;
    const touch = event.pointerType === 'touch';
    const sid = Number(target.closest<SVGElement>('[data-server]')?.dataset['server'] ?? 0);
    const dragged = tools.moving ?? (touch || tools.cutting ? 0 : sid);
    if (dragged > 0) {
      const { x, y } = ring().servers[dragged - 1] ?? at(event);
      const here = at(event);
      const off = sid === dragged ? { x: x - here.x, y: y - here.y } : { x: 0, y: 0 };
      return { kind: 'server', sid: dragged, off };
    }
    const line: Press = { kind: 'line', start: at(event) };
    if (tools.cutting) return line;
    const free = !touch && tools.view.k === 1 && !target.closest('[role=button]');
    return free ? line : null;
  }

  move(event: PointerEvent): void {
    if (this.#press === null) return;
    const { press, x, y } = this.#press;
    const { tools, at, ring } = this.#setting;
    if (!this.#moved) {
      if (Math.hypot(event.clientX - x, event.clientY - y) < CLICK_PX) return;
      this.#moved = true;
      (event.currentTarget as Element).setPointerCapture(event.pointerId);
    }
    const here = at(event);
    if (press.kind === 'server') {
      const { width, height, servers } = ring();
      this.dragging = true;
      tools.arrangement.put(servers.length, press.sid, {
        x: (here.x + press.off.x) / width,
        y: (here.y + press.off.y) / height,
      });
      return;
    }
    const line = this.line ?? [press.start];
    const last = line.at(-1)!;
    if (Math.hypot(here.x - last.x, here.y - last.y) < POINT_APART) return;
    this.line = [...line, here];
  }

  up(): void {
    const { tools, act } = this.#setting;
    const { stroke } = this;
    if (this.dragging) {
      tools.arrangement.keep();
      // A finger has no Enter.
      tools.moving = null;
    }
    if (stroke !== null) for (const command of cutCommands(stroke)) act(command);
    this.cancel();
  }

  cancel(): void {
    this.#press = null;
    this.line = null;
    this.dragging = false;
    if (this.#moved) this.#setting.tools.cutting = false;
  }

  /** Whether the click that comes now ends a drag. */
  get moved(): boolean {
    return this.#moved;
  }
}

const cutCommands = ({ groups, pairs }: Stroke): readonly Command[] =>
  groups === null
    ? pairs.map(([a, b]) => ({ do: 'cut', groups: [[a], [b]] }))
    : [{ do: 'cut', groups }];
