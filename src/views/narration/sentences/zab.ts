import type { ZabFact } from '../../../zab/facts.ts';
import { showZxid } from '../../../zab/zxid.ts';
import { NOBODY } from '../../marks/label.ts';
import { fsyncText } from '../fsync-text.ts';
import { zxidList } from '../names.ts';
import { syncText } from '../sync-text.ts';
import type { SentencesOf } from './sentences-of.ts';

/** How it is said: elections, discovery, synchronization and broadcast. */
export const ZAB_SENTENCES: SentencesOf<ZabFact> = {
  'became-looking': (e, w) =>
    e.vote.leader === NOBODY
      ? w.looksAsNoVoter({ sid: e.who, round: e.round })
      : w['became-looking']({
          sid: e.who,
          leader: e.vote.leader,
          epoch: e.vote.peerEpoch,
          zxid: showZxid(e.vote.zxid),
          round: e.round,
        }),
  'round-advanced': (e, w) => w['round-advanced']({ ...e, sid: e.who }),
  'vote-heard': (e, w) => {
    const base = { sid: e.who, from: e.from, leader: e.vote.leader, by: e.by };
    if (e.rule === 'fle.stale-round') return w['vote-heard'].stale({ ...base, round: e.round });
    if (e.rule === 'fle.settled-reply') {
      return w['vote-heard'].settled({ ...base, state: w.roles[e.state] });
    }
    return w['vote-heard'].sameRound({ ...base, agree: e.agree.length, need: e.need });
  },
  'vote-changed': (e, w) => {
    const { leader, peerEpoch: epoch } = e.vote;
    const [now, before] = [showZxid(e.vote.zxid), showZxid(e.previous.zxid)];
    const previous = e.previous.leader;
    const change = w['vote-changed'];
    if (e.previous.peerEpoch < 0) {
      return w.join(change.fromNobody({ sid: e.who, leader, from: e.from }), change.any);
    }
    const reason = {
      epoch: change.epoch({ epoch, previous: e.previous.peerEpoch }),
      zxid: change.zxid({ zxid: now, previous: before }),
      sid: change.sid({ leader, previous }),
      none: change.none,
    }[e.by];
    const start = previous === NOBODY ? change.fromNobody : change.start;
    return w.join(start({ sid: e.who, leader, previous, from: e.from }), reason);
  },
  'final-wait-began': (e, w) =>
    w['final-wait-began']({
      sid: e.who,
      leader: e.vote.leader,
      agree: w.servers(...e.agree),
      count: e.agree.length,
      waitMs: e.waitMs,
      by: e.by,
    }),
  'final-wait-left': (e, w) =>
    w['final-wait-left']({ sid: e.who, from: e.from, leader: e.vote.leader }),
  'vote-discarded': (e, w) => w['vote-discarded']({ sid: e.who, from: e.from }),
  silence: (e, w) => {
    const times = { sid: e.who, waitedMs: e.waitedMs, nextMs: e.nextMs };
    return e.resent ? w.silence.resent(times) : w.silence.dialled(times);
  },
  'notification-overwritten': (e, w) =>
    w['notification-overwritten']({ sid: e.who, to: e.to, leader: e.vote.leader }),
  decided: (e, w) => {
    const base = { sid: e.who, leader: e.vote.leader, round: e.round, by: e.by };
    if (e.rule === 'fle.join-established') return w.decided.joins(base);
    if (e.rule === 'fle.oracle-follows') return w.decided.oracleFollows(base);
    if (e.rule === 'fle.join-same-round') return w.decided.joinsRound(base);
    const with_ = { ...base, agree: w.servers(...e.agree), count: e.agree.length };
    return e.role === 'leading' ? w.decided.leads(with_) : w.decided.follows(with_);
  },
  'phase-entered': (e, w) =>
    e.phase === 'election'
      ? w['phase-entered'].election(e.who)
      : w['phase-entered'][e.phase]({
          sid: e.who,
          leads: e.role === 'leading' ? 1 : 0,
          by: e.by,
        }),
  left: (e, w) => {
    if (e.reason === 'quorum-lost') {
      const { heard = [e.who], need = 0 } = e;
      return w.left['quorum-lost']({
        sid: e.who,
        heard: w.servers(...heard),
        count: heard.length,
        need,
        by: e.by,
      });
    }
    if (e.reason === 'proposal-gap') {
      const { expected = 0, came = 0 } = e;
      return w.left['proposal-gap']({
        sid: e.who,
        expected: showZxid(expected),
        came: showZxid(came),
      });
    }
    if (e.reason === 'no-quorum-for-epoch' || e.reason === 'no-quorum-for-sync') {
      return w.left[e.reason]({ sid: e.who, by: e.by });
    }
    return w.left[e.reason](e.who);
  },

  'epoch-counted': (e, w) =>
    w['epoch-counted']({
      sid: e.who,
      from: e.from,
      accepted: e.acceptedEpoch,
      count: e.connected.length,
      need: e.need,
      by: e.by,
    }),
  'epoch-chosen': (e, w) =>
    w['epoch-chosen']({
      sid: e.who,
      epoch: e.epoch,
      connected: w.servers(...e.connected),
      by: e.by,
    }),
  'epoch-promised': (e, w) => {
    const p = { sid: e.who, epoch: e.epoch, accepted: e.acceptedEpoch };
    if (e.rule === 'discovery.promise') return w['epoch-promised'].first(p);
    if (e.rule === 'discovery.promise-again') return w['epoch-promised'].again(p);
    return w['epoch-promised'].refused(p);
  },
  'epoch-acked': (e, w) => {
    const p = { sid: e.who, from: e.from, epoch: e.epoch };
    if (e.rule === 'discovery.not-counted') return w['epoch-acked'].notCounted(p);
    if (e.rule === 'discovery.follower-ahead') {
      const more = { ...p, zxid: showZxid(e.zxid), current: e.currentEpoch };
      return w['epoch-acked'].ahead(more);
    }
    return w['epoch-acked'].counted({ ...p, count: e.acked.length, need: e.need, by: e.by });
  },
  'epoch-written': (e, w) =>
    w['epoch-written'][e.rule === 'disk.epoch-completed' ? 'completed' : e.file]({
      sid: e.who,
      epoch: e.epoch,
      previous: e.previous,
    }),

  'sync-chosen': (e, w) => syncText(e, w),
  truncated: (e, w) => {
    const p = { sid: e.who, to: showZxid(e.to) };
    const { length: count } = e.removed;
    return count === 0
      ? w.truncated.none(p)
      : w.truncated.some({ ...p, removed: zxidList(e.removed, w), count });
  },
  'snapshot-taken': (e, w) => {
    const p = { sid: e.who, zxid: showZxid(e.zxid), during: showZxid(e.during) };
    return e.during > e.zxid ? w['snapshot-taken'].fuzzy(p) : w['snapshot-taken'].still(p);
  },
  'snapshot-installed': (e, w) =>
    w['snapshot-installed']({
      sid: e.who,
      zxid: showZxid(e.zxid),
      previous: showZxid(e.previous),
    }),
  'new-leader-acked': (e, w) =>
    w['new-leader-acked']({
      sid: e.who,
      from: e.from,
      epoch: e.epoch,
      count: e.acked.length,
      need: e.need,
      by: e.by,
    }),
  'read-only-began': (e, w) =>
    w['read-only-began']({ sid: e.who, last: showZxid(e.last), waitedMs: e.waitedMs }),
  'read-only-ended': (e, w) => w['read-only-ended']({ sid: e.who }),
  'stood-alone': (e, w) => w['stood-alone']({ sid: e.who, last: showZxid(e.last) }),
  established: (e, w) => {
    const p = { sid: e.who, epoch: e.epoch, acked: w.servers(...e.acked) };
    return e.last === 0 ? w.establishedEmpty(p) : w.established({ ...p, last: showZxid(e.last) });
  },
  'up-to-date': (e, w) => w['up-to-date']({ sid: e.who, epoch: e.epoch, last: showZxid(e.last) }),

  proposed: (e, w) =>
    w.proposed({
      sid: e.who,
      zxid: showZxid(e.zxid),
      to: w.servers(...e.to),
      outstanding: e.outstanding,
    }),
  logged: (e, w) => w.logged({ sid: e.who, zxid: showZxid(e.zxid) }),
  fsynced: (e, w, world) => fsyncText(e, w, world),
  acked: (e, w) => {
    const p = { sid: e.who, zxid: showZxid(e.zxid), count: e.acks.length, need: e.need, by: e.by };
    return e.from === e.who ? w.acked.own(p) : w.acked.other({ ...p, from: e.from });
  },
  committed: (e, w) => {
    const acks = w.servers(...e.acks.toSorted((a, b) => a - b));
    const p = { sid: e.who, zxid: showZxid(e.zxid), acks, count: e.acks.length, by: e.by };
    if (e.by === undefined && e.acks.length < e.need)
      return w.committed.tooFew({ ...p, need: e.need });
    return e.acks.includes(e.who) ? w.committed.withLeader(p) : w.committed.withoutLeader(p);
  },
  applied: (e, w) => {
    const p = { sid: e.who, zxid: showZxid(e.zxid) };
    return e.rule === 'sync.deliver' ? w.appliedInSync(p) : w.applied(p);
  },
  exited: (e, w) => w.exited({ sid: e.who, zxid: showZxid(e.zxid), pending: showZxid(e.pending) }),
  reconfigured: (e, w) => {
    const p = {
      sid: e.who,
      version: showZxid(e.version),
      voters: w.servers(...e.voters),
      count: e.voters.length,
    };
    return w.join(
      w.reconfigured.voters(p),
      e.observers.length === 0
        ? ''
        : w.reconfigured.observers({
            list: w.servers(...e.observers),
            count: e.observers.length,
          }),
      e.designated === 0 ? '' : w.reconfigured.leader(e.designated),
    );
  },

  'quorum-checked': (e, w) =>
    w['quorum-checked']({
      sid: e.who,
      heard: w.servers(...e.heard),
      count: e.heard.length,
      need: e.need,
      by: e.by,
    }),
  'oracle-asked': (e, w) => w['oracle-asked'][e.grants ? 'grants' : 'denies'](e.who),
  'learner-dropped': (e, w) => w['learner-dropped'][e.reason]({ sid: e.who, learner: e.learner }),
};
