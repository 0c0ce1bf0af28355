import type { Narration } from '../../i18n/en/narration.ts';
import type { Rules } from '../../i18n/en/rules.ts';
import { isServer, type Actor } from '../../simulation/actor.ts';
import type { Event, EventKind, EventOf, RuleKey } from '../../simulation/facts.ts';
import type { Vote } from '../../zab/vote.ts';
import { showZxid, type Zxid } from '../../zab/zxid.ts';
import { CITATIONS, type Source } from './citations.ts';
import { linkCount, showOperation, showSession } from './names.ts';

export interface DecidingNumber {
  readonly label: string;
  readonly value: string;
}

/** The answer to “Why?”: the rule that allowed it, the numbers that decided, and where the rule stands. */
export interface Why {
  readonly rule: RuleKey;
  readonly text: string;
  readonly numbers: readonly DecidingNumber[];
  readonly source: Source;
}

type Label = keyof Narration['labels'];
type Row = readonly [label: Label, value: string | number];

type NumbersOf = {
  readonly [K in EventKind]: (event: EventOf<K>, words: Narration) => readonly Row[];
};

const vote = (v: Vote): string => `${v.peerEpoch}, ${showZxid(v.zxid)}, ${v.leader}`;
const list = (items: readonly (number | string)[]): string => items.join(', ') || '–';
const zxids = (items: readonly Zxid[]): string => list(items.map(showZxid));
const actor = (who: Actor): string => (isServer(who) ? String(who) : who);

type Carrying = EventOf<'sent' | 'delivered' | 'lost' | 'held' | 'tampered'>;

const message = (e: Carrying): readonly Row[] => [
  ['message', e.message.type],
  ...('zxid' in e.message ? [['zxid', showZxid(e.message.zxid)] as const] : []),
];

