const says = {
  'promise-epoch':
    'A follower writes down the new epoch before it answers, and answers no older one afterwards.',
  'raise-epoch': 'A new leader takes an epoch above every one that its quorum has promised.',
  'count-new-promises-only':
    'A promise made before is answered with -1 and counts for no second leader.',
  'refuse-follower-ahead':
    'A leader steps down when a follower of its quorum has a better history than its own.',
  'leader-connects-itself':
    'A leader proposes an epoch only once it is itself among those that it counts.',
  'epoch-before-zxid': 'Votes are compared by epoch first, then by zxid, then by server number.',
  'leader-says-so':
    'Whoever joins a settled ensemble must have heard from the leader itself that it leads.',
  'votes-of-this-round': 'A vote that was given in an older round is not counted.',
  'voters-only': 'Observers never count towards a quorum.',
  'replay-log-before-vote':
    'A server that looks for a leader again first replays the log that is on its disk.',
  'cut-what-is-ahead':
    "A follower that is ahead of its leader's history is told to cut its log (TRUNC).",
  'no-trunc-across-epochs':
    'A log is cut only within one epoch; otherwise the follower gets a whole snapshot.',
  'keep-processed-on-diff':
    "A DIFF moves a follower's position only with the transactions that really come.",
  'forward-outstanding':
    'A follower that joins also gets the proposals that are still waiting for their quorum.',
  'keep-synced-proposals': 'What is proposed while a follower synchronizes goes into its log, too.',
  'forget-half-a-snapshot':
    'A follower whose snapshot broke off reads its own disk again before it votes.',
  'no-gap-in-sync':
    'A follower leaves when there is a gap in the transactions that it is synchronized with.',
  'sync-snapshot-to-disk':
    'A snapshot from the leader is on disk before the follower says that it is synchronized.',
  'log-before-epoch':
    "A follower's history is on disk before it adopts the epoch that begins with it.",
  'log-before-new-leader-ack':
    'A follower logs what it was synchronized with before it acknowledges NEWLEADER.',
  'serve-after-sync-quorum': 'A leader serves only when a quorum is synchronized with it.',
  'fsync-before-ack': 'A follower acknowledges a proposal only when it is fsynced.',
  'leader-fsyncs-too': 'The leader counts itself only when the proposal is on its own disk.',
  'commit-needs-quorum': 'A proposal is committed only when a quorum has acknowledged it.',
  'commit-in-order': 'No proposal is committed before the ones in front of it.',
  'check-quorum': 'A leader that hears from no quorum for a while steps down.',
  'disk-failure-is-fatal': 'A server whose disk fails stops instead of going on without it.',
  'commit-must-match':
    'A follower that is told to commit something else than its oldest proposal stops.',
  'apply-before-reply': 'A server answers a write only after it has applied it.',
  'watch-before-reply': 'A watch event goes out before any answer that shows the change.',
  'reads-wait-for-own-writes':
    "A session's read waits for the writes that the session sent before it.",
  'touch-resets-timer': 'A sign of life from a client puts off the end of its session.',
  'check-session-owner': 'A write is refused when its session has moved to another server.',
  'ephemerals-end-with-session':
    'When a session ends, its ephemeral znodes go in the same transaction.',
  'refuse-client-ahead': 'A server refuses a client that has seen a later state than its own.',
  'multi-all-or-nothing': 'If one part of a multi fails, none of it happens.',
  'cversion-counts-creates':
    "A parent's cversion rises with each change of its children, so it never comes twice.",
  'sequence-counts-creates':
    "A sequence number comes from the parent's counter, not from how many children there are.",
  'watch-fires-once': 'A plain watch fires once and is gone.',
};

export const switches = {
  rules: 'Rules',
  all: 'All hold.',
  off: (count: number) => (count === 1 ? '1 is switched off.' : `${count} are switched off.`),
  about:
    'Each box is a rule that a server keeps. Clear one to see what goes wrong without it; it may take the right faults, too.',
  zab: 'Zab: election, synchronization, broadcast',
  requests: 'Requests, sessions and watches',
  reset: 'Let all hold',
  says,
  protects: (invariant: string) => `Protects: ${invariant}.`,
  classic: 'A classic mistake; no release had it.',
  bug: (issue: number, since: readonly string[], fixed: readonly string[]) =>
    since.length === 0
      ? `ZOOKEEPER-${issue}: missing before ${fixed.join(', ')}.`
      : `ZOOKEEPER-${issue}: missing from ${since.join(', ')} on, until ${fixed.join(', ')}.`,
  offTitle: 'Rules that are switched off',
  unsafe:
    'The network of this run is unsafe: a message can vanish, come twice or overtake another. ZAB relies on TCP to exclude that, so its guarantees may break here.',
  offAbout:
    'This ensemble does not behave as ZooKeeper does: each server goes without the following. The rules are chosen where a new ensemble is set up.',

  engine: 'Settings of ZooKeeper',
  tick: 'tickTime, ms',
  initLimit: 'initLimit, ticks',
  syncLimit: 'syncLimit, ticks',
  commitLog: 'commitLogCount',
  snapCount: 'snapCount',
  counterBits: 'Bits of the counter',
  counterHint: 'ZooKeeper has 32. With fewer one can see the counter of an epoch run out.',
  forceSnapshot: 'Synchronize by SNAP only (forceSnapshotSync)',
  oracle: 'Ask an oracle (two servers only)',
  oracleHint: 'One of two servers may go on alone when its oracle says so; at first each says no.',
  skipAcl: 'Ask for no rights (skipACL)',
  skipAclHint: 'Then reconfig needs no super user.',
};
