import type { Point } from '../../views/stage/box.ts';
import type { Moved } from '../../views/stage/arrangement.ts';
import { recall, remember } from '../storage.ts';

const KEY = 'zabscope.arrangement';

type Kept = Record<string, Record<string, readonly [x: number, y: number]>>;

const isPart = (value: unknown): value is number =>
  typeof value === 'number' && value >= 0 && value <= 1;

/** What an earlier visit kept; whatever is not a place is left out. */
function readKept(): Kept {
  const kept: Kept = {};
  try {
    const all: unknown = JSON.parse(recall(KEY) ?? '{}');
    for (const [servers, places] of Object.entries(all as object)) {
      for (const [sid, at] of Object.entries(places as object)) {
        if (!Array.isArray(at) || !isPart(at[0]) || !isPart(at[1])) continue;
        (kept[servers] ??= {})[sid] = [at[0], at[1]];
      }
    }
  } catch {
    // Not ours: the ring it is.
  }
  return kept;
}

/** Where servers were dragged to, for each size of ensemble; kept for later visits. */
export class Arrangement {
  #kept: Kept = $state.raw(readKept());

  /** The servers that were moved in an ensemble of `servers`, as fractions of the stage. */
  moved(servers: number): Moved {
    const places = this.#kept[servers] ?? {};
    return Object.entries(places).map(([sid, [x, y]]) => ({ sid: Number(sid), x, y }));
  }

  put(servers: number, sid: number, { x, y }: Point): void {
    const part = (value: number): number => Math.max(0, Math.min(1, Math.round(value * 1e4) / 1e4));
    const places = { ...this.#kept[servers], [sid]: [part(x), part(y)] as const };
    this.#kept = { ...this.#kept, [servers]: places };
  }

  /** Keeps what was put for later visits. */
  keep(): void {
    remember(KEY, Object.keys(this.#kept).length === 0 ? null : JSON.stringify(this.#kept));
  }

  reset(servers: number): void {
    const { [servers]: _, ...others } = this.#kept;
    this.#kept = others;
    this.keep();
  }
}
