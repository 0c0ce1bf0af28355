import type { ProgramSetup } from '../client/programs/programs.ts';
import type { AnySwitch } from '../server/switches.ts';
import type { Sid } from '../zab/vote.ts';
import { DEFAULT_ZNODE_SETTINGS, type ZnodeSettings } from '../znodes/settings.ts';

/** A range of whole microseconds; each use draws one value, evenly. */
export interface MicrosRange {
  readonly min: number;
  readonly max: number;
}

/** What a client does by itself. */
export type Program = ProgramSetup;

/** A disk that takes its own time for each durable write. */
export interface SlowDisk {
  readonly server: Sid;
  readonly fsyncUs: MicrosRange;
}

export interface ClientSetup {
  readonly name: string;
  /** The server it connects to first; null lets its shuffled list decide. */
  readonly server: Sid | null;
  readonly timeoutMs: number;
  readonly program: Program;
  /** Its connect string: the only servers that it knows. All if left out. */
  readonly hosts?: readonly Sid[] | undefined;
  /** Its root: a path of the tree below which all its paths are. */
  readonly chroot?: string | undefined;
  /** Takes a server without a quorum too, for reads. Off if left out. */
  readonly readOnly?: boolean | undefined;
  /** Opens a new session when its own is over, as a program does. On if left out. */
  readonly renews?: boolean | undefined;
  /** Goes on with a session of another client, by its id and password. */
  readonly session?: { readonly id: string; readonly password: string } | undefined;
}

/** Everything that a run depends on besides its actions. */
export interface Setup {
  readonly seed: string;
  /** Voters are numbered 1 to `servers`. */
  readonly servers: number;
  /** The one server has no ensemble: no election, epoch 0, first zxid 1. Off if left out. */
  readonly standalone?: boolean | undefined;
  /** Observers come behind them: `servers + 1` and on. None if left out. */
  readonly observers?: number | undefined;
  /** Voters in groups make a hierarchical quorum system: a majority by weight in a majority of groups. */
  readonly groups?: readonly (readonly Sid[])[] | undefined;
  /** Weights that are not 1; only with groups. */
  readonly weights?: readonly { readonly server: Sid; readonly weight: number }[] | undefined;
  /** Milliseconds after the beginning at which a server starts; null: it stays down until it is started. */
  readonly startsMs: readonly (number | null)[];
  readonly latencyUs: MicrosRange;
  readonly fsyncUs: MicrosRange;
  /** Servers whose disk does not follow `fsyncUs`; absent: none. */
  readonly slowDisks?: readonly SlowDisk[] | undefined;
  /**
   * How long an elected server is busy to build what makes a leader, before it listens, and again to start it, before it serves. No time
   * if left out: then only links and disks take any.
   */
  readonly leaderWorkUs?: MicrosRange | undefined;
  readonly tickMs: number;
  readonly initLimitTicks: number;
  readonly syncLimitTicks: number;
  /** How many applied transactions a leader keeps in memory for DIFF (ZooKeeper: 500). */
  readonly commitLogCount: number;
  /** Transactions between snapshots: a server takes one after half of it and a random part of the other half (ZooKeeper: 100,000). */
  readonly snapCount?: number | undefined;
  /** A DIFF may come from the log on disk while it is at most this share of a snapshot; below 0: never (ZooKeeper: 33). */
  readonly snapshotSizeFactorPercent?: number | undefined;
  /** Synchronizes every learner by SNAP (`zookeeper.forceSnapshotSync`). */
  readonly forceSnapshotSync?: boolean | undefined;
  /** Whether the configuration may be changed while it runs (`reconfigEnabled`). On if left out. */
  readonly reconfigEnabled?: boolean | undefined;
  /** Each server asks an oracle when it is alone of two voters (`oraclePath`); at first each denies. None if left out. */
  readonly oracle?: boolean | undefined;
  /** Servers that belong to no configuration yet: they come last, as observers of it, and wait to be joined. */
  readonly spares?: number | undefined;
  /** Bounds of the session timeouts that clients are granted, milliseconds; 2 and 20 ticks if left out. */
  readonly minSessionTimeoutMs?: number | undefined;
  readonly maxSessionTimeoutMs?: number | undefined;
  /** Sessions begin as the business of their server alone; one that wants an ephemeral is upgraded, unless that is off. */
  readonly localSessionsEnabled?: boolean | undefined;
  readonly localSessionsUpgradingEnabled?: boolean | undefined;
  /** Whether a server without a quorum serves reads to clients that allow it (`readonlymode.enabled`). Off if left out. */
  readonly readOnlyMode?: boolean | undefined;
  /** How often the leader looks for containers and TTL nodes that are due to go, milliseconds (ZooKeeper: 60,000); 0: on command only. */
  readonly containerCheckMs?: number | undefined;
  /** After how many milliseconds a container that never had a child goes; 0 or left out: never. */
  readonly containerNeverUsedMs?: number | undefined;
  /** The longest request that a server reads, bytes (`jute.maxbuffer`, ZooKeeper: 1,048,575). */
  readonly juteMaxBuffer?: number | undefined;
  /** Whether the hard limits of quotas are kept (`enforceQuota`). On if left out. */
  readonly enforceQuota?: boolean | undefined;
  /** Whether znodes may have a time to live (`extendedTypesEnabled`). On if left out. */
  readonly extendedTypes?: boolean | undefined;
  /** Whether access lists are not looked at (`skipACL`). Off if left out. */
  readonly skipAcl?: boolean | undefined;
  /** Whether `exists` asks for READ, as since 3.8.4 and 3.9.2. Off if left out. */
  readonly existsNeedsRead?: boolean | undefined;
  /** Whether a client may watch one path in several modes, as since 3.9. Off if left out. */
  readonly watchModesSideBySide?: boolean | undefined;
  /** Whether persistent watches are removed by their mode, as since 3.9. Off if left out. */
  readonly removesWatchesByMode?: boolean | undefined;
  /** Whether a client that reaches no server gives its session up by itself after 4/3 of its time-out, as since 3.9.3. Off if left out. */
  readonly clientsGiveUp?: boolean | undefined;
  /** The super user, as `super:` and the digest of its password (`superDigest`). None if left out. */
  readonly superDigest?: string | undefined;
  /** Width of a zxid's counter, to see it run out (ZooKeeper: 32). */
  readonly counterBits?: number | undefined;
  readonly clients: readonly ClientSetup[];
  /** Lets single messages be dropped, duplicated and reordered, which TCP and so ZAB exclude. Off if left out. */
  readonly unsafeNetwork?: boolean | undefined;
  /** Rules of the protocol that do not hold in this run. */
  readonly switchedOff?: readonly AnySwitch[] | undefined;
}

