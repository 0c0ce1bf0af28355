import { shuffled } from '../kernel/random.ts';
import type { Client } from './client-state.ts';
import { enter, loseRequests } from './connect.ts';
import { tellState } from './events.ts';
import { tell } from './finish.ts';
import type { ClientHost } from './host.ts';
import { forgetHosts } from './host-list.ts';
import { endProbe, newProbing } from './probe.ts';
import { NO_WATCHERS } from './watchers.ts';

/** How long an application waits before it opens a new session after Expired. */
export const RENEW_MS = 1_000;

/**
 * The session is over: a server has told it, or, since 3.9.3 and if it is set so, the client has heard of none for too long. The
 * application may open a new one.
 */
export function expire(
  client: Client,
  host: ClientHost,
  rule: 'client.expired' | 'client.gave-up',
): void {
  const { session } = client;
  host.hangUp(client);
  enter(client, rule === 'client.expired' ? 'expired' : 'gave-up');
  client.connection = 0;
  endProbe(client, host);
  for (const name of ['connect', 'read', 'ping', 'program', 'next-host', 'give-up'] as const) {
    host.clearClientTimer(client, name);
  }
  host.cause = host.note({
    kind: 'client-expired',
    who: client.name,
    rule,
    session,
  });
  tellState(client, host, 'Expired');
  if (!client.renews) return loseRequests(client, host);
  const { unsent } = client;
  forgetSession(client, host.now);
  // Its program begins anew with the next session, so it is not asked what to do about these.
  for (const pending of unsent) {
    tell(client, host, pending, { error: 'SESSIONEXPIRED' }, 0, 'client.connection-loss');
  }
  host.setClientTimer(client, 'next-host', RENEW_MS * 1_000);
}

function forgetSession(client: Client, now: number): void {
  client.session = '';
  client.password = '';
  client.seenReadWrite = false;
  Object.assign(client.probing, newProbing(now));
  client.lastZxid = 0;
  client.nextXid = 1;
  client.unsent = [];
  client.auth = [];
  client.acceptedBy = 0;
  forgetHosts(client, shuffled(client.random, client.hosts));
  client.watchers = NO_WATCHERS;
  client.told = 'Disconnected';
}