const NUMBERS: NumbersOf = {
  commanded: () => [],
  started: (e) =>
    isServer(e.who)
      ? [
          ['lastZxid', showZxid(e.last)],
          ['replayed', e.replayed],
          ['acceptedEpoch', e.acceptedEpoch],
          ['currentEpoch', e.currentEpoch],
        ]
      : [],
  crashed: (e) => [['lost', zxids(e.lost)]],
  cut: (e) => [['links', linkCount(e.pairs)]],
  healed: (e) => [['links', linkCount(e.pairs)]],
  sent: (e) => [...message(e), ['to', actor(e.to)]],
  delivered: (e) => [...message(e), ['from', actor(e.from)]],
  lost: (e) => [...message(e), ['from', actor(e.from)]],
  held: (e) => [...message(e), ['from', actor(e.from)]],
  tampered: (e) => [...message(e), ['from', actor(e.from)], ['to', actor(e.to)]],
  paused: () => [],
  resumed: () => [],
  'disk-failed': () => [],
  wiped: (e) => [['lost', e.last === 0 ? '–' : `… ${showZxid(e.last)}`]],
  'oracle-asked': () => [],
  'tail-lost': (e) => [['lost', zxids(e.lost)]],
  'start-refused': (e) => [
    ['lastZxid', showZxid(e.last)],
    ['acceptedEpoch', e.acceptedEpoch],
    ['currentEpoch', e.currentEpoch],
  ],
  damaged: (e) => (e.zxids.length === 0 ? [] : [['zxid', zxids(e.zxids)]]),
  repaired: (e) => [
    ...(e.cut.length === 0 ? [] : [['removed', zxids(e.cut)] as const]),
    ['acceptedEpoch', e.acceptedEpoch],
    ['currentEpoch', e.currentEpoch],
  ],
  dialled: (e) => [['to', actor(e.to)]],
  connected: (e) => [['to', actor(e.to)]],
  refused: (e) => [['to', actor(e.to)]],
  disconnected: (e) => [['to', actor(e.to)]],

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
  'learner-dropped': (e) => [
    ['server', e.learner],
    ['reason', e.reason],
  ],

  forwarded: (e) => [
    ['session', showSession(e.session)],
    ['operation', showOperation(e.operation)],
  ],
  prepared: (e) => [
    ['operation', showOperation(e.operation)],
    ['zxid', showZxid(e.zxid)],
    ['result', e.error],
    ...(e.path === '' ? [] : [['path', e.path] as const]),
  ],
  read: (e) => [
    ['operation', showOperation(e.operation)],
    ['zxid', showZxid(e.zxid)],
  ],
  replied: (e) => [
    ['operation', showOperation(e.operation)],
    ['result', e.result.error],
    ['zxid', showZxid(e.zxid)],
  ],
  'watch-set': (e) => [
    ['path', e.path],
    ['session', showSession(e.session)],
  ],
  'watch-fired': (e) => [
    ['path', e.event.path],
    ['session', showSession(e.session)],
    ['zxid', showZxid(e.zxid)],
  ],
  'session-opened': (e) => [
    ['session', showSession(e.session)],
    ['timeoutMs', e.timeoutMs],
  ],
  'session-closed': (e) => [
    ['session', showSession(e.session)],
    ['removed', list(e.paths)],
  ],
  'session-expiring': (e) => [
    ['session', showSession(e.session)],
    ['timeoutMs', e.timeoutMs],
  ],
  'watch-removed': (e) => [
    ['path', e.path],
    ['session', showSession(e.session)],
  ],
  'watch-withheld': (e) => [
    ['path', e.event.path],
    ['session', showSession(e.session)],
  ],
  'session-upgraded': (e) => [['session', showSession(e.session)]],
  'client-dropped': (e) => [['session', showSession(e.session)]],
  'containers-due': (e) => [['removed', list(e.paths)]],
  'session-resumed': (e) => [['session', showSession(e.session)]],
  'client-refused': (e) => [
    ['seen', showZxid(e.lastZxidSeen)],
    ['lastZxid', showZxid(e.zxid)],
  ],
  'clients-dropped': () => [],

  'client-connecting': (e) => [['server', e.server]],
  'client-connected': (e) => [
    ['server', e.server],
    ['session', showSession(e.session)],
    ['timeoutMs', e.timeoutMs],
  ],
  'client-disconnected': (e) => [
    ['server', e.server],
    ['reason', e.reason],
  ],
  'client-probed': (e) => [
    ['server', e.server],
    ['nextMs', e.nextMs ?? '–'],
  ],
  'client-expired': (e) => [['session', showSession(e.session)]],
  'client-auth-failed': (e) => [['session', showSession(e.session)]],
  'client-closed': (e) => [['session', showSession(e.session)]],
  'state-event': (e) => [['watchers', e.watchers.join(', ')]],
  'request-refused': (e) => [
    ['operation', showOperation(e.operation)],
    ['reason', e.problem],
  ],
  requested: (e) => [['operation', showOperation(e.operation)]],
  answered: (e) => [
    ['operation', showOperation(e.operation)],
    ['result', e.result.error],
    ['zxid', showZxid(e.zxid)],
    ['took', Math.round(e.tookUs / 1000)],
  ],
  'watch-event': (e) => [
    ['path', e.event.path],
    ['watchers', e.watchers.join(', ')],
  ],
  'lock-changed': (e) => [
    ['node', e.node],
    ...(e.watches === '' ? [] : [['watches', e.watches] as const]),
    ...(e.token === undefined ? [] : [['token', showZxid(e.token)] as const]),
  ],
  'barrier-changed': (e) => [['path', e.barrier]],
  'double-barrier-changed': (e) => [
    ['node', e.node],
    ['needs', String(e.needs)],
  ],
  'queue-changed': (e) => (e.item === '' ? [] : [['item', e.item]]),
  'counter-changed': (e) => [
    ['value', String(e.value)],
    ['nth', String(e.nth)],
  ],
  'members-changed': (e) => [
    ['node', e.node],
    ['members', e.members.join(', ')],
  ],
  'service-changed': (e) =>
    e.instance === '' ? [['instances', e.instances.join(', ')]] : [['instance', e.instance]],
  'configuration-changed': (e) => [
    ['value', e.value],
    ['znodeVersion', String(e.version)],
  ],
  'transaction-changed': (e) => (e.vote === '' ? [] : [['ownVote', e.vote]]),
  'revocation-asked': (e) => [['node', e.node]],
  'resource-asked': (e) => [
    ['node', e.node],
    ['token', e.token === null ? '–' : showZxid(e.token)],
  ],
  'resource-used': (e) => [
    ['node', e.node],
    ['token', e.token === null ? '–' : showZxid(e.token)],
    ['highestToken', showZxid(e.highest)],
  ],
};

/** Rule, deciding numbers and source of one event, in the language of the catalogues. */
export function whyOf(event: Event, words: Narration, rules: Rules): Why {
  const numbers = NUMBERS[event.kind] as (event: Event, words: Narration) => readonly Row[];
  return {
    rule: event.rule,
    text: rules[event.rule],
    numbers: numbers(event, words).map(([label, value]) => ({
      label: words.labels[label],
      value: String(value),
    })),
    source: CITATIONS[event.rule],
  };
}
