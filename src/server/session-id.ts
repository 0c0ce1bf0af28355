import type { Sid } from '../zab/vote.ts';

const BYTES = 16;
/** `ZooKeeperServer.superSecret`. */
const SECRET = 0xb3415c00n;
const MASK_48 = (1n << 48n) - 1n;
const COUNT = 2 ** 16;

/**
 * The id of the `count`-th session that a server opens since it began to serve: its own number in the top byte, below it 40 bits
 * of time, and counting up from there (`SessionTrackerImpl.initializeNextSessionId`). 16 hex digits.
 */
export function sessionId(sid: Sid, servesSinceMs: number, count: number): string {
  const upper = (servesSinceMs + Math.floor(count / COUNT)) % 2 ** 40;
  return hex(sid, 2) + hex(upper, 10) + hex(count % COUNT, 4);
}

const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0');

/** The server that opened a session. */
export const openerOf = (session: string): Sid => parseInt(session.slice(0, 2), 16);

/**
 * What a client must show besides the id to go on with a session: made from the id alone, so that every server can check it
 * (`ZooKeeperServer.generatePasswd`, by the generator of `java.util.Random`). 32 hex digits.
 */
export function passwordOf(session: string): string {
  let state = (BigInt(`0x${session}`) ^ SECRET ^ 0x5deece66dn) & MASK_48;
  let password = '';
  for (let i = 0; i < BYTES; i += 4) {
    state = (state * 0x5deece66dn + 0xbn) & MASK_48;
    const word = Number(state >> 16n);
    for (let shift = 0; shift < 32; shift += 8) password += hex((word >>> shift) & 0xff, 2);
  }
  return password;
}
