import type { Message } from '../../simulation/facts.ts';
import { isNewEpochZxid } from '../../zab/zxid.ts';
import { bytesOf } from '../../znodes/data.ts';

const INT = 4;
const LONG = 8;
/** `QuorumPacket`: type, zxid, length of its data, authinfo that is null. */
const PACKET = INT + LONG + INT + INT;
/** `TxnHeader`: clientId, cxid, zxid, time, type; and the `TxnDigest` behind the transaction. */
const TXN = LONG + INT + LONG + LONG + INT + INT + LONG;
/** In a forwarded request: clientId, cxid, type. */
const REQUEST = LONG + INT + INT;
/** What a header holds already, and what has no bytes of its own on the wire. */
const ELSEWHERE: ReadonlySet<string> = new Set([
  'op',
  'zxid',
  'session',
  'cxid',
  'timeMs',
  'kind',
  'config',
]);

/** A record as jute would write it, by the types of its fields: texts and lists with their length before them, integers of four bytes. */
function record(value: unknown): number {
  if (typeof value === 'string') return INT + bytesOf(value).length;
  if (typeof value === 'boolean') return 1;
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + record(item), INT);
  if (typeof value !== 'object' || value === null) return INT;
  return Object.entries(value).reduce(
    // Whether it is ephemeral is one byte; its owner is that of the header.
    (sum, [field, item]) =>
      ELSEWHERE.has(field) ? sum : sum + (field === 'ephemeralOwner' ? 1 : record(item)),
    0,
  );
}

/** Bytes of the messages that carry a write from server to server; null for all others. A few bytes off where a record is a rare one. */
export function writeBytes(message: Message): number | null {
  switch (message.type) {
    case 'PROPOSAL':
    case 'INFORM':
    case 'INFORMANDACTIVATE':
      return PACKET + TXN + record(message.txn);
    case 'ACK':
      // Of NEWLEADER or UPTODATE: no write.
      return isNewEpochZxid(message.zxid) ? null : PACKET;
    case 'COMMIT':
      return PACKET;
    case 'COMMITANDACTIVATE':
      return PACKET + LONG;
    case 'REQUEST':
      return PACKET + REQUEST + record((message.request as { operation?: object }).operation);
    default:
      return null;
  }
}
