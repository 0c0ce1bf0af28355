/** Where a rule was missing in ZooKeeper itself. */
export interface RealBug {
  /** ZOOKEEPER-n; 0 for a mistake that people make when they build such a thing, and that no release had. */
  readonly bug: number;
  /** The first release of each line without the bug, by the tags that hold its commit; all earlier ones of these lines have it. */
  readonly fixed: readonly string[];
  /** The first releases that had it, where it was not there from the start. */
  readonly since?: readonly string[];
}

/** What no release had. */
export const CLASSIC: RealBug = { bug: 0, fixed: [] };

/** Rules that can be switched off by name, to see what breaks. */
export const SWITCHES = {
  'promise-epoch': { bug: 335, fixed: ['3.4.0'] },
  'raise-epoch': { bug: 335, fixed: ['3.4.0'] },
  'count-new-promises-only': { bug: 335, fixed: ['3.4.0'] },
  'refuse-follower-ahead': CLASSIC,
  'leader-connects-itself': CLASSIC,
  'epoch-before-zxid': CLASSIC,
  'leader-says-so': CLASSIC,
  'votes-of-this-round': CLASSIC,
  'voters-only': { bug: 2959, fixed: ['3.4.13', '3.5.4', '3.6.0'] },
  'replay-log-before-vote': { bug: 2845, fixed: ['3.4.12', '3.5.4', '3.6.0'] },
  'cut-what-is-ahead': { bug: 1154, fixed: ['3.3.4', '3.4.0'] },
  'no-trunc-across-epochs': CLASSIC,
  'keep-processed-on-diff': { bug: 2355, fixed: ['3.4.11', '3.5.4', '3.6.0'] },
  'forward-outstanding': { bug: 1319, fixed: ['3.4.1', '3.5.0'] },
  'keep-synced-proposals': { bug: 1282, fixed: ['3.4.0'] },
  'forget-half-a-snapshot': { bug: 3642, fixed: ['3.5.10', '3.6.3', '3.7.0'] },
  'no-gap-in-sync': { bug: 4925, fixed: ['3.9.4'], since: ['3.9.3'] },
  'sync-snapshot-to-disk': { bug: 2872, fixed: ['3.5.10', '3.6.0'] },
  'log-before-epoch': { bug: 4643, fixed: ['3.8.5', '3.9.2'] },
  'log-before-new-leader-ack': {
    bug: 3911,
    fixed: ['3.5.10', '3.6.3', '3.7.0'],
    since: ['3.4.10', '3.5.3'],
  },
  'serve-after-sync-quorum': { bug: 790, fixed: ['3.3.2', '3.4.0'] },
  'fsync-before-ack': CLASSIC,
  'leader-fsyncs-too': CLASSIC,
  'commit-needs-quorum': CLASSIC,
  'commit-in-order': CLASSIC,
  'check-quorum': CLASSIC,
  'disk-failure-is-fatal': { bug: 2247, fixed: ['3.4.9', '3.5.3', '3.6.0'] },
  'commit-must-match': CLASSIC,
} as const satisfies Readonly<Record<string, RealBug>>;

export type Switch = keyof typeof SWITCHES;
