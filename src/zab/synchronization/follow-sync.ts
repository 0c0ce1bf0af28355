import { onCommit, onInform, onProposal } from '../broadcast/follower.ts';
import { entriesUpTo } from '../disk.ts';
import type { Host } from '../host.ts';
import { counts, type Configuration } from '../ensemble.ts';
import { leave, reload } from '../leave.ts';
import { activate, configOf, replaceProposed, seeConfiguration } from '../reconfigure.ts';
import type { QuorumPacket, Snapshot, Txn } from '../messages.ts';
import type { ZabPeer } from '../peer.ts';
import { epochOf, zxidOf, type Zxid } from '../zxid.ts';
import { append, fsync, writeEpoch, writeSnapshot } from '../write.ts';
import { refreshVote } from './establish.ts';

type SyncPacket = Extract<QuorumPacket, { type: 'DIFF' | 'TRUNC' | 'SNAP' }>;

/** The leader has decided how this learner gets its history (`Learner.syncWithLeader`). */
export function onSyncMode(peer: ZabPeer, host: Host, packet: SyncPacket): void {
  const learning = peer.learning!;
  learning.stage = 'synchronizing';
  if (packet.type === 'DIFF') {
    if (host.settings.off.has('keep-processed-on-diff')) peer.lastProcessed = packet.zxid;
    if (learning.askedForAll) beginFromNothing(peer, host);
    return;
  }
  learning.snapshotNeeded = true;
  if (packet.type === 'TRUNC') truncate(peer, host, packet.zxid);
}

/** Who asked for everything and gets a DIFF is told that the leader has nothing either. */
function beginFromNothing(peer: ZabPeer, host: Host): void {
  const previous = peer.lastProcessed;
  peer.learning!.snapshotNeeded = true;
  host.application.install(peer, null);
  host.emit({ kind: 'snapshot-installed', who: peer.sid, rule: 'sync.snap', zxid: 0, previous });
}

/** The last part of a SNAP makes it whole: memory is replaced. A stream that breaks before leaves nothing behind. */
export function onSnapData(peer: ZabPeer, host: Host, snapshot: Snapshot | null): void {
  if (snapshot === null) return;
  const previous = peer.lastProcessed;
  host.application.install(peer, snapshot);
  host.emit({
    kind: 'snapshot-installed',
    who: peer.sid,
    rule: 'sync.snap',
    zxid: snapshot.zxid,
    previous,
  });
}

/** Drops everything behind `to` from the log. */
function cutLog({ disk }: ZabPeer, to: Zxid): readonly Zxid[] {
  const kept = entriesUpTo(disk, to);
  const removed = disk.log.slice(kept).map(({ zxid }) => zxid);
  if (removed.length === 0) return removed;
  disk.log = disk.log.truncate(kept);
  disk.durable = Math.min(disk.durable, kept);
  disk.segments = disk.segments.filter((first) => first <= to);
  disk.rolled = true;
  return removed;
}

/** Drops what the leader does not have from the log, and rebuilds memory from what is left. */
function truncate(peer: ZabPeer, host: Host, to: Zxid): void {
  const { disk } = peer;
  if (disk.historyFrom > to) return refuseToTruncate(peer, host);
  const removed = cutLog(peer, to);
  if (peer.proposedConfig !== null && peer.proposedConfig.version > to) replaceProposed(peer, null);
  // A snapshot of what is cut now would bring it back (ZOOKEEPER-1549 and 4837, open in ZooKeeper).
  disk.snapshots = disk.snapshots.filter(({ zxid }) => zxid <= to);
  reload(peer, host);
  peer.lastProcessed = to;
  host.emit({ kind: 'truncated', who: peer.sid, rule: 'sync.trunc', to, removed });
}

/**
 * A snapshot cannot be cut, and nothing older leads up to it. ZooKeeper truncates the log all the same and loads the snapshot with
 * what was to be dropped (open: ZOOKEEPER-1549, 4837); here the learner comes again and asks for a SNAP.
 */
function refuseToTruncate(peer: ZabPeer, host: Host): void {
  peer.asksForAll = true;
  peer.learning!.snapshotNeeded = false;
  leave(peer, host, 'snapshot-ahead');
}

/**
 * A proposal during synchronization. Within an epoch it must follow the one before: with a hole in its log the learner could pass
 * that on as a leader (ZOOKEEPER-4925).
 */
export function onSyncProposal(peer: ZabPeer, host: Host, txn: Txn): void {
  const learning = peer.learning!;
  const { lastQueued } = learning;
  const follows =
    lastQueued === 0 || epochOf(txn.zxid) !== epochOf(lastQueued) || txn.zxid === lastQueued + 1;
  if (!follows && !host.settings.off.has('no-gap-in-sync')) {
    return leave(peer, host, 'proposal-gap', { expected: lastQueued + 1, came: txn.zxid });
  }
  learning.lastQueued = txn.zxid;
  const config = configOf(txn);
  if (config !== null) seeConfiguration(peer, config);
  learning.notLogged = [...learning.notLogged, txn];
}

/**
 * A COMMIT during synchronization. After SNAP or TRUNC and before NEWLEADER it goes straight to memory, which the coming
 * snapshot covers; otherwise it waits.
 */
