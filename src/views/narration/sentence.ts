import type { Narration } from '../../i18n/en/narration.ts';
import { isServer } from '../../simulation/actor.ts';
import type { Event, EventKind, EventOf } from '../../simulation/facts.ts';
import type { World } from '../../simulation/world.ts';
import { showZxid } from '../../zab/zxid.ts';
import { commandText } from './command-text.ts';
import { membersText, serviceText, transactionText } from './coordination-text.ts';
import { fsyncText } from './fsync-text.ts';
import { messageText } from './message-text.ts';
import { lockText, tokenText } from './lock-text.ts';
import { linkCount, listActors, loneSide, nameOf, showOperation, showSession } from './names.ts';
import { partsOf, type Part } from './parts.ts';
import { syncText } from './sync-text.ts';

type SentenceOf = {
  readonly [K in EventKind]: (event: EventOf<K>, words: Narration, world: World | null) => string;
};

const zxids = (list: readonly number[], words: Narration): string =>
  words.list(...list.map(showZxid));

const SENTENCES: SentenceOf = {
  commanded: (e, w) => commandText(e.command, w),
  started: (e, w) => {
    if (!isServer(e.who)) return w.started.client(e.who);
    if (e.last === 0 && e.acceptedEpoch === 0) return w.started.empty(e.who);
    const { replayed, currentEpoch: current, acceptedEpoch: accepted } = e;
    return w.started.recovered({ sid: e.who, replayed, last: showZxid(e.last), current, accepted });
  },
  crashed: (e, w) => {
    if (!isServer(e.who)) return w.crashed.client(e.who);
    if (e.lost.length === 0) return w.crashed.nothingLost(e.who);
    return w.crashed.lost({ sid: e.who, zxids: zxids(e.lost, w), count: e.lost.length });
  },
  cut: (e, w) => {
    const [way] = e.pairs;
    if (e.rule === 'link.cut-way' && way !== undefined) {
      return w.cut.way({ from: nameOf(way[0], w), to: nameOf(way[1], w) });
    }
    const side = loneSide(e.pairs);
    return side === null
      ? w.cut.many(linkCount(e.pairs))
      : w.cut.one({ from: nameOf(side.from, w), others: listActors(side.others, w) });
  },
  healed: (e, w) => {
    if (e.pairs.length === 0) return w.healed.none;
    const side = loneSide(e.pairs);
    return side === null
      ? w.healed.many(linkCount(e.pairs))
      : w.healed.one({ from: nameOf(side.from, w), others: listActors(side.others, w) });
  },
  sent: (e, w) =>
    w.sent({ from: nameOf(e.who, w), to: nameOf(e.to, w), what: messageText(e.message, w) }),
  delivered: (e, w) =>
    w.delivered({ from: nameOf(e.from, w), to: nameOf(e.who, w), what: messageText(e.message, w) }),
  lost: (e, w) =>
    w.lost({ from: nameOf(e.from, w), to: nameOf(e.who, w), what: messageText(e.message, w) }),
  held: (e, w) =>
    w.held({ from: nameOf(e.from, w), to: nameOf(e.who, w), what: messageText(e.message, w) }),
  tampered: (e, w) => {
    const p = {
      from: nameOf(e.from, w),
      to: nameOf(e.to, w),
      what: messageText(e.message, w),
    };
    if (e.what === 'drop') return w.tampered[e.rule === 'bus.unsafe' ? 'vanish' : 'drop'](p);
    return w.tampered[e.what](p);
  },
  paused: (e, w) => (isServer(e.who) ? w.paused.server(e.who) : w.paused.client(e.who)),
  resumed: (e, w) => (isServer(e.who) ? w.resumed.server(e.who) : w.resumed.client(e.who)),
  'disk-failed': (e, w) => w['disk-failed'](e.who),
  wiped: (e, w) =>
    e.last === 0 ? w.wiped.nothing(e.who) : w.wiped.all({ sid: e.who, last: showZxid(e.last) }),
  'tail-lost': (e, w) =>
    w['tail-lost']({ sid: e.who, zxids: zxids(e.lost, w), count: e.lost.length }),
  'start-refused': (e, w) =>
    w['start-refused'][e.reason]({
      sid: e.who,
      last: showZxid(e.last),
      accepted: e.acceptedEpoch,
      current: e.currentEpoch,
    }),
  damaged: (e, w) => w.damaged[e.what]({ sid: e.who, zxids: zxids(e.zxids, w) }),
  repaired: (e, w) => {
    const { who: sid, currentEpoch: current, acceptedEpoch: accepted } = e;
    return w.join(
      e.cut.length === 0 ? '' : w.repaired.cut({ sid, zxids: zxids(e.cut, w) }),
      w.repaired.epochs({ sid, current, accepted }),
    );
  },
  dialled: (e, w) =>
    w.dialled({ from: nameOf(e.who, w), to: nameOf(e.to, w), port: w.ports[e.port] }),
  connected: (e, w) => {
    const ends = { from: nameOf(e.who, w), to: nameOf(e.to, w) };
    return e.rule === 'qcm.larger-dials'
      ? w.connected.largerDials(ends)
      : w.connected.accepted({ ...ends, port: w.ports[e.port] });
  },
  refused: (e, w) => w.refused({ from: nameOf(e.who, w), to: nameOf(e.to, w) }),
  disconnected: (e, w) =>
    w.disconnected({ from: nameOf(e.who, w), to: nameOf(e.to, w), port: w.ports[e.port] }),

  'became-looking': (e, w) =>
    w['became-looking']({
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
    const reason = {
      epoch: w['vote-changed'].epoch({ epoch, previous: e.previous.peerEpoch }),
      zxid: w['vote-changed'].zxid({ zxid: now, previous: before }),
      sid: w['vote-changed'].sid({ leader, previous }),
      none: w['vote-changed'].none,
    }[e.by];
    return w.join(w['vote-changed'].start({ sid: e.who, leader, previous, from: e.from }), reason);
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
      : w.truncated.some({ ...p, removed: zxids(e.removed, w), count });
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

  forwarded: (e, w) => w.forwarded({ sid: e.who, operation: showOperation(e.operation) }),
  prepared: (e, w) => {
    const p = { sid: e.who, operation: showOperation(e.operation), zxid: showZxid(e.zxid) };
    return e.rule === 'server.prep'
      ? w.prepared.ok(p)
      : w.prepared.error({ ...p, error: w.errors[e.error] });
  },
  read: (e, w) =>
    w.read({ sid: e.who, operation: showOperation(e.operation), zxid: showZxid(e.zxid) }),
  replied: (e, w) =>
    w.replied({
      sid: e.who,
      operation: showOperation(e.operation),
      error: w.errors[e.result.error],
      zxid: showZxid(e.zxid),
    }),
  'watch-set': (e, w) =>
    w['watch-set'][e.mode]({ sid: e.who, path: e.path, session: showSession(e.session) }),
  'watch-removed': (e, w) =>
    w['watch-removed']({ sid: e.who, path: e.path, session: showSession(e.session) }),
  'watch-withheld': (e, w) =>
    w['watch-withheld']({
      sid: e.who,
      session: showSession(e.session),
      type: e.event.type,
      path: e.event.path,
    }),
  'watch-fired': (e, w) =>
    w['watch-fired']({
      sid: e.who,
      session: showSession(e.session),
      type: e.event.type,
      path: e.event.path,
    }),
  'session-opened': (e, w) =>
    w['session-opened'][e.rule]({
      sid: e.who,
      session: showSession(e.session),
      timeoutMs: e.timeoutMs,
    }),
  'session-closed': (e, w) => {
    const p = { sid: e.who, session: showSession(e.session) };
    return e.paths.length === 0
      ? w['session-closed'].plain(p)
      : w['session-closed'].withPaths({ ...p, paths: w.list(...e.paths) });
  },
  'session-expiring': (e, w) =>
    w['session-expiring'][e.rule]({
      sid: e.who,
      session: showSession(e.session),
      timeoutMs: e.timeoutMs,
    }),
  'session-upgraded': (e, w) =>
    w['session-upgraded']({ sid: e.who, session: showSession(e.session) }),
  'session-resumed': (e, w) =>
    w['session-resumed'][e.valid ? 'valid' : 'invalid']({
      sid: e.who,
      session: showSession(e.session),
    }),
  'client-refused': (e, w) =>
    w['client-refused'][e.rule]({
      sid: e.who,
      client: e.client,
      seen: showZxid(e.lastZxidSeen),
      zxid: showZxid(e.zxid),
    }),
  'client-dropped': (e, w) =>
    w['client-dropped'][e.rule]({
      sid: e.who,
      client: e.client,
      session: showSession(e.session),
    }),
  'containers-due': (e, w) => w['containers-due']({ sid: e.who, paths: w.list(...e.paths) }),
  'clients-dropped': (e, w) => w['clients-dropped']({ sid: e.who, clients: w.list(...e.clients) }),

  'client-connecting': (e, w) => w['client-connecting']({ client: e.who, server: e.server }),
  'client-connected': (e, w) => {
    const p = { client: e.who, server: e.server, session: showSession(e.session) };
    if (e.rule === 'client.reads-only') return w['client-connected'].readsOnly(p);
    return e.rule === 'client.session-open'
      ? w['client-connected'].opened(p)
      : w['client-connected'].resumed(p);
  },
  'client-disconnected': (e, w) =>
    w.join(
      w['client-disconnected'][e.reason]({ client: e.who, server: e.server }),
      w['client-disconnected'].lost(e.lost),
    ),
  'client-probed': (e, w) =>
    w['client-probed'][e.answer ?? 'silent']({ client: e.who, server: e.server }),
  'client-expired': (e, w) =>
    w[e.rule === 'client.gave-up' ? 'client-gave-up' : 'client-expired']({
      client: e.who,
      session: showSession(e.session),
    }),
  'client-auth-failed': (e, w) => w['client-auth-failed']({ client: e.who }),
  'client-closed': (e, w) => w['client-closed']({ client: e.who, session: showSession(e.session) }),
  'state-event': (e, w) =>
    w['state-event']({ client: e.who, state: e.state, watchers: w.list(...e.watchers) }),
  'request-refused': (e, w) =>
    w['request-refused']({
      client: e.who,
      operation: showOperation(e.operation),
      problem: e.problem,
    }),
  requested: (e, w) => w.requested({ client: e.who, operation: showOperation(e.operation) }),
  answered: (e, w) => {
    const p = { client: e.who, operation: showOperation(e.operation) };
    if (e.result.error === 'CONNECTIONLOSS') return w.answered.unknown(p);
    if (e.result.error !== 'OK') return w.answered.error({ ...p, error: w.errors[e.result.error] });
    return w.answered.ok({ ...p, ms: Math.round(e.tookUs / 1000), zxid: showZxid(e.zxid) });
  },
  'watch-event': (e, w) =>
    e.event.type.endsWith('WatchRemoved')
      ? w.watchRemoved({ client: e.who, path: e.event.path, watchers: w.list(...e.watchers) })
      : w['watch-event']({ client: e.who, ...e.event }),
  'lock-changed': (e, w) => lockText(e, w),
  'barrier-changed': (e, w) => w.coordination.barrier[e.state]({ client: e.who, ...e }),
  'double-barrier-changed': (e, w) =>
    w.coordination.doubleBarrier[e.state]({ client: e.who, ...e }),
  'queue-changed': (e, w) => w.coordination.queue[e.state]({ client: e.who, ...e }),
  'counter-changed': (e, w) => w.coordination.counter[e.state]({ client: e.who, ...e }),
  'members-changed': membersText,
  'service-changed': serviceText,
  'configuration-changed': (e, w) => w.coordination.configuration[e.state]({ client: e.who, ...e }),
  'transaction-changed': transactionText,
  'revocation-asked': (e, w) => w.recipes.revocationAsked({ client: e.who, ...e }),
  'resource-asked': (e, w) =>
    w.recipes.resource.asked[e.as]({ client: e.who, ...e, token: tokenText(e.token, w) }),
  'resource-used': (e, w) => {
    const p = { client: e.who, ...e, highest: showZxid(e.highest) };
    const { accepted, refused, unguarded } = w.recipes.resource;
    if (e.token === null) return unguarded(p);
    return (e.accepted ? accepted : refused)({ ...p, token: showZxid(e.token) });
  },
};

/**
 * One event as a plain sentence.
 *
 * @param world the world right behind the event's step, if it is at hand: some sentences then also say what is still
 *   missing. A world of another moment is not used.
 */
export function sentenceOf(
  event: Event,
  words: Narration,
  world: World | null = null,
): readonly Part[] {
  const sentence = SENTENCES[event.kind] as (
    event: Event,
    words: Narration,
    world: World | null,
  ) => string;
  return partsOf(sentence(event, words, world?.steps === event.step ? world : null));
}
