import type { Event } from '../../simulation/facts.ts';
import type { Events } from '../events/event-reader.ts';
import type { Light, Lights } from './light.ts';
import { counted, countsAs } from './ties.ts';

const CAUSES_MAX = 2_000;
const EFFECTS_MAX = 5_000;
/** How far back what counts together is looked for, events. */
const TOGETHER_MAX = 4_000;

/** What led to an event, and what came of it. */
export interface Cone {
  readonly causes: ReadonlySet<number>;
  readonly effects: ReadonlySet<number>;
  /** Whether there are more of either than are followed. */
  readonly isCut: boolean;
}

/** The events of these names, each the latest before `before`. */
function latest(
  events: Pick<Events, 'at'>,
  before: number,
  names: readonly string[],
): readonly number[] {
  const wanted = new Set(names);
  const found: number[] = [];
  const oldest = Math.max(0, before - TOGETHER_MAX);
  for (let id = before - 1; id >= oldest && wanted.size > 0; id--) {
    const name = countsAs(events.at(id)!);
    if (name !== null && wanted.delete(name)) found.push(id);
  }
  return found;
}

function causesOf(events: Pick<Events, 'at'>, id: number): Set<number> {
  const causes = new Set<number>();
  const open = [id];
  for (let next = open.pop(); next !== undefined && causes.size < CAUSES_MAX; next = open.pop()) {
    const event = events.at(next)!;
    for (const cause of [event.cause, ...latest(events, next, counted(event))]) {
      if (cause < 0 || causes.has(cause)) continue;
      causes.add(cause);
      open.push(cause);
    }
  }
  return causes;
}

function effectsOf(events: Pick<Events, 'at'>, id: number, eventCount: number): Set<number> {
  const effects = new Set<number>();
  const follows = (cause: number): boolean => cause === id || effects.has(cause);
  /** By name, whether its latest event follows from the one that is asked about. */
  const together = new Map<string, boolean>();
  const count = (event: Event): void => {
    const name = countsAs(event);
    if (name !== null) together.set(name, follows(event.id));
  };
  count(events.at(id)!);
  for (let next = id + 1; next < eventCount && effects.size < EFFECTS_MAX; next++) {
    const event = events.at(next)!;
    if (follows(event.cause) || counted(event).some((name) => together.get(name))) {
      effects.add(next);
    }
    count(event);
  }
  return effects;
}

/** The causal cone of the event `id`, seen after `eventCount` events. */
export function coneOf(events: Pick<Events, 'at'>, id: number, eventCount: number): Cone {
  const causes = causesOf(events, id);
  const effects = effectsOf(events, id, eventCount);
  const isCut = causes.size >= CAUSES_MAX || effects.size >= EFFECTS_MAX;
  return { causes, effects, isCut };
}

/** Lights an event, what led to it and what came of it. */
export function coneLights(cone: Cone, id: number): Lights {
  const lights = new Map<number, Light>();
  for (const cause of cone.causes) lights.set(cause, 'cause');
  for (const effect of cone.effects) lights.set(effect, 'effect');
  return lights.set(id, 'chosen');
}
