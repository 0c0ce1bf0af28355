import { acls, bytes, INT, LONG, MULTI_HEADER, texts } from './jute.ts';
import type { Result, SubResult } from './result.ts';

/** `ReplyHeader`: xid, zxid, error. */
const REPLY_HEADER = INT + LONG + INT;
const STAT = 6 * LONG + 5 * INT;

function body({ path, data, children, stat, acl, number, ephemerals, who }: Result): number {
  return (
    (path === undefined ? 0 : bytes(path)) +
    (data === undefined ? 0 : bytes(data)) +
    (children === undefined ? 0 : texts(children)) +
    (stat === undefined ? 0 : STAT) +
    (acl === undefined ? 0 : acls(acl)) +
    (number === undefined ? 0 : INT) +
    (ephemerals === undefined ? 0 : texts(ephemerals)) +
    // `ClientInfo`: scheme and user are two texts, without the colon between them.
    (who === undefined ? 0 : texts(who) + who.length * (INT - 1))
  );
}

const part = (result: SubResult): number =>
  MULTI_HEADER + (result.op === 'error' ? INT : body(result));

/** How many bytes an answer takes on the wire, without the four of its length. */
export function replyLength(result: Result): number {
  const { error, results } = result;
  if (results !== undefined) {
    return results.reduce((sum, each) => sum + part(each), REPLY_HEADER + MULTI_HEADER);
  }
  return REPLY_HEADER + (error === 'OK' ? body(result) : 0);
}
