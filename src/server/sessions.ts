import type { Sid } from '../zab/vote.ts';
import type { ServerHost } from './host.ts';
import type { Peer, TrackedSession } from './server-state.ts';
import type { ServerSettings } from './settings.ts';

/** Bounds of what a client is granted, unless they are set. */
export const MIN_TIMEOUT_TICKS = 2;
export const MAX_TIMEOUT_TICKS = 20;

/** What a server grants of a wished timeout (`ZooKeeperServer.processConnectRequest`). */
export function negotiatedMs(
  wishMs: number,
  {
    minSessionTimeoutMs,
    maxSessionTimeoutMs,
  }: Pick<ServerSettings, 'minSessionTimeoutMs' | 'maxSessionTimeoutMs'>,
): number {
  return Math.min(Math.max(wishMs, minSessionTimeoutMs), maxSessionTimeoutMs);
}

/** The end of the tick bucket that `at + timeout` falls into: sessions of a bucket expire together (`ExpiryQueue`). */
export function bucketUs(at: number, timeoutMs: number, tickUs: number): number {
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
  wakeAt(peer, host, expiresAt);
}

/**
 * The leader heard of a session, from the client itself or in a learner's answer to PING: its time begins anew, with the timeout
 * of the connection that it came by (`SessionTrackerImpl.touchSession`).
 *
 * @returns whether the session is known and not about to be closed
 */
export function touch(peer: Peer, host: ServerHost, session: string, timeoutMs: number): boolean {
  const tracked = peer.preparation?.sessions.get(session);
  if (tracked === undefined || tracked.closing) return false;
  if (host.settings.serverOff.has('touch-resets-timer')) return true;
  const expiresAt = bucketUs(host.now, timeoutMs, host.settings.tickUs);
  if (expiresAt < tracked.expiresAt) wakeAt(peer, host, expiresAt);
  tracked.expiresAt = expiresAt;
  return true;
}

/**
 * Whether a session is alive and this channel may speak for it (`SessionTrackerImpl.checkSession`); the first channel to
 * ask becomes its owner.
 */
export function checkOwner(
  { settings }: ServerHost,
  tracked: TrackedSession | undefined,
  owner: Sid,
): 'OK' | 'SESSIONEXPIRED' | 'SESSIONMOVED' {
  if (tracked === undefined || tracked.closing) return 'SESSIONEXPIRED';
  if (tracked.owner === 0) tracked.owner = owner;
  if (settings.serverOff.has('check-session-owner')) return 'OK';
  return tracked.owner === owner ? 'OK' : 'SESSIONMOVED';
}

function wakeAt(peer: Peer, host: ServerHost, expiresAt: number): void {
  const timer = peer.timers.get('sessions');
  if (timer === undefined || timer.dueAt > expiresAt) {
    host.setTimer(peer, 'sessions', Math.max(0, expiresAt - host.now));
  }
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
