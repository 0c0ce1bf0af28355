import { checker, type Checker } from './checker.ts';
import { type Belief, LOCK_KINDS, type LockLines, numberOf, pathIn } from './lock-lines.ts';
import { shown } from './zxids.ts';

const IN_ORDER = ['recipe.lock', 'recipe.revocable-lock', 'recipe.election'];
/** Earlier holders of a lock that are remembered. */
const REMEMBERED = 32;

/** First come, first served: by the numbers that the ensemble gave. */
export function grantsInOrder(lines: LockLines): Checker {
  const granted = new Map<string, readonly Belief[]>();
  return checker({
    name: 'grants in order',
    sentence: 'Nobody gets a lock before another whose znode is there and has a lower number.',
    source: 'ZooKeeper Recipes and Solutions: Locks',
    kinds: LOCK_KINDS,
    observe(event, world) {
      const belief = lines.follow(event, world);
      if (belief?.state !== 'holding' || !IN_ORDER.includes(belief.rule)) return null;
      const { lock, node, who } = belief;
      const before = granted.get(lock) ?? [];
      granted.set(lock, [...before, belief].slice(-REMEMBERED));
      const path = pathIn(lock, node);
      const passed = before.find(
        (other) =>
          numberOf(other.node) > numberOf(node) &&
          other.shown >= (lines.tree.at(path, other.shown)?.czxid ?? Infinity),
      );
      if (passed === undefined) return null;
      return {
        message: `client ${passed.who} got ${lock} by ${passed.node} as of ${shown(passed.shown)}, while ${node} of client ${who} stood before it`,
        events: [passed.id, event.id],
      };
    },
  });
}
