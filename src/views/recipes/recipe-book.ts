import { firstIndex } from '../../kernel/first-index.ts';
import type { Event, EventOf } from '../../simulation/facts.ts';
import type { ClientSetup } from '../../simulation/setup.ts';
import { parentOf } from '../../znodes/path.ts';
import { EventReader, type Events } from '../events/event-reader.ts';

/** Where each of these events says which znode it is about. The recipes stand in this order. */
const ABOUT = {
  'barrier-changed': 'barrier',
  'double-barrier-changed': 'barrier',
  'queue-changed': 'queue',
  'counter-changed': 'counter',
  'members-changed': 'group',
  'service-changed': 'service',
  'configuration-changed': 'configuration',
  'transaction-changed': 'transaction',
} as const;
export type RecipeKind = keyof typeof ABOUT;
export type RecipeEvent = EventOf<RecipeKind>;

const RECIPE_KINDS = Object.keys(ABOUT) as readonly RecipeKind[];

const isOfRecipe = (event: Event): event is RecipeEvent => event.kind in ABOUT;

const pathIn = (event: RecipeEvent): string =>
  (event as unknown as Readonly<Record<string, string>>)[ABOUT[event.kind]]!;

/** The same event with the znode that it is about as the servers name it. */
const rooted = (event: RecipeEvent, root: string): RecipeEvent =>
  root === '' ? event : { ...event, [ABOUT[event.kind]]: root + pathIn(event) };

/** The znode that clients of one recipe meet at. */
const placeOf = (event: RecipeEvent): string =>
  event.kind === 'transaction-changed' ? parentOf(event.transaction) : pathIn(event);

/** Where clients of one recipe meet. */
export interface Meeting {
  readonly kind: RecipeKind;
  readonly place: string;
}

/** How many of these events are among the first `eventCount` of their history. */
const countUpTo = (all: readonly Event[], eventCount: number): number =>
  firstIndex(all, ({ id }) => id >= eventCount);

const keyOf = ({ kind, place }: Meeting): string => `${kind} ${place}`;

/** What the programs of clients have told, by recipe and place: read from a history once. */
export class RecipeBook {
  readonly #reader = new EventReader();
  readonly #told = new Map<string, RecipeEvent[]>();
  /** What each client was answered to reads and writes of data, by the znode above. */
  readonly #answers = new Map<string, EventOf<'answered'>[]>();
  /** The root of each client that has one. */
  readonly #roots = new Map<string, string>();
  readonly #clients: () => readonly ClientSetup[];

  /** @param clients those with which the run begins */
  constructor(clients: () => readonly ClientSetup[] = () => []) {
    this.#clients = clients;
    this.#begin();
  }

  #begin(): void {
    this.#told.clear();
    this.#answers.clear();
    this.#roots.clear();
    for (const client of this.#clients()) this.#join(client);
  }

  #join({ name, chroot = '' }: ClientSetup): void {
    this.#roots.set(name, chroot);
  }

  read(events: Events, most: number): boolean {
    return this.#reader.read(
      events,
      most,
      () => this.#begin(),
      (event) => this.#take(event),
    );
  }

  #take(event: Event): void {
    if (event.kind === 'commanded' && event.command.do === 'add-client') {
      return this.#join(event.command.client);
    }
    if (event.kind === 'answered') return this.#takeAnswer(event);
    if (isOfRecipe(event)) this.#takeTold(rooted(event, this.#roots.get(event.who) ?? ''));
  }

  #takeAnswer(event: EventOf<'answered'>): void {
    const { operation, who } = event;
    if (operation.op !== 'getData' && operation.op !== 'setData') return;
    const key = `${who} ${parentOf((this.#roots.get(who) ?? '') + operation.path)}`;
    const answers = this.#answers.get(key);
    if (answers === undefined) this.#answers.set(key, [event]);
    else answers.push(event);
  }

  #takeTold(event: RecipeEvent): void {
    const key = keyOf({ kind: event.kind, place: placeOf(event) });
    const told = this.#told.get(key);
    if (told === undefined) this.#told.set(key, [event]);
    else told.push(event);
  }

  /** Everywhere that something was told among the first `eventCount` events; the same recipes stand together. */
  meetings(eventCount: number): readonly Meeting[] {
    const found: Meeting[] = [];
    for (const [key, [first]] of this.#told) {
      if (first!.id < eventCount)
        found.push({ kind: first!.kind, place: key.slice(key.indexOf(' ') + 1) });
    }
    return found.sort(
      (a, b) =>
        RECIPE_KINDS.indexOf(a.kind) - RECIPE_KINDS.indexOf(b.kind) || (a.place < b.place ? -1 : 1),
    );
  }

  /** What was told there among the first `eventCount` events, the oldest first. */
  told<K extends RecipeKind>(kind: K, place: string, eventCount: number): readonly EventOf<K>[] {
    const all = this.#told.get(keyOf({ kind, place })) ?? [];
    return all.slice(0, countUpTo(all, eventCount)) as EventOf<RecipeKind>[] as EventOf<K>[];
  }

  /** What a client was answered, among the first `eventCount` events, to reads and writes of data right below a znode. */
  answers(client: string, place: string, eventCount: number): readonly EventOf<'answered'>[] {
    const all = this.#answers.get(`${client} ${place}`) ?? [];
    return all.slice(0, countUpTo(all, eventCount));
  }
}
