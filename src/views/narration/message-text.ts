import type { Narration } from '../../i18n/en/narration.ts';
import type { Message } from '../../simulation/facts.ts';
import { epochOf, isNewEpochZxid, showZxid } from '../../zab/zxid.ts';
import { NOBODY } from '../marks/label.ts';
import { showOperation, showSession } from './names.ts';

type TextOf = {
  readonly [T in Message['type']]: (
    message: Extract<Message, { type: T }>,
    words: Narration['messages'],
    all: Narration,
  ) => string;
};

const TEXT: TextOf = {
  Notification: (m, w, all) =>
    m.vote.leader === NOBODY
      ? w.voteForNobody({ round: m.electionEpoch, state: all.roles[m.state] })
      : w.Notification({
          leader: m.vote.leader,
          epoch: m.vote.peerEpoch,
          zxid: showZxid(m.vote.zxid),
          round: m.electionEpoch,
          state: all.roles[m.state],
        }),
  FOLLOWERINFO: (m, w) => w.FOLLOWERINFO(m.acceptedEpoch),
  OBSERVERINFO: (m, w) => w.OBSERVERINFO(m.acceptedEpoch),
  LEADERINFO: (m, w) => w.LEADERINFO(m.epoch),
  ACKEPOCH: (m, w) =>
    m.currentEpoch < 0
      ? w.ackEpochAgain(showZxid(m.zxid))
      : w.ACKEPOCH({ zxid: showZxid(m.zxid), epoch: m.currentEpoch }),
  DIFF: (m, w) => w.DIFF(showZxid(m.zxid)),
  TRUNC: (m, w) => w.TRUNC(showZxid(m.zxid)),
  SNAP: (m, w) => w.SNAP(showZxid(m.zxid)),
  SNAPDATA: (m, w) =>
    w[m.snapshot === null ? 'SNAPDATA' : 'lastSnapdata'](m.part + 1, showZxid(m.zxid)),
  NEWLEADER: (m, w) => w.NEWLEADER(showZxid(m.zxid)),
  UPTODATE: (m, w) => w.UPTODATE(showZxid(m.zxid)),
  PROPOSAL: (m, w) => w.PROPOSAL(showZxid(m.zxid)),
  ACK: (m, w) =>
    isNewEpochZxid(m.zxid) && epochOf(m.zxid) > 0
      ? w.ackEpochZxid(showZxid(m.zxid))
      : w.ACK(showZxid(m.zxid)),
  COMMIT: (m, w) => w.COMMIT(showZxid(m.zxid)),
  COMMITANDACTIVATE: (m, w) =>
    w.COMMITANDACTIVATE({ zxid: showZxid(m.zxid), leader: m.designated }),
  INFORM: (m, w) => w.INFORM(showZxid(m.zxid)),
  INFORMANDACTIVATE: (m, w) =>
    w.INFORMANDACTIVATE({ zxid: showZxid(m.zxid), leader: m.designated }),
  PING: (_, w) => w.PING,
  REQUEST: (m, w) => w.REQUEST(showSession(m.request.session)),
  REVALIDATE: (m, w) => {
    const session = showSession(m.session);
    if (m.valid === undefined) return w.REVALIDATE(session);
    return m.valid ? w.revalidated(session) : w.notRevalidated(session);
  },
  SYNC: (m, w) => w.SYNC(showSession(m.request.session)),
  ConnectRequest: (m, w) =>
    m.session === ''
      ? w.ConnectRequest
      : w.reconnectRequest({ session: showSession(m.session), zxid: showZxid(m.lastZxidSeen) }),
  ConnectResponse: (m, w) =>
    m.timeoutMs === 0
      ? w.sessionGone
      : w.ConnectResponse({ session: showSession(m.session), timeoutMs: m.timeoutMs }),
  Request: (m, w) => w.Request(showOperation(m.operation)),
  Reply: (m, w) => w.Reply({ zxid: showZxid(m.zxid), error: m.result.error }),
  WatchEvent: (m, w) => w.WatchEvent(m.event),
  Ping: (_, w) => w.Ping,
  PingReply: (_, w) => w.PingReply,
  Isro: (_, w) => w.Isro,
  IsroReply: (m, w) => w.IsroReply(m.answer),
  SetWatches: (_, w) => w.SetWatches,
};

/** What a message says, as the end of a sentence: `ACK (2,8): the transaction is on its disk`. */
export function messageText(message: Message, words: Narration): string {
  const text = TEXT[message.type] as (
    m: Message,
    w: Narration['messages'],
    all: Narration,
  ) => string;
  return text(message, words.messages, words);
}
