import type { Client } from '../client/client-state.ts';
import type { Event, EventOf } from '../simulation/facts.ts';
import type { World } from '../simulation/world.ts';
import type { CommittedTree } from './committed-tree.ts';
import { DELIVERY_KINDS } from './deliveries.ts';

type LockRule = EventOf<'lock-changed'>['rule'];

/** What a client believed last of a lock. */
export interface Belief {
  readonly who: string;
  readonly rule: LockRule;
  /** Where the lock is in the tree, whatever the client's root is. */
  readonly lock: string;
  readonly node: string;
  readonly watches: string;
  readonly state: EventOf<'lock-changed'>['state'];
  readonly as: 'read' | 'write';
  /** How many may hold it at once. */
  readonly permits: number;
  /** The last zxid that the client had been shown. */
  readonly shown: number;
  readonly at: number;
  readonly id: number;
}

/** Locks, as the committed transactions make them and as clients believe. */
export interface LockLines {
  readonly tree: CommittedTree;
  readonly beliefs: ReadonlyMap<string, Belief>;
  /** Takes in an event. Asked by several checkers, it does so once. @returns what it says of a client's belief */
  follow(event: Event, world: World): Belief | null;
  /** The names below a lock as of a zxid, by their numbers. */
  lineAt(lock: string, zxid: number): readonly string[];
  /** The last zxid that was known at a time. */
  zxidAt(atUs: number): number;
  /** Since when nobody has done anything to the run, and a leader serves. */
  quietSince(): number;
  /** Since when this client is connected. */
  connectedSince(who: string): number;
}

/** The events that {@link lockLines} must be told. */
export const LOCK_KINDS = [
  ...DELIVERY_KINDS,
  'lock-changed',
  'commanded',
  'client-connected',
] as const;

const NUMBERED = /\d{10}$/;
export const numberOf = (name: string): number => Number(name.slice(-10));
const isWriter = (name: string): boolean => name.slice(0, -10).endsWith('write-');

/** In the tree, and below a client's root. */
export const rooted = (client: Client | undefined, path: string): string =>
  (client?.chroot ?? '') + path;

export const pathIn = (lock: string, node: string): string =>
  node === '' || lock.endsWith(`/${node}`) ? lock : `${lock}/${node}`;

/**
 * Whether the recipe gives the lock to this node of the line, which is sorted. In the simple lock there is no line: whoever owns the node
 * has it.
 */
export function isEntitled(
  { rule, permits }: Pick<Belief, 'rule' | 'permits'>,
  line: readonly string[],
  node: string,
): boolean {
  const place = line.indexOf(node);
  if (place < 0) return false;
  if (rule === 'recipe.semaphore') return place < permits;
  if (rule === 'recipe.shared-lock' && !isWriter(node)) return !line.slice(0, place).some(isWriter);
  return place === 0;
}

/** Reads them from the committed `tree` and from what clients tell. */
export function lockLines(tree: CommittedTree): LockLines {
  const beliefs = new Map<string, Belief>();
  const connected = new Map<string, number>();
  /** When each zxid became known, in order. */
  const learnt: { readonly at: number; readonly zxid: number }[] = [];
  /** Until when each timer that was put off goes on being late, microseconds: a leader may not look after its sessions so long. */
  const postponed = new Map<string, number>();
  let quiet = 0;
  const disturb = (at: number): void => {
    quiet = Math.max(quiet, at);
  };
  let seen: Event | null = null;
  let said: Belief | null = null;

  function take(event: Event, world: World): Belief | null {
    tree.follow(event, world);
    const zxid = tree.latest();
    if (zxid > (learnt.at(-1)?.zxid ?? 0)) learnt.push({ at: event.at, zxid });
    switch (event.kind) {
      case 'commanded': {
        const { command } = event;
        disturb(event.at);
        if (command.do === 'set-program') beliefs.delete(command.client);
        if (command.do === 'postpone-timer') {
          const timer = `${command.server} ${command.timer}`;
          const due = Math.max(event.at, postponed.get(timer) ?? 0) + command.byUs;
          postponed.set(timer, due);
          disturb(due);
        }
        return null;
      }
      case 'established':
        disturb(event.at);
        return null;
      case 'client-connected':
        connected.set(event.who, event.at);
        return null;
      case 'crashed':
        if (typeof event.who === 'string') beliefs.delete(event.who);
        return null;
      case 'lock-changed': {
        const client = world.clients.get(event.who);
        const program = client?.program;
        const belief: Belief = {
          who: event.who,
          rule: event.rule,
          lock: rooted(client, event.lock),
          node: event.node,
          watches: event.watches,
          state: event.state,
          as: event.as ?? 'write',
          permits: program?.kind === 'semaphore' ? program.permits : 1,
          shown: client?.lastZxid ?? 0,
          at: event.at,
          id: event.id,
        };
        beliefs.set(event.who, belief);
        return belief;
      }
      default:
        return null;
    }
  }

  return {
    tree,
    beliefs,
    follow(event, world) {
      if (event !== seen) said = take(event, world);
      seen = event;
      return said;
    },
    lineAt: (lock, zxid) =>
      [...(tree.at(lock, zxid)?.children.keys() ?? [])]
        .filter((name) => NUMBERED.test(name))
        .sort((a, b) => numberOf(a) - numberOf(b)),
    zxidAt: (atUs) => learnt.findLast(({ at }) => at <= atUs)?.zxid ?? 0,
    quietSince: () => quiet,
    connectedSince: (who) => connected.get(who) ?? Infinity,
  };
}
