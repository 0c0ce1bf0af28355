import type { Frame } from '../timeline/frame.ts';
import { matches } from './matches.ts';
import type { Condition, Memory, Pattern, Value } from './condition.ts';

type Look = Pick<Frame, 'world' | 'events' | 'eventCount' | 'branch'>;

/** How far a pattern, or a row of them, has been looked for. */
interface Search {
  branch: number;
  scanned: number;
  found: number;
}

/**
 * Tells whether conditions hold at a place of one timeline. What it finds depends on the place only; it remembers how far it has
 * looked, so that asking at every step of a growing run costs little.
 */
export class Watch {
  #memory: Memory = {};
  readonly #searches = new Map<object, Search>();

  get memory(): Memory {
    return this.#memory;
  }

  /** Sets what `$name` stands for. */
  remember(memory: Memory): void {
    this.#memory = { ...this.#memory, ...memory };
    this.#searches.clear();
  }

  holds(condition: Condition, look: Look): boolean {
    const { peers, clients } = look.world;
    if ('all' in condition) return condition.all.every((one) => this.holds(one, look));
    if ('any' in condition) return condition.any.some((one) => this.holds(one, look));
    if ('not' in condition) return !this.holds(condition.not, look);
    if ('happened' in condition) return this.#find([condition.happened], look) >= 1;
    if ('inOrder' in condition) {
      return this.#find(condition.inOrder, look) >= condition.inOrder.length;
    }
    if ('count' in condition) return this.#count(condition.count, look) >= condition.atLeast;
    if ('up' in condition) return peers[condition.up - 1]?.up === true;
    if ('role' in condition) {
      const peer = peers[condition.role.server - 1];
      return peer?.up === true && peer.role === condition.role.is;
    }
    if ('phase' in condition) {
      const peer = peers[condition.phase.server - 1];
      return peer?.up === true && peer.phase === condition.phase.is;
    }
    if ('leads' in condition) {
      const leader = peers[condition.leads - 1];
      return (
        leader?.up === true &&
        leader.leading?.stage === 'broadcast' &&
        condition.followers.every((sid) => {
          const peer = peers[sid - 1];
          return (
            peer?.up === true &&
            peer.learning?.leader === condition.leads &&
            peer.learning.stage === 'up-to-date'
          );
        })
      );
    }
    if ('connected' in condition) return clients.get(condition.connected)?.state === 'connected';
    if ('applied' in condition) {
      const upTo = this.#valueOf(condition.applied.upTo);
      const peer = peers[condition.applied.server - 1];
      return peer !== undefined && typeof upTo === 'number' && peer.lastProcessed >= upTo;
    }
    const { path, on, exists, data } = condition.znode;
    return on.every((sid) => {
      const znode = peers[sid - 1]?.replica.znodes.get(path);
      return (znode !== undefined) === exists && (data === undefined || znode?.data === data);
    });
  }

  /** The field of the last event that fits, if it is a number. */
  recall(pattern: Pattern, field: string, look: Look): number | undefined {
    for (let i = look.eventCount - 1; i >= 0; i--) {
      const event = look.events.at(i);
      if (event !== undefined && matches(event, pattern, this.#memory)) {
        const found = (event as unknown as Readonly<Record<string, unknown>>)[field];
        return typeof found === 'number' ? found : undefined;
      }
    }
    return undefined;
  }

  #valueOf(value: Value): Value | undefined {
    return typeof value === 'string' && value.startsWith('$')
      ? this.#memory[value.slice(1)]
      : value;
  }

  #search(key: object, { branch, eventCount }: Look): Search {
    const known = this.#searches.get(key);
    if (known?.branch === branch && known.scanned <= eventCount) return known;
    const search = { branch, scanned: 0, found: 0 };
    this.#searches.set(key, search);
    return search;
  }

  /** How many of the patterns were found, each behind the one before. */
  #find(patterns: readonly Pattern[], look: Look): number {
    const search = this.#search(patterns.length === 1 ? patterns[0]! : patterns, look);
    while (search.scanned < look.eventCount && search.found < patterns.length) {
      const event = look.events.at(search.scanned++)!;
      if (matches(event, patterns[search.found]!, this.#memory)) search.found++;
    }
    return search.found;
  }

  #count(pattern: Pattern, look: Look): number {
    const search = this.#search(pattern, look);
    for (; search.scanned < look.eventCount; search.scanned++) {
      if (matches(look.events.at(search.scanned)!, pattern, this.#memory)) search.found++;
    }
    return search.found;
  }
}
