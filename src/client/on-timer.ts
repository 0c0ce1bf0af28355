import type { Client, ClientTimerName } from './client-state.ts';
import { dialNext, loseConnection, ping } from './connect.ts';
import { expire } from './expire.ts';
import { runCallbacks } from './finish.ts';
import type { ClientHost } from './host.ts';
import { onProbeAnswer, probe } from './probe.ts';
import { onProgramTimer } from './programs/programs.ts';

/** What a client does when one of its timers is due. */
export function onClientTimer(client: Client, host: ClientHost, name: ClientTimerName): void {
  switch (name) {
    case 'connect':
      return loseConnection(client, host, 'connect-timeout');
    case 'read':
      return loseConnection(client, host, 'silent');
    case 'next-host':
      return dialNext(client, host);
    case 'callback':
      return runCallbacks(client, host);
    case 'probe':
      return probe(client, host);
    case 'probe-answer':
      return void onProbeAnswer(client, host, null);
    case 'give-up':
      return expire(client, host, 'client.gave-up');
    case 'program':
      return onProgramTimer(client, host);
    case 'ping':
      return ping(client, host);
  }
}
