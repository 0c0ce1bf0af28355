import { PersistentLog } from '../kernel/persistent-log.ts';
import { forkRandom } from '../kernel/random.ts';
import type { Peer } from '../server/server-state.ts';
import { clearWatchTable, copyWatchTable, newWatchTable } from '../server/watch-table.ts';
import type { ZabPeer } from '../zab/peer.ts';
import { copyDisk, emptyDisk } from '../zab/disk.ts';
import { copyElection, copyMail, type Election, type Mail } from '../zab/election/state.ts';
import { verifiersOf, type Configuration } from '../zab/ensemble.ts';
import { copyLeading } from '../zab/leading.ts';
import { copyLearning } from '../zab/learning.ts';
import { EMPTY_REPLICA } from '../znodes/replica.ts';

/** A server that has never been started: an empty disk. */
export function newPeer(
  seed: string,
  sid: number,
  config: Configuration,
  oracle: ZabPeer['oracle'],
): Peer {
  return {
    sid,
    up: false,
    incarnation: 0,
    random: forkRandom(seed, `server ${sid}`),
    disk: emptyDisk(),
    refusal: null,
    config,
    proposedConfig: null,
    oracle,
    verifiers: verifiersOf(config, null),
    observer: config.observers.includes(sid),
    timers: new Map(),
    ...freshMemory(sid),
    replica: EMPTY_REPLICA,
    clients: new Map(),
    watches: { data: newWatchTable(), child: newWatchTable() },
    touched: new Map(),
    localSessions: new Map(),
    servesSinceMs: 0,
    sessionsOpened: 0,
    serving: false,
    preparation: null,
  };
}

const newElection = (sid: number): Election => {
  const vote = { leader: sid, zxid: 0, peerEpoch: 0 };
  return {
    round: 0,
    initial: vote,
    proposal: vote,
    heard: new Map(),
    settled: new Map(),
    finalWait: false,
    timeoutMs: 0,
    current: { vote, electionEpoch: 0 },
  };
};

const newMail = (): Mail => ({
  connections: new Map(),
  dialling: new Map(),
  waiting: new Map(),
  lastSent: new Map(),
});

function freshMemory(sid: number) {
  return {
    role: 'looking' as const,
    phase: 'election' as const,
    flushing: false,
    readOnly: false,
    needsOracle: true,
    asksForAll: false,
    lastProcessed: 0,
    knownCommitted: 0,
    history: PersistentLog.empty<{ zxid: number }>(),
    capturing: null,
    reconfigured: false,
    loggedSinceSnapshot: 0,
    snapshotAfter: 0,
    election: newElection(sid),
    mail: newMail(),
    leading: null,
    learning: null,
  };
}

/** What a crash takes: all memory. */
export function forget(peer: Peer): void {
  Object.assign(peer, freshMemory(peer.sid));
  peer.timers.clear();
  peer.replica = EMPTY_REPLICA;
  peer.clients.clear();
  clearWatchTable(peer.watches.data);
  clearWatchTable(peer.watches.child);
  delete peer.unanswerable;
  peer.touched.clear();
  peer.localSessions.clear();
  peer.servesSinceMs = 0;
  peer.sessionsOpened = 0;
  peer.serving = false;
  peer.preparation = null;
}

export const copyPeer = (peer: Peer): Peer => ({
  ...peer,
  random: { ...peer.random },
  disk: copyDisk(peer.disk),
  timers: new Map([...peer.timers].map(([name, timer]) => [name, { ...timer }])),
  election: copyElection(peer.election),
  mail: copyMail(peer.mail),
  leading: peer.leading === null ? null : copyLeading(peer.leading),
  learning: peer.learning === null ? null : copyLearning(peer.learning),
  clients: new Map([...peer.clients].map(([id, c]) => [id, { ...c, queue: c.queue.slice() }])),
  watches: { data: copyWatchTable(peer.watches.data), child: copyWatchTable(peer.watches.child) },
  touched: new Map(peer.touched),
  localSessions: new Map(peer.localSessions),
  preparation:
    peer.preparation === null
      ? null
      : {
          changes: new Map(peer.preparation.changes),
          sessions: new Map([...peer.preparation.sessions].map(([id, s]) => [id, { ...s }])),
          reaping: peer.preparation.reaping.slice(),
        },
});
