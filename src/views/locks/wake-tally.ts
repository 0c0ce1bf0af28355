import type { Event, EventOf } from '../../simulation/facts.ts';
import { nameOf, parentOf } from '../../znodes/path.ts';
import { EventReader, type Events } from '../events/event-reader.ts';
import { sequenceOf } from './sequence.ts';

/** The first in line went, or the one node of a herd, and whom the servers told of it. */
export interface Release {
  readonly node: string;
  /** Virtual time at which the first server applied it, microseconds. */
  readonly at: number;
  /** Nodes that stood behind it; 0 for a herd, where those who wait have none. */
  readonly waiting: number;
  /** Sessions told so far. */
  readonly woken: number;
}

interface Entry {
  readonly node: string;
  readonly event: number;
  readonly at: number;
  readonly waiting: number;
  readonly told: Told;
}

/** The event by which each session was first told. */
type Told = Map<string, number>;

interface Queue {
  nodes: string[];
  readonly releases: Entry[];
}

type Change = { readonly op: 'create' | 'delete'; readonly path: string };

/** Wake-ups of every queue of sequential nodes and of every herd, release by release: read from a history once. */
export class WakeTally {
  readonly #reader = new EventReader();
  readonly #queues = new Map<string, Queue>();
  readonly #prepared = new Map<number, Change>();
  readonly #ended = new Set<string>();
  /** By zxid and queue: a server fires the watches of a session's end before it says that the session is closed. */
  readonly #told = new Map<string, Told>();
  #applied = 0;

  read(events: Events, most: number): boolean {
    return this.#reader.read(
      events,
      most,
      () => this.#restart(),
      (event) => this.#take(event),
    );
  }

  #restart(): void {
    this.#queues.clear();
    this.#prepared.clear();
    this.#ended.clear();
    this.#told.clear();
    this.#applied = 0;
  }

  #take(event: Event): void {
    switch (event.kind) {
      case 'prepared': {
        const { op } = event.operation;
        if (event.error !== 'OK' || (op !== 'create' && op !== 'delete')) return;
        // The one node of a herd has no number; its creation wakes nobody who waits.
        if (op === 'delete' || !Number.isNaN(sequenceOf(nameOf(event.path)))) {
          this.#prepared.set(event.zxid, { op, path: event.path });
        }
        return;
      }
      case 'applied':
        if (event.zxid > this.#applied) this.#apply(event);
        return;
      case 'session-closed':
        if (this.#ended.has(event.session)) return;
        this.#ended.add(event.session);
        for (const path of event.paths) this.#remove(path, event);
        return;
      case 'watch-fired': {
        const { path, type } = event.event;
        this.#tell(path, event);
        if (type === 'NodeDeleted') this.#tell(parentOf(path), event);
        return;
      }
      default:
    }
  }

  #toldOf(queue: string, zxid: number): Told {
    const key = `${zxid} ${queue}`;
    const told = this.#told.get(key) ?? new Map<string, number>();
    this.#told.set(key, told);
    return told;
  }

  #tell(queue: string, { zxid, session, id }: EventOf<'watch-fired'>): void {
    const told = this.#toldOf(queue, zxid);
    if (!told.has(session)) told.set(session, id);
  }

  #apply(event: EventOf<'applied'>): void {
    const { zxid } = event;
    this.#applied = zxid;
    const change = this.#prepared.get(zxid);
    if (change === undefined) return;
    this.#prepared.delete(zxid);
    if (change.op === 'delete') this.#remove(change.path, event);
    else {
      const path = parentOf(change.path);
      const queue = this.#queues.get(path) ?? { nodes: [], releases: [] };
      this.#queues.set(path, queue);
      queue.nodes.push(nameOf(change.path));
      queue.nodes.sort((a, b) => sequenceOf(a) - sequenceOf(b));
    }
  }

  #remove(path: string, event: Pick<Event, 'id' | 'at'>): void {
    const node = nameOf(path);
    const number = sequenceOf(node);
    if (Number.isNaN(number)) return this.#release(path, node, 0, event);
    const queue = this.#queues.get(parentOf(path));
    if (queue === undefined) return;
    const ahead = queue.nodes.some((name) => sequenceOf(name) < number);
    queue.nodes = queue.nodes.filter((name) => name !== node);
    if (!ahead) this.#release(parentOf(path), node, queue.nodes.length, event);
  }

  #release(
    path: string,
    node: string,
    waiting: number,
    { id, at }: Pick<Event, 'id' | 'at'>,
  ): void {
    const queue = this.#queues.get(path) ?? { nodes: [], releases: [] };
    this.#queues.set(path, queue);
    const told = this.#toldOf(path, this.#applied);
    queue.releases.push({ node, event: id, at, waiting, told });
  }

  /** The releases of the queue below `path` among the first `eventCount` events, the oldest first. */
  releases(path: string, eventCount: number): readonly Release[] {
    return (this.#queues.get(path)?.releases ?? [])
      .filter(({ event }) => event < eventCount)
      .map(({ node, at, waiting, told }) => ({
        node,
        at,
        waiting,
        woken: [...told.values()].filter((event) => event < eventCount).length,
      }));
  }
}
