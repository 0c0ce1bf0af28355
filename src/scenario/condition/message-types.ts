import type { Message } from '../../simulation/facts.ts';

const TYPES: Readonly<Record<Message['type'], true>> = {
  Notification: true,
  FOLLOWERINFO: true,
  OBSERVERINFO: true,
  LEADERINFO: true,
  ACKEPOCH: true,
  DIFF: true,
  TRUNC: true,
  SNAP: true,
  SNAPDATA: true,
  NEWLEADER: true,
  UPTODATE: true,
  PROPOSAL: true,
  ACK: true,
  COMMIT: true,
  COMMITANDACTIVATE: true,
  INFORMANDACTIVATE: true,
  INFORM: true,
  PING: true,
  REQUEST: true,
  REVALIDATE: true,
  SYNC: true,
  ConnectRequest: true,
  ConnectResponse: true,
  Request: true,
  Reply: true,
  WatchEvent: true,
  Ping: true,
  PingReply: true,
  Isro: true,
  IsroReply: true,
  SetWatches: true,
};

/** Every type of message, as ZooKeeper calls it. */
export const MESSAGE_TYPES = Object.keys(TYPES) as Message['type'][];
