import type { Resource } from '../../simulation/resources.ts';
import type { World } from '../../simulation/world.ts';
import type { Zxid } from '../../zab/zxid.ts';
import type { Contender } from './contender.ts';

/** One use of what the lock guards. */
export interface Access {
  readonly client: string;
  /** Microseconds. */
  readonly at: number;
  readonly as: 'read' | 'write';
  /** Null: it told none. */
  readonly token: Zxid | null;
  readonly accepted: boolean;
}

/** What the clients of a lock use while they hold it. */
export interface Guarded {
  readonly name: string;
  /** Below this token it refuses; null before it has seen any. */
  readonly highest: Zxid | null;
  /** Whether it is told tokens, so that it can refuse. */
  readonly fences: boolean;
  /** The latest first. */
  readonly accesses: readonly Access[];
}

/** Accesses that are shown. */
const ACCESSES_MAX = 4;

const accessesOf = ({ uses }: Resource): readonly Access[] =>
  uses
    .slice(-ACCESSES_MAX)
    .map(({ client, at, use: { as, token }, accepted }) => ({ client, at, as, token, accepted }))
    .reverse();

/** The resource that the contenders of one lock share; null where they use none. */
export function guardedBy(world: World, contenders: readonly Contender[]): Guarded | null {
  const name = contenders.find(({ resource }) => resource !== null)?.resource ?? null;
  if (name === null) return null;
  const resource = world.resources?.get(name);
  return {
    name,
    highest: resource === undefined || resource.highest === 0 ? null : resource.highest,
    fences: contenders.some(({ fences }) => fences),
    accesses: resource === undefined ? [] : accessesOf(resource),
  };
}
