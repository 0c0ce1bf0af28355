import type { AnyOperation } from '../znodes/request.ts';
import { isEphemeral } from '../znodes/create-mode.ts';
import { dropClient } from './drop-client.ts';
import type { ServerHost } from './host.ts';
import type { Peer } from './server-state.ts';
import { bucketUs } from './sessions.ts';

/**
 * A session that only this server knows (`LocalSessionTracker`): no transaction opened it, it owns no ephemerals, it ends with
 * its server's part in the ensemble, and no other server takes it up.
 */
export interface LocalSession {
  readonly timeoutMs: number;
  /** End of its bucket, microseconds. */
  readonly expiresAt: number;
  /** It is on its way to become a global one. */
  readonly upgrading: boolean;
}

/** Opens a session that only this server knows (`LocalSessionTracker`). */
export function openLocal(peer: Peer, host: ServerHost, session: string, timeoutMs: number): void {
  keep(peer, host, session, timeoutMs, false);
  arm(peer, host);
}

function keep(
  peer: Peer,
  host: ServerHost,
  session: string,
  timeoutMs: number,
  upgrading: boolean,
): void {
  const expiresAt = bucketUs(host.now, timeoutMs, host.settings.tickUs);
  peer.localSessions.set(session, { timeoutMs, expiresAt, upgrading });
}

/** @returns whether it is one of this server's local sessions */
export function touchLocal(
  peer: Peer,
  host: ServerHost,
  session: string,
  timeoutMs: number,
): boolean {
  const local = peer.localSessions.get(session);
  if (local === undefined) return false;
  keep(peer, host, session, timeoutMs, local.upgrading);
  return true;
}

/** Whether a request needs a session that all servers know. */
export const needsGlobal = (operation: AnyOperation): boolean =>
  operation.op === 'create'
    ? isEphemeral(operation.mode)
    : operation.op === 'multi' && operation.ops.some(needsGlobal);

/** A session that asks for what only a global one can have becomes one, by a transaction (`UpgradeableSessionTracker`). */
export function beginUpgrade(
  peer: Peer,
  host: ServerHost,
  session: string,
  local: LocalSession,
): LocalSession {
  const upgrading = { ...local, upgrading: true };
  peer.localSessions.set(session, upgrading);
  const rule = 'session.upgrade';
  host.cause = host.note({ kind: 'session-upgraded', who: peer.sid, rule, session });
  return upgrading;
}

function arm(peer: Peer, host: ServerHost): void {
  let next = Infinity;
  for (const { expiresAt, upgrading } of peer.localSessions.values()) {
    if (!upgrading) next = Math.min(next, expiresAt);
  }
  if (next === Infinity) host.clearTimer(peer, 'local-sessions');
  else host.setTimer(peer, 'local-sessions', Math.max(0, next - host.now));
}

/** Local sessions that were silent for too long end at once: nobody else has to agree. */
export function expireLocalSessions(peer: Peer, host: ServerHost): void {
  for (const [session, { expiresAt, timeoutMs, upgrading }] of [...peer.localSessions]) {
    if (expiresAt > host.now || upgrading) continue;
    host.cause = host.note({
      kind: 'session-expiring',
      who: peer.sid,
      rule: 'session.expire-local',
      session,
      timeoutMs,
    });
    closeLocal(peer, host, session);
    for (const client of [...peer.clients.values()]) {
      if (client.session === session) dropClient(peer, host, client, 'session.closed');
    }
  }
  arm(peer, host);
}

/** Ends one: it can own nothing, so nothing is deleted. */
export function closeLocal(peer: Peer, host: ServerHost, session: string): void {
  peer.localSessions.delete(session);
  host.note({ kind: 'session-closed', who: peer.sid, rule: 'session.close', session, paths: [] });
}