export const znodeSettingsOf = (setup: Setup): Omit<ZnodeSettings, 'serverOff'> => ({
  enforceQuota: setup.enforceQuota ?? DEFAULT_ZNODE_SETTINGS.enforceQuota,
  extendedTypes: setup.extendedTypes ?? DEFAULT_ZNODE_SETTINGS.extendedTypes,
  existsNeedsRead: setup.existsNeedsRead ?? DEFAULT_ZNODE_SETTINGS.existsNeedsRead,
  watchModesSideBySide: setup.watchModesSideBySide ?? DEFAULT_ZNODE_SETTINGS.watchModesSideBySide,
  removesWatchesByMode: setup.removesWatchesByMode ?? DEFAULT_ZNODE_SETTINGS.removesWatchesByMode,
  skipAcl: setup.skipAcl ?? DEFAULT_ZNODE_SETTINGS.skipAcl,
  superDigest: setup.superDigest ?? DEFAULT_ZNODE_SETTINGS.superDigest,
});

export const SERVERS_MAX = 9;
export const CLIENTS_MAX = 32;

export const DEFAULT_SETUP: Setup = {
  seed: 'zab',
  servers: 5,
  startsMs: [0, 0, 0, 0, 0],
  latencyUs: { min: 16_000, max: 24_000 },
  fsyncUs: { min: 8_000, max: 20_000 },
  tickMs: 2_000,
  initLimitTicks: 10,
  syncLimitTicks: 5,
  commitLogCount: 100,
  clients: [],
};

/**
 * What makes an election take as long as the recorded ones of real servers on one machine. In the log of a real 3.8.0 an elected server begins to
 * listen only after its follower has dialled, been refused, and paused for 100 ms; and some 50 ms lie between the follower's connection
 * and the first service.
 */
export const AS_RECORDED = {
  latencyUs: { min: 200, max: 500 },
  fsyncUs: { min: 10, max: 50 },
  leaderWorkUs: { min: 40_000, max: 60_000 },
} as const satisfies Partial<Setup>;
