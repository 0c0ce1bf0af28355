/**
 * Rules that can be switched off by name, to see what breaks. Each was a real bug of ZooKeeper, or is a mistake that people make
 * when they build such a thing. `bug`: ZOOKEEPER-n, 0 for a classic mistake; `until`: the last versions that had it, as far as
 * their history tells.
 */
export const SWITCHES = {
  'promise-epoch': { bug: 335, until: '3.3' },
  'raise-epoch': { bug: 335, until: '3.3' },
  'count-new-promises-only': { bug: 335, until: '3.3' },
  'refuse-follower-ahead': { bug: 0, until: '' },
  'leader-connects-itself': { bug: 0, until: '' },
  'epoch-before-zxid': { bug: 0, until: '' },
  'leader-says-so': { bug: 0, until: '' },
  'votes-of-this-round': { bug: 0, until: '' },
  'voters-only': { bug: 2959, until: '3.4.12, 3.5.3' },
  'replay-log-before-vote': { bug: 2845, until: '3.4.11, 3.5.3' },
  'cut-what-is-ahead': { bug: 1154, until: '3.3.3' },
  'no-trunc-across-epochs': { bug: 0, until: '' },
  'keep-processed-on-diff': { bug: 2355, until: '3.4.10, 3.5.3' },
  'forward-outstanding': { bug: 1319, until: '3.4.0' },
  'keep-synced-proposals': { bug: 1282, until: '3.3' },
  'forget-half-a-snapshot': { bug: 3642, until: '3.5.9, 3.6.2' },
  'no-gap-in-sync': { bug: 4925, until: '3.9.3' },
  'sync-snapshot-to-disk': { bug: 2872, until: '3.5.9' },
  'log-before-epoch': { bug: 4643, until: '3.8.4, 3.9.1' },
  'log-before-new-leader-ack': { bug: 3911, until: '3.5.9, 3.6.2' },
  'serve-after-sync-quorum': { bug: 790, until: '3.3.1' },
  'fsync-before-ack': { bug: 0, until: '' },
  'leader-fsyncs-too': { bug: 0, until: '' },
  'commit-needs-quorum': { bug: 0, until: '' },
  'commit-in-order': { bug: 0, until: '' },
  'check-quorum': { bug: 0, until: '' },
  'disk-failure-is-fatal': { bug: 2247, until: '3.4.8, 3.5.2' },
  'commit-must-match': { bug: 0, until: '' },
} as const satisfies Readonly<Record<string, { readonly bug: number; readonly until: string }>>;

export type Switch = keyof typeof SWITCHES;
