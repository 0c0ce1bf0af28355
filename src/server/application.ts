import { PersistentLog } from '../kernel/persistent-log.ts';
import type { Application } from '../zab/host.ts';
import { newestSnapshot } from '../zab/disk.ts';
import type { Capture, Snapshot } from '../zab/messages.ts';
import type { ZabPeer } from '../zab/peer.ts';
import { isSameTree } from '../znodes/same-tree.ts';
import { EMPTY_REPLICA, type Replica, withConfiguration } from '../znodes/replica.ts';
import type { Request } from '../znodes/request.ts';
import {
  beginSerialization,
  deserialize,
  isWritten,
  writeSome,
  type Serialization,
} from '../znodes/serialization.ts';
import type { ZnodeTxn } from '../znodes/txn.ts';
import { answerReads, reply } from './answer.ts';
import { showConfig } from './configuration-text.ts';
import { resumed, revalidate } from './connect-session.ts';
import { armContainers } from './containers.ts';
import { deliver, replay } from './deliver.ts';
import type { ServerHost } from './host.ts';
import type { Peer } from './server-state.ts';
import { touch, track } from './sessions.ts';
import { answeredBy, isBehind, settle } from './session-order.ts';
import { submit } from './submit.ts';
import { clearWatchTable } from './watch-table.ts';

/** What SNAP carries and a snapshot file holds: a tree as it was written out, or at one moment. */
export type ReplicaSnapshot = Snapshot &
  ({ readonly replica: Replica } | { readonly serialization: Serialization });

const replicaOf = (snapshot: ReplicaSnapshot): Replica =>
  'replica' in snapshot ? snapshot.replica : deserialize(snapshot.serialization);

/** The znode engine as Zab's application. Zab hands back only what it was given here. */
export function createApplication(host: () => ServerHost, peers: readonly Peer[]): Application {
  const of = (peer: ZabPeer): Peer => peers[peer.sid - 1]!;
  return {
    replay: (peer, txn) => void replay(of(peer), txn as ZnodeTxn),
    deliver: (peer, txn) => deliver(of(peer), host(), txn as ZnodeTxn),
    load: (peer) => install(of(peer), newestSnapshot(peer.disk) as ReplicaSnapshot | null),
    install: (peer, snapshot) => install(of(peer), snapshot as ReplicaSnapshot | null),
    capture: (peer): ReplicaSnapshot => ({ zxid: peer.lastProcessed, replica: of(peer).replica }),
    beginCapture: (peer): Capture & ReplicaSnapshot => ({
      zxid: peer.lastProcessed,
      serialization: beginSerialization(of(peer).replica, peer.lastProcessed),
    }),
    continueCapture: (peer, capture, count): Capture & ReplicaSnapshot => {
      const { serialization } = capture as Capture & { readonly serialization: Serialization };
      const { replica } = of(peer);
      return { zxid: capture.zxid, serialization: writeSome(serialization, replica, count) };
    },
    isCaptured: (capture) =>
      isWritten((capture as Capture & { readonly serialization: Serialization }).serialization),
    sizeOf: (snapshot) => {
      const stored = snapshot as ReplicaSnapshot;
      return 'replica' in stored ? stored.replica.znodes.size : stored.serialization.written.size;
    },
    serve: (peer, leading) => {
      serve(of(peer), host(), leading);
      shareTree(of(peer), peers);
    },
    serveReads: (peer) => serveReads(of(peer), host()),
    retire: (peer) => retire(of(peer), host()),
    request: (peer, from, request) => submit(of(peer), host(), request as Request, from),
    synced: (peer, request) => synced(of(peer), host(), request as Request),
    revalidate: (peer, from, session, timeoutMs) =>
      revalidate(of(peer), host(), from, session, timeoutMs),
    revalidated: (peer, session, valid) => {
      for (const client of of(peer).clients.values()) {
        if (client.session === session && !client.open) resumed(of(peer), host(), client, valid);
      }
    },
    touch: (peer, sessions) => {
      for (const [session, timeoutMs] of sessions) touch(of(peer), host(), session, timeoutMs);
    },
    takeTouched: (peer) => {
      const touched = [...of(peer).touched];
      of(peer).touched.clear();
      return touched;
    },
  };
}

function install(peer: Peer, snapshot: ReplicaSnapshot | null): void {
  peer.replica = snapshot === null ? EMPTY_REPLICA : replicaOf(snapshot);
  peer.lastProcessed = snapshot?.zxid ?? 0;
  peer.history = PersistentLog.empty();
}

/** Two trees that are equal become one again: a server that comes back has built its own. */
function shareTree(peer: Peer, peers: readonly Peer[]): void {
  const { replica, lastProcessed } = peer;
  const equal = peers.find(
    (other) =>
      other !== peer &&
      other.serving &&
      other.lastProcessed === lastProcessed &&
      isSameTree(replica, other.replica),
  );
  if (equal !== undefined) peer.replica = equal.replica;
}

function open(peer: Peer, host: ServerHost): void {
  peer.serving = true;
  peer.servesSinceMs = Math.floor(host.now / 1000);
  peer.sessionsOpened = 0;
}

/** Nobody leads, and those who only want to read are let in (`ReadOnlyZooKeeperServer`). */
function serveReads(peer: Peer, host: ServerHost): void {
  open(peer, host);
  peer.readOnly = true;
}

/** Client connections are accepted from now on. A new leader gives every session its full timeout again. */
function serve(peer: Peer, host: ServerHost, leading: boolean): void {
  open(peer, host);
  if (!host.settings.standalone) {
    const { config } = peer;
    peer.replica = withConfiguration(peer.replica, showConfig(config), config.version);
  }
  if (!leading) return;
  peer.preparation = { changes: new Map(), sessions: new Map(), reaping: [] };
  for (const [session, { timeoutMs }] of [...peer.replica.sessions].sort(byId)) {
    track(peer, host, session, timeoutMs, 0);
  }
  armContainers(peer, host);
}

const byId = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number =>
  a < b ? -1 : 1;

/** A server that has no quorum behind it drops all its clients. */
function retire(peer: Peer, host: ServerHost): void {
  peer.serving = false;
  peer.readOnly = false;
  peer.preparation = null;
  for (const timer of ['sessions', 'local-sessions', 'containers'] as const) {
    host.clearTimer(peer, timer);
  }
  peer.touched.clear();
  peer.localSessions.clear();
  clearWatchTable(peer.watches.data);
  clearWatchTable(peer.watches.child);
  delete peer.unanswerable;
  if (peer.clients.size === 0) return;
  const clients = [...peer.clients.values()];
  peer.clients.clear();
  host.note({
    kind: 'clients-dropped',
    who: peer.sid,
    rule: 'server.drop-clients',
    clients: clients.map(({ client }) => client),
  });
  for (const { connection } of clients) host.close(peer.sid, connection);
}

/** The leader's answer to a sync: everything committed before it has been delivered here. */
function synced(peer: Peer, host: ServerHost, request: Request): void {
  const { session } = request;
  const behind = isBehind(peer, session);
  if (behind) settle(peer, request);
  for (const client of peer.clients.values()) {
    if (client.session !== session) continue;
    const head = behind ? undefined : answeredBy(peer, client, request);
    if (head !== undefined) {
      client.queue.shift();
      const path = head.operation.op === 'sync' ? head.operation.path : '';
      reply(peer, host, client, head, { error: 'OK', path });
    }
    answerReads(peer, host, client);
  }
}
