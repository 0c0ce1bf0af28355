/** What each message of the protocol says. */
export const messages = {
  Notification: (p: {
    leader: number;
    epoch: number;
    zxid: string;
    round: number;
    state: string;
  }) =>
    `its vote: **server ${p.leader}** (epoch ${p.epoch}, last zxid ${p.zxid}), round ${p.round}, ${p.state}`,
  voteForNobody: (p: { round: number; state: string }) =>
    `its vote: **for nobody**, as it is no voter, round ${p.round}, ${p.state}`,
  FOLLOWERINFO: (epoch: number) =>
    `FOLLOWERINFO: it wants to follow, and the newest epoch it has promised is ${epoch}`,
  OBSERVERINFO: (epoch: number) =>
    `OBSERVERINFO: it wants to observe, uncounted, and the newest epoch it has promised is ${epoch}`,
  LEADERINFO: (epoch: number) => `LEADERINFO: the new epoch is to be ${epoch}`,
  ACKEPOCH: (p: { zxid: string; epoch: number }) =>
    `ACKEPOCH: it promises to follow no older epoch; its own history is of epoch ${p.epoch} and ends at ${p.zxid}`,
  ackEpochAgain: (zxid: string) =>
    `ACKEPOCH: it had promised this epoch before, so this one must not be counted again; its history ends at ${zxid}`,
  DIFF: (zxid: string) => `DIFF: what it lacks up to ${zxid} comes as ordinary proposals`,
  TRUNC: (zxid: string) => `TRUNC: cut off everything behind ${zxid}`,
  SNAP: (zxid: string) => `SNAP: the whole state as of ${zxid}`,
  SNAPDATA: (part: number, zxid: string) =>
    `SNAPDATA ${zxid}: part ${part} of the tree, as it is now`,
  lastSnapdata: (part: number, zxid: string) =>
    `SNAPDATA ${zxid}: part ${part}, the last; only with it is the snapshot whole`,
  NEWLEADER: (zxid: string) =>
    `NEWLEADER ${zxid}: make it durable, adopt the epoch, then acknowledge`,
  UPTODATE: (zxid: string) => `UPTODATE ${zxid}: a quorum is synchronized, clients may come`,
  PROPOSAL: (zxid: string) => `PROPOSAL **${zxid}**: write this transaction to disk`,
  ACK: (zxid: string) => `ACK **${zxid}**: the transaction is on its disk`,
  ackEpochZxid: (zxid: string) => `ACK ${zxid}: it is synchronized and has adopted the epoch`,
  COMMIT: (zxid: string) => `COMMIT **${zxid}**: a quorum has it on disk, apply it`,
  COMMITANDACTIVATE: (p: { zxid: string; leader: number }) =>
    `COMMITANDACTIVATE **${p.zxid}**: the new configuration is in force, and server ${p.leader} leads it`,
  INFORM: (zxid: string) =>
    `INFORM **${zxid}**: a committed transaction, for an observer that was not asked`,
  INFORMANDACTIVATE: (p: { zxid: string; leader: number }) =>
    `INFORMANDACTIVATE **${p.zxid}**: the new configuration is in force, and server ${p.leader} leads it`,
  PING: 'PING: still here',
  REQUEST: (session: string) => `REQUEST: a write that a client in session ${session} asked for`,
  REVALIDATE: (session: string) =>
    `REVALIDATE: the question whether session ${session} is still alive`,
  revalidated: (session: string) => `REVALIDATE: session ${session} is alive`,
  notRevalidated: (session: string) => `REVALIDATE: session ${session} is gone`,
  SYNC: (session: string) => `SYNC: session ${session} wants to see all that is committed by now`,
  ConnectRequest: 'the wish for a new session',
  reconnectRequest: (p: { session: string; zxid: string }) =>
    `the wish to go on with session ${p.session}, having seen ${p.zxid}`,
  ConnectResponse: (p: { session: string; timeoutMs: number }) =>
    `session ${p.session}, with a timeout of ${p.timeoutMs} ms`,
  sessionGone: 'the news that its session is gone',
  Request: (operation: string) => `the request ${operation}`,
  Reply: (p: { zxid: string; error: string }) => `the answer: ${p.error}, as of ${p.zxid}`,
  WatchEvent: (p: { type: string; path: string }) => `a watch event: ${p.type} ${p.path}`,
  Ping: 'a ping that keeps its session alive',
  PingReply: 'the answer to its ping',
  Isro: 'the question whether it takes writes',
  IsroReply: (answer: 'rw' | 'ro'): string =>
    answer === 'rw' ? 'that it takes writes' : 'that it only serves reads',
  SetWatches: 'the watches it had set at its last server',
};

export type Messages = typeof messages;
