import { isUsedUp, nextZxid, propose } from '../zab/broadcast/leader.ts';
import { leave } from '../zab/leave.ts';
import type { Sid } from '../zab/vote.ts';
import type { PendingView } from '../znodes/pending.ts';
import { prepare } from '../znodes/prepare.ts';
import type { ErrorName } from '../znodes/error-code.ts';
import type { Request } from '../znodes/request.ts';
import type { ErrorTxnBody, TxnBody, ZnodeTxn } from '../znodes/txn.ts';
import { prepareReconfig, type PreparedChange } from './reconfig.ts';
import type { ServerHost } from './host.ts';
import type { Peer } from './server-state.ts';
import { openerOf } from './session-id.ts';
import { checkOwner, track } from './sessions.ts';

/**
 * A write enters the leader's chain (`PrepRequestProcessor`, `ProposalRequestProcessor`): checked against the pending view,
 * stamped with the next zxid, proposed. A failed one is proposed too, as an error.
 *
 * @param owner the channel that it came by: a learner, or the leader itself; 0 for the leader's own closeSession
 */
export function submit(peer: Peer, host: ServerHost, request: Request, owner: Sid): void {
  const { leading, preparation } = peer;
  if (leading === null || preparation === null) return;
  const { standalone, counterBits } = host.settings;
  // Alone it simply counts on, into the half that would be the epoch.
  if (!standalone && isUsedUp(leading, counterBits)) return leave(peer, host, 'counter-overflow');
  const { session, cxid, operation } = request;
  const zxid = nextZxid(leading);
  const prepared = checked(peer, host, request, owner, zxid);
  const { body, changes, path, config } = prepared;
  for (const [changed, record] of changes) preparation.changes.set(changed, record);
  if (operation.op === 'closeSession') {
    const tracked = preparation.sessions.get(session);
    if (tracked !== undefined) tracked.closing = true;
  }
  const error = errorIn(body);
  host.cause = host.note({
    kind: 'prepared',
    who: peer.sid,
    rule: error === 'OK' ? 'server.prep' : 'server.prep-error',
    zxid,
    session,
    operation,
    error,
    path,
  });
  const timeMs = Math.floor(host.now / 1000);
  const txn: ZnodeTxn = { zxid, session, cxid, timeMs, ...body };
  propose(peer, host, config === undefined ? txn : { ...txn, config });
}

/** Why it fails: for a multi, what its first part that failed says. */
function errorIn(body: TxnBody): ErrorName {
  const parts = body.op === 'multi' ? body.txns : [body];
  return parts.find((part): part is ErrorTxnBody => part.op === 'error')?.error ?? 'OK';
}

function checked(
  peer: Peer,
  host: ServerHost,
  { session, operation, auth, refused }: Request,
  owner: Sid,
  zxid: number,
): PreparedChange {
  const preparation = peer.preparation!;
  if (operation.op === 'createSession') {
    track(peer, host, session, operation.timeoutMs, owner);
  } else if (operation.op === 'closeSession') {
    if (host.settings.serverOff.has('ephemerals-end-with-session')) {
      return { body: { op: 'closeSession', paths: [] }, changes: [], path: '' };
    }
  }
  const view: PendingView = {
    replica: peer.replica,
    changes: preparation.changes,
    settings: host.settings,
    checkSession: (owns) =>
      owns && refused !== undefined ? refused : checkSession(peer, host, session, owns, owner),
  };
  const author = { session, auth, zxid };
  return operation.op === 'reconfig'
    ? prepareReconfig(peer, host, operation, view, author)
    : prepare(view, operation, author);
}

/**
 * Whether this session may ask for this by this channel (`LeaderSessionTracker.checkSession`, `checkGlobalSession`).
 *
 * @param owns it is to own an ephemeral
 */
function checkSession(
  peer: Peer,
  host: ServerHost,
  session: string,
  owns: boolean,
  owner: Sid,
): ErrorName {
  const tracked = peer.preparation!.sessions.get(session);
  if (tracked === undefined && host.settings.localSessionsEnabled && !owns) {
    // A local session of this server, or maybe of another.
    if (peer.localSessions.has(session) || openerOf(session) !== peer.sid) return 'OK';
  }
  return checkOwner(host, tracked, owner);
}
