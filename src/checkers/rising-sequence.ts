import { checker, type Checker } from './checker.ts';
import { committedTree, type CommittedTree } from './committed-tree.ts';
import { DELIVERY_KINDS } from './deliveries.ts';
import { shown } from './zxids.ts';

const DIGITS = 10;

/** The numbers of sequential znodes below one parent rise, whatever is deleted in between. */
export function risingSequence(tree: CommittedTree = committedTree()): Checker {
  /** By parent and its incarnation: the highest number so far. */
  const highest = new Map<string, { readonly number: number; zxid: number; readonly id: number }>();
  return checker({
    name: 'sequence numbers rise',
    sentence:
      'Below one parent each sequential znode has a greater number than every one that was created before it.',
    source: 'ZooKeeper Programmer’s Guide, sequence nodes; PrepRequestProcessor (parent cversion)',
    kinds: [...DELIVERY_KINDS, 'answered'],
    observe(event, world) {
      tree.follow(event, world);
      if (event.kind !== 'answered' || event.rule !== 'client.reply') return null;
      const { operation, result, zxid } = event;
      if (operation.op !== 'create' || !operation.mode.includes('sequential')) return null;
      if (result.error !== 'OK' || result.path === undefined || !tree.knows(zxid)) return null;
      const parent = result.path.slice(0, result.path.lastIndexOf('/')) || '/';
      const born = tree.at(parent, zxid)?.czxid;
      if (born === undefined) return null;
      const number = Number(result.path.slice(-DIGITS));
      const key = `${parent} ${born}`;
      const before = highest.get(key);
      if (before === undefined || (zxid > before.zxid && number > before.number)) {
        highest.set(key, { number, zxid, id: event.id });
        return null;
      }
      // An answer that comes late is compared with nothing: it was created before.
      if (zxid < before.zxid || number > before.number) return null;
      return {
        message: `${result.path} was created at ${shown(zxid)}, behind number ${before.number} at ${shown(before.zxid)}`,
        events: [before.id, event.id],
      };
    },
  });
}
