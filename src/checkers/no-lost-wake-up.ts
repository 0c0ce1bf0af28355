import type { World } from '../simulation/world.ts';
import { checker, type Checker, type Contradiction } from './checker.ts';
import { isEntitled, LOCK_KINDS, type Belief, type LockLines, pathIn } from './lock-lines.ts';
import { isJudgeable, quietUs } from './quiet.ts';

/** Why a client that does not hold should by now; null if there is no reason. */
function missed(lines: LockLines, belief: Belief, world: World): string | null {
  const { rule, lock, node, state, who } = belief;
  if (state === 'holding' || state === 'released') return null;
  const [then, now] = [lines.zxidAt(world.now - quietUs(lines, world)), lines.tree.latest()];
  if (rule === 'recipe.herd-lock') {
    const [before, after] = [lines.tree.at(lock, then), lines.tree.at(lock, now)];
    if (before === null && after === null) return `${lock} is free`;
    const own = after !== null && after.owner === world.clients.get(who)?.session;
    return own && before?.czxid === after.czxid ? `${lock} is its own` : null;
  }
  const [before, after] = [lines.lineAt(lock, then), lines.lineAt(lock, now)];
  if (!before.includes(node) && !after.includes(node)) {
    return `${pathIn(lock, node)} is not there`;
  }
  return isEntitled(belief, before, node) && isEntitled(belief, after, node)
    ? `its ${pathIn(lock, node)} has the place of a holder`
    : null;
}

/** Nobody sleeps on: judged at rest only. */
export function noLostWakeUp(lines: LockLines): Checker {
  return checker({
    name: 'no lost wake-up',
    sentence:
      'Once nothing disturbs them any more, nobody goes on waiting who has the place of a holder, or no place at all.',
    source: 'ZooKeeper Recipes and Solutions: Locks; ZooKeeper Programmer’s Guide, watches',
    kinds: LOCK_KINDS,
    observe(event, world) {
      lines.follow(event, world);
      return null;
    },
    atRest(world): Contradiction | null {
      for (const belief of lines.beliefs.values()) {
        if (!isJudgeable(lines, belief, world)) continue;
        const reason = missed(lines, belief, world);
        if (reason === null) continue;
        return {
          message: `client ${belief.who} is ${belief.state} since ${belief.at} us, but ${reason}`,
          events: [belief.id],
        };
      }
      return null;
    },
  });
}
