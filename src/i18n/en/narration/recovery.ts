import { plural, server, Server, aQuorum, ofThose, type By } from './words.ts';

/** Discovery and synchronization. */
export const recovery = {
  // Discovery.
  'epoch-counted': (p: {
    sid: number;
    from: number;
    accepted: number;
    count: number;
    need: number;
    by: By;
  }) =>
    `${p.from === p.sid ? `${Server(p.sid)} counts itself` : `${Server(p.from)} has connected to ${server(p.sid)}`}: ` +
    `it has promised epoch ${p.accepted} so far. Here: ${ofThose(p)}.`,
  'epoch-chosen': (p: { sid: number; epoch: number; connected: string; by: By }) =>
    `${p.by === 'oracle' ? 'The oracle lets it go on alone.' : `With ${p.connected} there is ${aQuorum(p.by)}.`} **${Server(p.sid)} chooses epoch ${p.epoch}**: one more than any of them had promised, so no older leader can pass for this one.`,
  'epoch-promised': {
    first: (p: { sid: number; epoch: number; accepted: number }) =>
      `**${Server(p.sid)} promises epoch ${p.epoch}** (before: ${p.accepted}). It writes that to disk before it answers: a promise must survive a crash.`,
    again: (p: { sid: number; epoch: number }) =>
      `${Server(p.sid)} had promised epoch ${p.epoch} already. It answers, but not to be counted: the promise may have been to another leader.`,
    refused: (p: { sid: number; epoch: number; accepted: number }) =>
      `**${Server(p.sid)} refuses epoch ${p.epoch}**: it has promised epoch ${p.accepted}, which is newer.`,
  },
  'epoch-acked': {
    counted: (p: {
      sid: number;
      from: number;
      epoch: number;
      count: number;
      need: number;
      by: By;
    }) =>
      `${p.from === p.sid ? `${Server(p.sid)} counts its own promise` : `The promise of server ${p.from} has reached ${server(p.sid)}`}: ` +
      `epoch ${p.epoch} is promised by **${ofThose(p)}**.`,
    notCounted: (p: { sid: number; from: number; epoch: number }) =>
      `${Server(p.sid)} does not count server ${p.from}: it had promised epoch ${p.epoch} before, perhaps to another leader.`,
    ahead: (p: { sid: number; from: number; zxid: string; current: number }) =>
      `Server ${p.from} knows more than ${server(p.sid)}: epoch ${p.current}, up to ${p.zxid}. **${Server(p.sid)} must not lead it** and drops the connection.`,
  },
  'epoch-written': {
    acceptedEpoch: (p: { sid: number; epoch: number; previous: number }) =>
      `${Server(p.sid)} has its promise of epoch ${p.epoch} on disk (file acceptedEpoch, before: ${p.previous}).`,
    completed: (p: { sid: number; epoch: number; previous: number }) =>
      `${Server(p.sid)} finds that a crash interrupted the replacing of its file currentEpoch, and completes it: ${p.epoch}, before ${p.previous}.`,
    currentEpoch: (p: { sid: number; epoch: number; previous: number }) =>
      `${Server(p.sid)} has adopted epoch ${p.epoch} on disk (file currentEpoch, before: ${p.previous}). **Its votes carry this epoch from now on.**`,
  },

  // Synchronization.
  'sync-chosen': {
    forced: (p: { zxid: string }) =>
      `The set-up forces snapshots: **SNAP, the whole state as of ${p.zxid}**, whatever it lacks.`,
    'disk-log': (p: { min: string; count: number }) =>
      `In memory the leader goes back only to ${p.min}, but its log on disk goes back further: **DIFF with ${plural(p.count, 'proposal')}**, read from disk.`,
    'disk-log-gap': (p: { min: string; zxid: string }) =>
      `The leader's log on disk does not lead up to ${p.min}, where its memory takes over. Over a gap nothing may be sent: **SNAP, the whole state as of ${p.zxid}**.`,
    start: (p: { sid: number; learner: number; peerLast: string }) =>
      `Leader ${p.sid} learns that server ${p.learner} ends at ${p.peerLast}.`,
    'same-zxid': (_: { leaderLast: string }) => 'So does the leader: **an empty DIFF is enough**.',
    'ahead-of-history': (p: { max: string }) =>
      `The leader's history ends at ${p.max}: **TRUNC** cuts off what is beyond, for it was never committed here.`,
    'within-history': (p: { count: number }) =>
      `The leader still has what comes after that in memory: **DIFF with ${plural(p.count, 'proposal')}**.`,
    'within-history-new-epoch': (p: { count: number }) =>
      `That names an epoch, not a transaction, and the leader's history goes back to it: **DIFF with ${plural(p.count, 'proposal')}**.`,
    'not-in-history': (p: { zxid: string; count: number }) =>
      `The leader does not know that transaction: **TRUNC back to ${p.zxid}**, then ${plural(p.count, 'proposal')}.`,
    'not-in-history-other-epoch': (p: { zxid: string }) =>
      `The leader does not know that transaction, and has gone on in another epoch. A TRUNC must not cross an epoch: **SNAP, the whole state as of ${p.zxid}**.`,
    'out-of-range': (p: { min: string; max: string; zxid: string }) =>
      `The leader's history in memory (${p.min} to ${p.max}) does not reach there, and its log on disk does not either or is too long: **SNAP, the whole state as of ${p.zxid}**.`,
  },
  truncated: {
    some: (p: { sid: number; to: string; removed: string; count: number }) =>
      `**${Server(p.sid)} cuts ${p.removed} out of its log** and ends at ${p.to} again. ${p.count === 1 ? 'That transaction' : 'Those transactions'} had been written here and never committed.`,
    none: (p: { sid: number; to: string }) =>
      `${Server(p.sid)} is told to end at ${p.to}; there was nothing behind it in the log.`,
  },
  'snapshot-taken': {
    still: (p: { sid: number; zxid: string }) =>
      `${Server(p.sid)} has written a snapshot of its tree, as of ${p.zxid}. **A restart needs only it and the log behind it.**`,
    fuzzy: (p: { sid: number; zxid: string; during: string }) =>
      `${Server(p.sid)} has written a snapshot that begins at ${p.zxid}. Meanwhile transactions up to ${p.during} were applied, **and some of their effects are in it**: the log is replayed over it, which does no harm twice.`,
  },
  'snapshot-installed': (p: { sid: number; zxid: string; previous: string }) =>
    `**${Server(p.sid)} replaces its whole state by the leader's, as of ${p.zxid}.** Before, it was at ${p.previous}.`,
  'new-leader-acked': (p: {
    sid: number;
    from: number;
    epoch: number;
    count: number;
    need: number;
    by: By;
  }) =>
    `${p.from === p.sid ? `${Server(p.sid)} is in line with itself` : `Server ${p.from} is synchronized with ${server(p.sid)} and has adopted epoch ${p.epoch}`}: ` +
    `**${ofThose(p)}**.`,
  'read-only-began': (p: { sid: number; last: string; waitedMs: number }) =>
    `**${Server(p.sid)} serves reads, and reads alone**, as of ${p.last}: it has looked for a leader for ${p.waitedMs} ms. What others commit meanwhile it cannot know.`,
  'read-only-ended': (p: { sid: number }) =>
    `${Server(p.sid)} serves reads alone no longer. Its clients have to connect again.`,
  'stood-alone': (p: { sid: number; last: string }) =>
    `**${Server(p.sid)} serves alone**, from ${p.last} on. There is no ensemble: nobody elects it, and what its own disk has is committed.`,
  establishedEmpty: (p: { sid: number; epoch: number; acked: string }) =>
    `**${Server(p.sid)} is established as leader of epoch ${p.epoch}**: ${p.acked} have adopted it. Nothing has been written yet, so there was nothing to bring along.`,
  established: (p: { sid: number; epoch: number; last: string; acked: string }) =>
    `**${Server(p.sid)} is established as leader of epoch ${p.epoch}**: ${p.acked} have its history. All of it, up to ${p.last}, is committed by that.`,
  'up-to-date': (p: { sid: number; epoch: number; last: string }) =>
    `${Server(p.sid)} is up to date in epoch ${p.epoch}, at ${p.last}. **Clients may come.**`,
};

export type Recovery = typeof recovery;