export function onSyncCommit(peer: ZabPeer, host: Host, zxid: Zxid): void {
  const learning = peer.learning!;
  const [head, ...rest] = learning.notLogged;
  const beforeNewLeader = learning.stage === 'synchronizing';
  if (learning.snapshotNeeded && beforeNewLeader && head?.zxid === zxid) {
    learning.notLogged = rest;
    deliver(peer, host, head);
  } else {
    learning.toCommit = [...learning.toCommit, zxid];
  }
}

/** INFORM during synchronization: a proposal and its commit in one. */
export function onSyncInform(peer: ZabPeer, host: Host, txn: Txn): void {
  onSyncProposal(peer, host, txn);
  if (peer.learning !== null) onSyncCommit(peer, host, txn.zxid);
}

function deliver(peer: ZabPeer, host: Host, txn: Txn): void {
  host.application.replay(peer, txn);
  host.emit({ kind: 'applied', who: peer.sid, rule: 'sync.deliver', zxid: txn.zxid });
}

/**
 * NEWLEADER: the learner makes its new history durable first, then its currentEpoch, and only then acknowledges
 * (ZOOKEEPER-4643, 4646, 4785). What is not committed yet stays unlogged.
 */
export function onNewLeader(peer: ZabPeer, host: Host, config: Configuration): void {
  const learning = peer.learning!;
  replaceProposed(peer, config);
  const { off } = host.settings;
  learning.stage = 'persisting';
  if (learning.snapshotNeeded && !off.has('sync-snapshot-to-disk')) {
    cutLog(peer, peer.lastProcessed);
    writeSnapshot(peer, host, 'learner-snapshot', host.application.capture(peer));
  }
  if (off.has('log-before-epoch')) adoptAtOnce(peer, host, learning.epoch);
  // An observer logs them at UPTODATE: nobody counts on what it has, unless a proposed configuration makes it a voter.
  const isCounted = peer.role === 'following' || counts(peer, peer.sid);
  const logsNow = isCounted && !off.has('log-before-new-leader-ack');
  while (
    logsNow &&
    learning.toCommit.length > 0 &&
    learning.notLogged[0]?.zxid === learning.toCommit[0]
  ) {
    const [txn, ...rest] = learning.notLogged as [Txn, ...Txn[]];
    learning.notLogged = rest;
    learning.toCommit = learning.toCommit.slice(1);
    append(peer, host, txn);
    deliver(peer, host, txn);
  }
  fsync(peer, host, 'learner-syncs');
}

/** What ZOOKEEPER-4643 did: the epoch is adopted before its history is there. */
function adoptAtOnce({ disk, sid }: ZabPeer, host: Host, epoch: number): void {
  const previous = disk.currentEpoch;
  disk.currentEpoch = epoch;
  host.emit({
    kind: 'epoch-written',
    who: sid,
    rule: 'disk.epoch-file',
    file: 'currentEpoch',
    epoch,
    previous,
  });
}

/** The history is durable: the epoch may be adopted. */
export function onLearnerSynced(peer: ZabPeer, host: Host): void {
  const learning = peer.learning!;
  learning.snapshotNeeded = false;
  writeEpoch(peer, host, 'learner-adopts', 'currentEpoch', learning.epoch);
}

/** The epoch is adopted: NEWLEADER is acknowledged. */
export function onLearnerAdopted(peer: ZabPeer, host: Host): void {
  const learning = peer.learning!;
  learning.stage = 'waits-for-up-to-date';
  host.send(peer.sid, learning.connection, { type: 'ACK', zxid: zxidOf(learning.epoch, 0) });
}

/**
 * UPTODATE: the learner serves clients. What was proposed meanwhile is logged now, each acknowledged after its fsync, and what was
 * committed meanwhile is committed.
 */
export function onUpToDate(peer: ZabPeer, host: Host, config: Configuration): void {
  const learning = peer.learning!;
  if (activate(peer, host, config, null)) return leave(peer, host, 'reconfigured');
  const { notLogged, toCommit } = learning;
  const { off } = host.settings;
  learning.stage = 'up-to-date';
  learning.notLogged = [];
  learning.toCommit = [];
  peer.phase = 'broadcast';
  peer.knownCommitted = peer.lastProcessed;
  refreshVote(peer, learning.epoch);
  host.cause = host.emit({
    kind: 'up-to-date',
    who: peer.sid,
    rule: 'sync.up-to-date',
    epoch: learning.epoch,
    last: peer.lastProcessed,
  });
  host.emit({
    kind: 'phase-entered',
    who: peer.sid,
    rule: 'zab.phase',
    role: peer.role,
    phase: 'broadcast',
  });
  host.send(peer.sid, learning.connection, { type: 'ACK', zxid: zxidOf(learning.epoch, 0) });
  host.application.serve(peer, false);
  if (peer.role === 'observing') {
    for (const txn of notLogged) onInform(peer, host, txn);
    return;
  }
  if (off.has('keep-synced-proposals')) return;
  for (const txn of notLogged) onProposal(peer, host, txn);
  for (const zxid of toCommit) onCommit(peer, host, zxid);
}
