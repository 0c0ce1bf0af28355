/** Rules of this room that can be switched off, to see what breaks. */
export type ZnodeRule =
  'multi-all-or-nothing' | 'cversion-counts-creates' | 'sequence-counts-creates';

/** Settings of a server that decide what a request does to the tree. */
export interface ZnodeSettings {
  /** Whether the hard limits of quotas are kept (`enforceQuota`). */
  readonly enforceQuota: boolean;
  /** Whether znodes may have a time to live (`extendedTypesEnabled`). */
  readonly extendedTypes: boolean;
  /** Nobody's access is checked (`skipACL`). */
  readonly skipAcl: boolean;
  /** `exists` asks for READ of a znode that is there, as since 3.8.4 and 3.9.2. */
  readonly existsNeedsRead: boolean;
  /** A client may watch one path in several modes at a time, as since 3.9 (ZOOKEEPER-4466); else the last mode counts. */
  readonly watchModesSideBySide: boolean;
  /** Watches of a path are removed by what they are, persistent ones too, as since 3.9 (ZOOKEEPER-4471, ZOOKEEPER-4472). */
  readonly removesWatchesByMode: boolean;
  /** `super:` and the digest of its password: who proves to be this may do everything; null: nobody. */
  readonly superDigest: string | null;
  readonly serverOff: { has(rule: ZnodeRule): boolean };
}

/** As in the recordings of the real server, which is 3.8.0; it has no super user unless one is named. */
export const DEFAULT_ZNODE_SETTINGS: ZnodeSettings = {
  enforceQuota: true,
  extendedTypes: true,
  skipAcl: false,
  existsNeedsRead: false,
  watchModesSideBySide: false,
  removesWatchesByMode: false,
  superDigest: null,
  serverOff: new Set(),
};
