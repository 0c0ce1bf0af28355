import type { EventOf } from '../simulation/facts.ts';
import type { Result } from '../znodes/result.ts';
import type { Stat } from '../znodes/stat.ts';
import type { ZnodeTxn } from '../znodes/txn.ts';
import { checker, type Checker } from './checker.ts';
import { committedTree, type CommittedTree } from './committed-tree.ts';
import { DELIVERY_KINDS } from './deliveries.ts';
import { pastTree, type PastTree, type PastZnode } from './past-tree.ts';
import { proposedHistories, type ProposedHistories } from './proposed-histories.ts';
import { shown } from './zxids.ts';

type Answered = EventOf<'answered'>;

/** What servers keep by themselves, without transactions; and what no client of good faith asks for. */
const isBeyond = (path: string): boolean =>
  !path.startsWith('/') || path === '/zookeeper' || path.startsWith('/zookeeper/');

/** Which field of the metadata is not what the transactions make it; null if all are. */
function wrongField(stat: Stat, znode: PastZnode, path: string): string | null {
  const numChildren = znode.children.size;
  // The children that a new tree has were never counted as created.
  const expected: Partial<Stat> = {
    czxid: znode.czxid,
    mzxid: znode.mzxid,
    pzxid: znode.pzxid,
    version: znode.version,
    cversion: 2 * znode.creations - numChildren,
    aversion: znode.aversion,
    ephemeralOwner: znode.owner,
    numChildren,
  };
  for (const [field, value] of Object.entries(expected)) {
    const told = stat[field as keyof Stat];
    if (told !== value) return `${field} ${told} of ${path} instead of ${value}`;
  }
  return null;
}

function wrongRead(result: Result, znode: PastZnode | null, path: string): string | null {
  if (result.error === 'NONODE') {
    return znode === null ? null : `${path} is there, created by ${shown(znode.czxid)}`;
  }
  if (result.error !== 'OK') return null;
  if (znode === null) return `${path} is not there`;
  if (result.data !== undefined && result.data !== znode.data) {
    return `data "${result.data}" of ${path} instead of "${znode.data}"`;
  }
  if (result.children !== undefined) {
    const told = [...result.children].sort().join(' ');
    const children = [...znode.children.keys()].sort().join(' ');
    if (told !== children) return `children "${told}" of ${path} instead of "${children}"`;
  }
  return result.stat === undefined ? null : wrongField(result.stat, znode, path);
}

/** What is wrong with an answer, given the states that the tree had. */
function falsehood(
  tree: PastTree,
  { operation, result, zxid }: Answered,
  inTree: (path: string) => string,
): string | null {
  switch (operation.op) {
    case 'getData':
    case 'exists':
    case 'getChildren':
      return wrongRead(result, tree.at(inTree(operation.path), zxid), operation.path);
    case 'create':
    case 'setData':
    case 'delete': {
      if (result.error !== 'OK') return null;
      const path = inTree(result.path ?? operation.path);
      if (tree.touchedAt(path, zxid) !== zxid) return `${path} was not changed by it`;
      if (operation.op === 'delete') return null;
      const znode = tree.at(path, zxid);
      if (znode === null) return `${path} is not there`;
      return result.stat === undefined ? null : wrongField(result.stat, znode, path);
    }
    default:
      return null;
  }
}

/** The states that lead up to a zxid, whether or not they were ever committed; null if no leader proposed it. */
function proposedTree(histories: ProposedHistories, zxid: number): PastTree | null {
  const history = histories.trail(zxid);
  if (typeof history === 'number') return null;
  const { apply, ...tree } = pastTree();
  for (const txn of history as readonly ZnodeTxn[]) apply(txn);
  return tree;
}

/**
 * Each answer names the zxid whose state it shows. With replies whose zxids never fall (another checker's claim) this makes the reads of
 * a session sequentially consistent, its own writes included.
 */
export function trueAnswers(
  tree: CommittedTree = committedTree(),
  histories: ProposedHistories = proposedHistories(),
): Checker {
  return checker({
    name: 'answers are true',
    sentence:
      'Every answer agrees, to the last field, with the state that the committed transactions up to the zxid it names have made; that of a read-only server with what leaders proposed up to there, committed or not.',
    source:
      'ZooKeeper guarantees, sequential consistency; CommitProcessor, DataTree.processTxn; ReadOnlyZooKeeperServer',
    kinds: [...DELIVERY_KINDS, 'answered'],
    observe(event, world) {
      tree.follow(event, world);
      histories.follow(event, world);
      if (event.kind !== 'answered' || event.rule !== 'client.reply') return null;
      const { operation, zxid, who } = event;
      if (!('path' in operation)) return null;
      const client = world.clients.get(who);
      const chroot = client?.chroot ?? '';
      // What a client calls the root may be deep in the tree, and no path at all means the root too.
      const inTree = (path: string): string => chroot + (path === '/' ? '' : path) || '/';
      if (isBeyond(inTree(operation.path))) return null;
      // Without a quorum a server shows what its log holds: nobody knows whether that is committed.
      const alone = client?.state === 'connected-read-only';
      if (!alone && !tree.knows(zxid)) return null;
      const states = alone ? proposedTree(histories, zxid) : tree;
      const wrong =
        states === null ? 'no leader ever proposed it' : falsehood(states, event, inTree);
      if (wrong === null) return null;
      return {
        message: `client ${who} was answered ${operation.op} as of ${shown(zxid)}, but then: ${wrong}`,
        events: [event.id],
      };
    },
  });
}
