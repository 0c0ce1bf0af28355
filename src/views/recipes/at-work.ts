import type { World } from '../../simulation/world.ts';
import { witness } from '../locks/witness.ts';
import type { Znode } from '../../znodes/znode.ts';

/** The clients whose program is at `place` now, as the servers name it, in the order of their names. */
export function clientsAt({ clients }: World, place: string): readonly string[] {
  return [...clients.values()]
    .filter(({ program, chroot }) => 'path' in program && chroot + program.path === place)
    .map(({ name }) => name)
    .sort();
}

/** A znode as the leader has it, or whoever has applied most. */
export const znodeNow = (world: World, path: string): Znode | undefined =>
  witness(world)?.replica.znodes.get(path);

/** The names of its children, sorted; none where there is no such znode. */
export const childrenNow = (world: World, path: string): readonly string[] =>
  [...(znodeNow(world, path)?.children.keys() ?? [])].sort();

/** The last that each client told, by its name. */
export function lastOf<E extends { readonly who: string }>(
  told: readonly E[],
): ReadonlyMap<string, E> {
  return new Map(told.map((event) => [event.who, event]));
}
