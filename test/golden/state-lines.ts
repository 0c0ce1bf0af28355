import type { World } from '../../src/simulation/world.ts';
import { newestSnapshot } from '../../src/zab/disk.ts';
import { showZxid } from '../../src/zab/zxid.ts';

/** One line a server: what it is, what it promised, adopted and processed, and its log. */
export const stateLines = (world: World): string[] =>
  world.peers.map(({ sid, up, role, phase, serving, lastProcessed, disk }) => {
    const epochs = `accepted epoch ${disk.acceptedEpoch}, current epoch ${disk.currentEpoch}`;
    const newest = newestSnapshot(disk);
    const snapshot = newest === null ? '' : ` snapshot ${showZxid(newest.zxid)}`;
    const log = disk.log.slice(0).map((txn, i) => showZxid(txn.zxid) + (i < disk.durable ? '' : '?'));
    const does = up ? `${role} ${phase}${serving ? ' serving' : ''} at ${showZxid(lastProcessed)}` : 'down';
    return `server ${sid}: ${does}, ${epochs},${snapshot} log ${log.join(' ') || 'empty'}`;
  });
