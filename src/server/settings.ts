import type { ServerSwitch } from './switches.ts';

/** What the request processors of every server are set to, by the names of ZooKeeper's configuration where it has one. */
export interface ServerSettings {
  /** Bounds of what a client is granted: 2 and 20 ticks unless set. */
  readonly minSessionTimeoutMs: number;
  readonly maxSessionTimeoutMs: number;
  /** Sessions begin without a transaction, known to their server only. */
  readonly localSessionsEnabled: boolean;
  /** A local session that asks for an ephemeral becomes a global one; otherwise it is refused. */
  readonly localSessionsUpgradingEnabled: boolean;
  /** How often the leader looks for containers and TTL nodes to delete; 0: only when told to (`znode.container.checkIntervalMs`). */
  readonly containerCheckMs: number;
  /** An empty container that never had a child goes after so long; 0: never (`znode.container.maxNeverUsedIntervalMs`). */
  readonly containerNeverUsedMs: number;
  /** The longest packet that a server reads, bytes (`jute.maxbuffer`). */
  readonly juteMaxBuffer: number;
  /** Rules of the request processors that are switched off. */
  readonly serverOff: ReadonlySet<ServerSwitch>;
}

export const CONTAINER_CHECK_MS = 60_000;
export const JUTE_MAX_BUFFER = 0xfffff;
