import type { ZabFact } from '../../../zab/facts.ts';
import { showZxid } from '../../../zab/zxid.ts';
import type { NumbersOf } from './numbers-of.ts';
import { list, vote, zxids } from './show.ts';

/** The numbers that decided: elections, discovery, synchronization and broadcast. */
export const ZAB_NUMBERS: NumbersOf<ZabFact> = {
  'became-looking': (e) => [
    ['round', e.round],
    ['vote', vote(e.vote)],
  ],
  'round-advanced': (e) => [
    ['from', e.from],
    ['round', e.round],
    ['previousRound', e.previous],
  ],
  'vote-heard': (e) => [
    ['from', e.from],
    ['heardVote', vote(e.vote)],
    ['round', e.round],
    ['agree', list(e.agree)],
    ['need', e.need],
  ],
  'vote-changed': (e, w) => [
    ['vote', vote(e.vote)],
    ['previousVote', vote(e.previous)],
    ['decidedBy', w.components[e.by]],
  ],
  'final-wait-began': (e) => [
    ['vote', vote(e.vote)],
    ['agree', list(e.agree)],
    ['need', e.need],
    ['waitMs', e.waitMs],
  ],
  'final-wait-left': (e, w) => [
    ['from', e.from],
    ['heardVote', vote(e.vote)],
    ['decidedBy', w.components[e.by]],
  ],
  'vote-discarded': (e) => [
    ['from', e.from],
    ['heardVote', vote(e.vote)],
  ],
  silence: (e) => [
    ['waitMs', e.waitedMs],
    ['nextMs', e.nextMs],
  ],
  'notification-overwritten': (e) => [
    ['to', e.to],
    ['vote', vote(e.vote)],
  ],
  decided: (e) => [
    ['vote', vote(e.vote)],
    ['round', e.round],
    ['agree', list(e.agree)],
    ['need', e.need],
  ],
  'phase-entered': (e, w) => [
    ['role', w.roles[e.role]],
    ['phase', w.phases[e.phase]],
  ],
  left: (e, w) => [
    ['role', w.roles[e.role]],
    ...(e.heard === undefined ? [] : [['heard', list(e.heard)] as const]),
    ...(e.need === undefined ? [] : [['need', e.need] as const]),
    ...(e.expected === undefined ? [] : [['expected', showZxid(e.expected)] as const]),
    ...(e.came === undefined ? [] : [['came', showZxid(e.came)] as const]),
  ],

  'epoch-counted': (e) => [
    ['from', e.from],
    ['acceptedEpoch', e.acceptedEpoch],
    ['connected', list(e.connected)],
    ['need', e.need],
  ],
  'epoch-chosen': (e) => [
    ['epoch', e.epoch],
    ['connected', list(e.connected)],
  ],
  'epoch-promised': (e) => [
    ['epoch', e.epoch],
    ['acceptedEpoch', e.acceptedEpoch],
    ['currentEpoch', e.currentEpoch],
  ],
  'epoch-acked': (e) => [
    ['from', e.from],
    ['epoch', e.epoch],
    ['currentEpoch', e.currentEpoch],
    ['lastZxid', showZxid(e.zxid)],
    ['acks', list(e.acked)],
    ['need', e.need],
  ],
  'epoch-written': (e) => [
    ['epoch', e.epoch],
    ['previous', e.previous],
  ],

  'sync-chosen': (e) => [
    ['learnerLast', showZxid(e.peerLast)],
    ['leaderLast', showZxid(e.leaderLast)],
    ['history', `${showZxid(e.min)} – ${showZxid(e.max)}`],
    ['mode', `${e.mode} ${showZxid(e.zxid)}`],
    ['proposals', e.proposals],
  ],
  truncated: (e) => [
    ['to', showZxid(e.to)],
    ['removed', zxids(e.removed)],
  ],
  'snapshot-taken': (e) => [
    ['zxid', showZxid(e.zxid)],
    ['during', showZxid(e.during)],
  ],
  'snapshot-installed': (e) => [
    ['zxid', showZxid(e.zxid)],
    ['previous', showZxid(e.previous)],
  ],
  'new-leader-acked': (e) => [
    ['from', e.from],
    ['epoch', e.epoch],
    ['acks', list(e.acked)],
    ['need', e.need],
  ],
  'read-only-began': (e) => [
    ['waitMs', e.waitedMs],
    ['lastZxid', showZxid(e.last)],
  ],
  'read-only-ended': () => [],
  'stood-alone': (e) => [['lastZxid', showZxid(e.last)]],
  established: (e) => [
    ['epoch', e.epoch],
    ['lastZxid', showZxid(e.last)],
    ['acks', list(e.acked)],
  ],
  'up-to-date': (e) => [
    ['epoch', e.epoch],
    ['lastZxid', showZxid(e.last)],
  ],

  proposed: (e) => [
    ['zxid', showZxid(e.zxid)],
    ['to', list(e.to)],
    ['outstanding', e.outstanding],
  ],
  logged: (e) => [['zxid', showZxid(e.zxid)]],
  fsynced: (e) => [
    ['zxid', showZxid(e.zxid)],
    ['count', e.count],
  ],
  acked: (e) => [
    ['zxid', showZxid(e.zxid)],
    ['from', e.from],
    ['acks', list(e.acks)],
    ['need', e.need],
  ],
  committed: (e) => [
    ['zxid', showZxid(e.zxid)],
    ['acks', list(e.acks)],
    ['need', e.need],
  ],
  applied: (e) => [['zxid', showZxid(e.zxid)]],
  exited: (e) => [
    ['zxid', showZxid(e.zxid)],
    ['pending', showZxid(e.pending)],
  ],
  reconfigured: (e) => [
    ['version', showZxid(e.version)],
    ['voters', list(e.voters)],
    ['observers', list(e.observers)],
    ...(e.designated === 0 ? [] : [['leader', e.designated] as const]),
  ],

  'quorum-checked': (e) => [
    ['tick', e.tick],
    ['heard', list(e.heard)],
    ['need', e.need],
  ],
  'oracle-asked': () => [],
  'learner-dropped': (e) => [['server', e.learner]],
};
