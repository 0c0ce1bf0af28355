/** Notifications on their way (`QuorumCnxManager`); the rules are those of protocol notes 2. */
import { expect, test } from 'vitest';
import type { Notification } from '../../../src/zab/messages.ts';
import {
  answerDial,
  onAccepting,
  onDialled,
  onDialTimeout,
  post,
} from '../../../src/zab/election/mail.ts';
import { OnePeer, THREE } from './one-peer.ts';

const say = (round: number): Notification => ({
  type: 'Notification',
  vote: { leader: 2, zxid: 0, peerEpoch: 0 },
  electionEpoch: round,
  state: 'looking',
  config: THREE,
});

test('a mailbox has room for one notification: a newer one overwrites it', () => {
  const one = new OnePeer(2);
  for (const round of [1, 2, 3]) post(one.peer, one, 1, say(round));
  expect(one.of('notification-overwritten')).toHaveLength(2);
  onDialled(one.peer, one, 1, one.peer.mail.dialling.get(1)!);
  expect(one.sent.map(({ message }) => message)).toEqual([say(3)]);
});

test('a fresh connection with nothing waiting carries the last notification once more', () => {
  const one = new OnePeer(2).connectedTo(3);
  post(one.peer, one, 3, say(1));
  one.sent.length = 0;
  onAccepting(one.peer, one, 3, 7);
  expect(one.sent).toEqual([{ connection: 7, message: say(1) }]);
});

test('of two servers the larger dials: a smaller one that does is turned away and dialled back', () => {
  const one = new OnePeer(2).connectedTo(1);
  expect(answerDial(one.peer, one, 3)).toBe(true);
  expect(one.dialled).toEqual([]);
  expect(answerDial(one.peer, one, 1)).toBe(false);
  expect([one.closed, one.dialled]).toEqual([[101], ['1 election']]);
});

test('a notification to itself passes no link', () => {
  const one = new OnePeer(2);
  post(one.peer, one, 2, say(1));
  expect([one.sent, one.dialled]).toEqual([[], []]);
});

test('a dial that nobody answers is given up after five seconds', () => {
  const one = new OnePeer(2);
  post(one.peer, one, 1, say(1));
  expect(one.timers.get('dial-1')).toBe(5_000_000);
  onDialTimeout(one.peer, one, 1);
  expect(one.peer.mail.dialling.size).toBe(0);
  expect(one.peer.mail.waiting.get(1)).toEqual(say(1));
});
