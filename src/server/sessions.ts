import type { Sid } from '../zab/vote.ts';
import type { ServerHost } from './host.ts';
import type { Peer, TrackedSession } from './server-state.ts';

export const MIN_TIMEOUT_TICKS = 2;
export const MAX_TIMEOUT_TICKS = 20;

/** What a server grants of a wished timeout: 2 to 20 ticks. */
export function negotiatedMs(wishMs: number, tickMs: number): number {
  return Math.min(Math.max(wishMs, MIN_TIMEOUT_TICKS * tickMs), MAX_TIMEOUT_TICKS * tickMs);
}

/** The end of the tick bucket that `at + timeout` falls into: sessions of a bucket expire together (`ExpiryQueue`). */
function bucketUs(at: number, timeoutMs: number, tickUs: number): number {
  return (Math.floor((at + timeoutMs * 1000) / tickUs) + 1) * tickUs;
}

/** The leader starts to watch over a session, with a full timeout. Owner 0: nobody yet. */
export function track(
  peer: Peer,
  host: ServerHost,
  session: string,
  timeoutMs: number,
  owner: Sid,
): void {
  const { sessions } = peer.preparation!;
  const expiresAt = bucketUs(host.now, timeoutMs, host.settings.tickUs);
  sessions.set(session, { timeoutMs, expiresAt, owner, closing: false });
  armExpiry(peer, host);
}

/** The leader heard of a session, from the client itself or in a learner's answer to PING. */
export function touch(peer: Peer, host: ServerHost, session: string): void {
  const tracked = peer.preparation?.sessions.get(session);
  if (tracked === undefined || tracked.closing) return;
  const expiresAt = bucketUs(host.now, tracked.timeoutMs, host.settings.tickUs);
  if (expiresAt > tracked.expiresAt) tracked.expiresAt = expiresAt;
}

/**
 * Whether a session is alive and this channel may speak for it (`SessionTrackerImpl.checkSession`); the first channel to
 * ask becomes its owner.
 */
export function checkOwner(
  tracked: TrackedSession | undefined,
  owner: Sid,
): 'OK' | 'SESSIONEXPIRED' | 'SESSIONMOVED' {
  if (tracked === undefined || tracked.closing) return 'SESSIONEXPIRED';
  if (tracked.owner === 0) tracked.owner = owner;
  return tracked.owner === owner ? 'OK' : 'SESSIONMOVED';
}

/** Looks at the sessions at the end of the earliest bucket. */
export function armExpiry(peer: Peer, host: ServerHost): void {
  let next = Infinity;
  for (const { expiresAt, closing } of peer.preparation!.sessions.values()) {
    if (!closing) next = Math.min(next, expiresAt);
  }
  if (next === Infinity) host.clearTimer(peer, 'sessions');
  else host.setTimer(peer, 'sessions', Math.max(0, next - host.now));
}
