import type { EventOf } from '../../simulation/facts.ts';
import type { World } from '../../simulation/world.ts';
import { childOf } from '../../znodes/path.ts';
import { childrenNow, clientsAt, lastOf, znodeNow } from './at-work.ts';

/** One item in the queue. */
export interface Item {
  readonly node: string;
  readonly sequence: number;
  /** The lower the sooner; null in a queue without. */
  readonly priority: number | null;
  /** What its producer calls it; who that is stands before its first hyphen. */
  readonly id: string;
  readonly producer: string;
}

/** An item that a client has taken, as that client believes. */
export interface Taken {
  readonly node: string;
  readonly by: string;
  readonly at: number;
  /** Whether somebody else believes that he has taken it. */
  readonly twice: boolean;
}

/** What one client has done at the queue. */
export interface Worker {
  readonly client: string;
  readonly produced: number;
  readonly took: number;
  /** Items for which it came too late. */
  readonly missed: number;
  /** It found nothing to take, and waits. */
  readonly waits: boolean;
}

export interface QueueView {
  readonly path: string;
  /** The next to be taken first. */
  readonly items: readonly Item[];
  /** The latest first. */
  readonly taken: readonly Taken[];
  readonly workers: readonly Worker[];
  readonly produced: number;
  readonly took: number;
  readonly byPriority: boolean;
}

/** Items taken that are listed by name. */
const TAKEN_MAX = 6;
const ITEM = /queue-(?:(\d\d)-)?(\d{10})$/;

function itemsOf(world: World, path: string): readonly Item[] {
  return childrenNow(world, path)
    .flatMap((node): Item[] => {
      const parts = ITEM.exec(node);
      if (parts === null) return [];
      const id = znodeNow(world, childOf(path, node))?.data ?? '';
      return [
        {
          node,
          sequence: Number(parts[2]),
          priority: parts[1] === undefined ? null : Number(parts[1]),
          id,
          producer: id.slice(0, id.indexOf('-')),
        },
      ];
    })
    .sort((a, b) => (a.priority ?? 0) - (b.priority ?? 0) || a.sequence - b.sequence);
}

/** A queue: what stands in it, and who has produced and taken how much. */
export function queueView(
  world: World,
  path: string,
  told: readonly EventOf<'queue-changed'>[],
): QueueView {
  const takings = told.filter(({ state }) => state === 'took');
  const times = new Map<string, number>();
  for (const { item } of takings) times.set(item, (times.get(item) ?? 0) + 1);
  const names = new Set([...told.map(({ who }) => who), ...clientsAt(world, path)]);
  const last = lastOf(told);
  const workers = [...names].sort().map((client): Worker => {
    const own = told.filter(({ who }) => who === client);
    const count = (wanted: string): number => own.filter(({ state }) => state === wanted).length;
    return {
      client,
      produced: count('produced'),
      took: count('took'),
      missed: count('missed'),
      waits: world.clients.has(client) && last.get(client)?.state === 'waiting',
    };
  });
  const items = itemsOf(world, path);
  return {
    path,
    items,
    taken: takings
      .slice(-TAKEN_MAX)
      .reverse()
      .map(({ item, who, at }) => ({ node: item, by: who, at, twice: times.get(item)! > 1 })),
    workers,
    produced: told.filter(({ state }) => state === 'produced').length,
    took: takings.length,
    byPriority: items.some(({ priority }) => priority !== null),
  };
}
