import { digest } from '../kernel/digest.ts';
import type { Replica } from '../server/server-state.ts';
import type { World } from '../simulation/world.ts';
import { checker, type Checker, type Contradiction } from './checker.ts';
import { shown } from './zxids.ts';

/** Looking at whole trees is dear: once in so many applied transactions. */
const APPLIED_BETWEEN_LOOKS = 32;

/**
 * The tree that a history makes. `/zookeeper/config` is not of it: a server writes its configuration there itself, also one that it
 * learnt in an election and whose transaction is in nobody's log (`QuorumPeer.processReconfig`, `initConfigInZKDatabase`), and an older
 * reconfiguration that is committed behind UPTODATE overwrites it (`Learner.syncWithLeader`).
 */
const treeOf = (replica: Replica): unknown => ({
  ...replica,
  znodes: replica.znodes.delete('/zookeeper/config'),
});

function compare(world: World, events: readonly number[]): Contradiction | null {
  const seen = new Map<number, { readonly server: number; readonly replica: Replica }>();
  for (const { sid, up, serving, readOnly, lastProcessed, replica } of world.peers) {
    // Who reads alone has what its disk had: no leader has told it the configuration.
    if (!up || !serving || readOnly) continue;
    const other = seen.get(lastProcessed);
    if (other === undefined) seen.set(lastProcessed, { server: sid, replica });
    // One object is equal to itself: what is shared need not be read.
    else if (
      other.replica !== replica &&
      digest(treeOf(other.replica)) !== digest(treeOf(replica))
    ) {
      return {
        message: `servers ${other.server} and ${sid} both stand at ${shown(lastProcessed)}, but their trees differ`,
        events,
      };
    }
  }
  return null;
}

/** Replicas are equal wherever they can be compared. */
export function equalTrees(): Checker {
  let applied = 0;
  return checker({
    name: 'equal trees',
    sentence:
      'Servers that serve at the same zxid have the same znodes, but for /zookeeper/config, and the same sessions.',
    source: 'DataTree.processTxn; ZooKeeper guarantees, single system image',
    kinds: ['applied', 'up-to-date'],
    observe(event, world) {
      if (event.kind === 'up-to-date') return compare(world, [event.id]);
      applied++;
      return applied % APPLIED_BETWEEN_LOOKS === 0 ? compare(world, [event.id]) : null;
    },
    atRest: (world) => compare(world, []),
  });
}
