import type { Envelope } from '../../simulation/connection.ts';
import type { Message } from '../../simulation/facts.ts';

/** What a message is for. Every view gives a family one shape, one colour and one word. */
export type Family =
  | 'election'
  | 'discovery'
  | 'sync'
  | 'proposal'
  | 'ack'
  | 'commit'
  | 'keepalive'
  | 'client'
  | 'connection';

export const FAMILIES: readonly Family[] = [
  'election',
  'discovery',
  'sync',
  'proposal',
  'ack',
  'commit',
  'keepalive',
  'client',
  'connection',
];

const BY_TYPE: Readonly<Record<Message['type'], Family>> = {
  Notification: 'election',
  FOLLOWERINFO: 'discovery',
  OBSERVERINFO: 'discovery',
  LEADERINFO: 'discovery',
  ACKEPOCH: 'discovery',
  DIFF: 'sync',
  TRUNC: 'sync',
  SNAP: 'sync',
  SNAPDATA: 'sync',
  NEWLEADER: 'sync',
  UPTODATE: 'sync',
  PROPOSAL: 'proposal',
  ACK: 'ack',
  COMMIT: 'commit',
  COMMITANDACTIVATE: 'commit',
  INFORM: 'commit',
  INFORMANDACTIVATE: 'commit',
  PING: 'keepalive',
  Ping: 'keepalive',
  PingReply: 'keepalive',
  Isro: 'client',
  IsroReply: 'client',
  REQUEST: 'client',
  REVALIDATE: 'client',
  SYNC: 'client',
  ConnectRequest: 'client',
  ConnectResponse: 'client',
  Request: 'client',
  Reply: 'client',
  WatchEvent: 'client',
  SetWatches: 'client',
};

export const familyOf = (message: Message): Family => BY_TYPE[message.type];

/** As {@link familyOf}; a connection's own business (dial, accept, refuse, end) is of the family `connection`. */
export const familyCarried = ({ carries }: Pick<Envelope, 'carries'>): Family =>
  carries.kind === 'message' ? familyOf(carries.message) : 'connection';

const COLOURS: Readonly<Record<Family, string>> = {
  election: 'var(--election)',
  discovery: 'var(--discovery)',
  sync: 'var(--sync)',
  proposal: 'var(--proposal)',
  ack: 'var(--ack)',
  commit: 'var(--commit)',
  keepalive: 'var(--ink3)',
  client: 'var(--client)',
  connection: 'var(--ink3)',
};

/** The colour token of a family, ready for `fill` or `stroke`. */
export const familyColour = (family: Family): string => COLOURS[family];

/** ZooKeeper's names of a family's messages. */
export const typesOf = (family: Family): readonly string[] =>
  Object.entries(BY_TYPE).flatMap(([type, of]) => (of === family ? [type] : []));
