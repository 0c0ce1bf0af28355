import type { ClientFact } from '../../../client/facts.ts';
import { showZxid } from '../../../zab/zxid.ts';
import { membersText, serviceText, transactionText } from '../coordination-text.ts';
import { lockText } from '../lock-text.ts';
import { showOperation, showSession } from '../names.ts';
import type { SentencesOf } from './sentences-of.ts';

/** How it is said: what clients see, ask and believe. */
export const CLIENT_SENTENCES: SentencesOf<ClientFact> = {
  'client-connecting': (e, w) => w['client-connecting']({ client: e.who, server: e.server }),
  'client-connected': (e, w) => {
    const p = { client: e.who, server: e.server, session: showSession(e.session) };
    if (e.rule === 'client.reads-only') return w['client-connected'].readsOnly(p);
    return e.rule === 'client.session-open'
      ? w['client-connected'].opened(p)
      : w['client-connected'].resumed(p);
  },
  'client-disconnected': (e, w) =>
    w.join(
      w['client-disconnected'][e.reason]({ client: e.who, server: e.server }),
      w['client-disconnected'].lost(e.lost),
    ),
  'server-list-updated': (e, w) => {
    const { who: client, current: server, before, servers, keeps, moves } = e;
    const grown = servers.length - before.length;
    if (!keeps) return w['server-list-updated'].removed({ client, server });
    if (grown <= 0) return w['server-list-updated'].kept({ client, server });
    const p = { client, server, more: grown, of: servers.length };
    return moves ? w['server-list-updated'].moves(p) : w['server-list-updated'].stays(p);
  },
  'client-probed': (e, w) =>
    w['client-probed'][e.answer ?? 'silent']({ client: e.who, server: e.server }),
  'client-expired': (e, w) =>
    w[e.rule === 'client.gave-up' ? 'client-gave-up' : 'client-expired']({
      client: e.who,
      session: showSession(e.session),
    }),
  'client-auth-failed': (e, w) => w['client-auth-failed']({ client: e.who }),
  'client-closed': (e, w) => w['client-closed']({ client: e.who, session: showSession(e.session) }),
  'state-event': (e, w) =>
    w['state-event']({ client: e.who, state: e.state, watchers: w.list(...e.watchers) }),
  'request-refused': (e, w) =>
    w['request-refused']({
      client: e.who,
      operation: showOperation(e.operation),
      problem: e.problem,
    }),
  requested: (e, w) => w.requested({ client: e.who, operation: showOperation(e.operation) }),
  answered: (e, w) => {
    const p = { client: e.who, operation: showOperation(e.operation) };
    if (e.result.error === 'CONNECTIONLOSS') return w.answered.unknown(p);
    if (e.result.error !== 'OK') return w.answered.error({ ...p, error: w.errors[e.result.error] });
    return w.answered.ok({ ...p, ms: Math.round(e.tookUs / 1000), zxid: showZxid(e.zxid) });
  },
  'watch-event': (e, w) =>
    e.event.type.endsWith('WatchRemoved')
      ? w.watchRemoved({ client: e.who, path: e.event.path, watchers: w.list(...e.watchers) })
      : w['watch-event']({ client: e.who, ...e.event }),
  'lock-changed': (e, w) => lockText(e, w),
  'barrier-changed': (e, w) => w.coordination.barrier[e.state]({ client: e.who, ...e }),
  'double-barrier-changed': (e, w) =>
    w.coordination.doubleBarrier[e.state]({ client: e.who, ...e }),
  'queue-changed': (e, w) => w.coordination.queue[e.state]({ client: e.who, ...e }),
  'counter-changed': (e, w) => w.coordination.counter[e.state]({ client: e.who, ...e }),
  'members-changed': membersText,
  'service-changed': serviceText,
  'configuration-changed': (e, w) => w.coordination.configuration[e.state]({ client: e.who, ...e }),
  'transaction-changed': transactionText,
  'revocation-asked': (e, w) => w.recipes.revocationAsked({ client: e.who, ...e }),
};
