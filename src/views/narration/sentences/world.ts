import { isServer } from '../../../simulation/actor.ts';
import type { WorldFact } from '../../../simulation/facts.ts';
import { showZxid } from '../../../zab/zxid.ts';
import { commandText } from '../command-text.ts';
import { tokenText } from '../lock-text.ts';
import { messageText } from '../message-text.ts';
import { nameOf, sidesText, zxidList } from '../names.ts';
import type { SentencesOf } from './sentences-of.ts';

/** How it is said: what machines, links, disks and hands do. */
export const WORLD_SENTENCES: SentencesOf<WorldFact> = {
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
    return w.crashed.lost({ sid: e.who, zxids: zxidList(e.lost, w), count: e.lost.length });
  },
  cut: (e, w) => {
    const [way] = e.pairs;
    if (e.rule === 'link.cut-way' && way !== undefined) {
      return w.cut.way({ from: nameOf(way[0], w), to: nameOf(way[1], w) });
    }
    return w.cut.between(sidesText(e.pairs, w));
  },
  healed: (e, w) => {
    if (e.pairs.length === 0) return w.healed.none;
    const [way] = e.pairs;
    if (e.rule === 'link.heal-way' && way !== undefined) {
      return w.healed.way({ from: nameOf(way[0], w), to: nameOf(way[1], w) });
    }
    return w.healed.between(sidesText(e.pairs, w));
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
    w['tail-lost']({ sid: e.who, zxids: zxidList(e.lost, w), count: e.lost.length }),
  'start-refused': (e, w) =>
    w['start-refused'][e.reason]({
      sid: e.who,
      last: showZxid(e.last),
      accepted: e.acceptedEpoch,
      current: e.currentEpoch,
    }),
  damaged: (e, w) => w.damaged[e.what]({ sid: e.who, zxids: zxidList(e.zxids, w) }),
  repaired: (e, w) => {
    const { who: sid, currentEpoch: current, acceptedEpoch: accepted } = e;
    return w.join(
      e.cut.length === 0 ? '' : w.repaired.cut({ sid, zxids: zxidList(e.cut, w) }),
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
  'resource-asked': (e, w) =>
    w.recipes.resource.asked[e.as]({ client: e.who, ...e, token: tokenText(e.token, w) }),
  'resource-used': (e, w) => {
    const p = { client: e.who, ...e, highest: showZxid(e.highest) };
    const { accepted, refused, unguarded } = w.recipes.resource;
    if (e.token === null) return unguarded(p);
    return (e.accepted ? accepted : refused)({ ...p, token: showZxid(e.token) });
  },
};
