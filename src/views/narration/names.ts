import type { Narration } from '../../i18n/en/narration.ts';
import { isServer, type Actor } from '../../simulation/actor.ts';
import { showZxid, type Zxid } from '../../zab/zxid.ts';
import type { AnyOperation, SubRead } from '../../znodes/request.ts';
import { operationLabel, reconfigLabel } from '../marks/label.ts';

export const nameOf = (actor: Actor, words: Narration): string =>
  isServer(actor) ? words.server(actor) : words.client(actor);

/** `create /locks/l- (ephemeral sequential)`: an operation as ZooKeeper's own words, the same in every language. */
export function showOperation(operation: AnyOperation | SubRead): string {
  switch (operation.op) {
    case 'createSession':
    case 'closeSession':
      return operation.op;
    case 'reconfig':
      return reconfigLabel(operation);
    case 'create':
      return operation.mode === 'persistent'
        ? `create ${operation.path}`
        : `create ${operation.path} (${operation.mode.replaceAll('_', ' ')})`;
    case 'setData':
      return `setData ${operation.path} ${operation.data ?? ''}`.trimEnd();
    case 'multi':
    case 'multiRead':
      return `${operation.op} (${operation.ops.map(showOperation).join('; ')})`;
    case 'getEphemerals':
    case 'whoAmI':
    case 'auth':
    case 'setAcl':
    case 'unknown':
      return operationLabel(operation);
    default:
      return `${operation.op} ${operation.path}`;
  }
}

/** A session's 16 hex digits without the leading zeros, as ZooKeeper prints them. */
export const showSession = (session: string): string => `0x${session.replace(/^0+(?=.)/, '')}`;

/** Two sides of a cut: each actor of one is in a pair with each of the other. */
interface Sides {
  readonly some: readonly Actor[];
  readonly others: readonly Actor[];
}

/** Pairs, told in few sides: one actor against many if it is in all pairs, else whoever has the same others together. */
function sidesOf(pairs: readonly (readonly [Actor, Actor])[]): readonly Sides[] {
  const lone = (pairs[0] ?? []).find((one) => pairs.every((pair) => pair.includes(one)));
  const against = new Map<Actor, Set<Actor>>();
  for (const [a, b] of pairs) {
    const [one, other] = lone === b ? [b, a] : [a, b];
    against.set(one, (against.get(one) ?? new Set()).add(other));
  }
  const sides = new Map<string, { readonly some: Actor[]; readonly others: readonly Actor[] }>();
  for (const [one, set] of against) {
    const others = [...set];
    const key = others.map(String).sort().join(' ');
    const known = sides.get(key);
    if (known === undefined) sides.set(key, { some: [one], others });
    else known.some.push(one);
  }
  return [...sides.values()];
}

/** Number of links among pairs that may name both directions. */
export const linkCount = (pairs: readonly (readonly [Actor, Actor])[]): number =>
  new Set(pairs.map(([a, b]) => (String(a) < String(b) ? `${a} ${b}` : `${b} ${a}`))).size;

/** Actors as a list in words: servers together, then clients. */
function listActors(actors: readonly Actor[], words: Narration): string {
  const sids = actors.filter(isServer).toSorted((a, b) => a - b);
  const clients = actors.filter((actor) => !isServer(actor)).map((actor) => nameOf(actor, words));
  return words.list(...(sids.length > 0 ? [words.servers(...sids)] : []), ...clients);
}

/** Zxids as a list within a sentence. */
export const zxidList = (zxids: readonly Zxid[], words: Narration): string =>
  words.list(...zxids.map(showZxid));

/** `server 5 and servers 1, 2 and client a`, with all further sides of a cut. */
export const sidesText = (pairs: readonly (readonly [Actor, Actor])[], words: Narration): string =>
  words.sides(
    ...sidesOf(pairs).map(({ some, others }) => ({
      some: listActors(some, words),
      others: listActors(others, words),
      areSeveral: some.length > 1,
    })),
  );
