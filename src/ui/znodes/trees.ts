import type { World } from '../../simulation/world.ts';
import { ZnodeTree } from '../../views/znodes/znode-tree.ts';

/** A tree for each server, so that what was opened in one stays open while others are looked at. */
export class Trees {
  readonly #trees = new Map<number, ZnodeTree>();

  /** The tree of server `sid` as it is now, beside that of `leader`, if there is one. */
  show(world: World, sid: number, leader: number | null): ZnodeTree {
    let tree = this.#trees.get(sid);
    if (tree === undefined) this.#trees.set(sid, (tree = new ZnodeTree()));
    const here = world.peers[sid - 1]!.replica.znodes;
    tree.show({ here, leaders: world.peers[(leader ?? sid) - 1]!.replica.znodes });
    return tree;
  }
}

/** A tree changes in place: another of these says that it shows something else. */
export interface ShownTree {
  readonly tree: ZnodeTree;
  /** How often something was opened or closed. */
  readonly turned: number;
}
