import { below, shuffled } from '../kernel/random.ts';
import type { Client } from './client-state.ts';

type Sid = number;

/** How a client with a new list of servers looks for its place among them (`StaticHostProvider.nextHostInReconfigMode`). */
export interface Moving {
  /** Servers that it has not tried yet: those that its former list had too, and those that it had not. */
  readonly kept: readonly Sid[];
  readonly added: readonly Sid[];
  /** In `keptParts` of `parts` cases it tries one of `kept`, else one of `added`. */
  readonly keptParts: number;
  readonly parts: number;
}

/** The server that accepted a connection of this client last; 0: none has. */
export const lastAccepted = ({ acceptedBy, server }: Client): Sid => acceptedBy ?? server;

/**
 * The next server to dial, round and round (`StaticHostProvider.next`). One that is known to write comes before its turn, and so do those
 * of a new list.
 */
export function nextHost(client: Client): Sid {
  const { found } = client.probing;
  client.probing.found = 0;
  return found === 0 ? nextInTurn(client) : found;
}

/** The next of its list, or of a new list. */
export function nextInTurn(client: Client): Sid {
  const { hosts, moving } = client;
  if (moving !== undefined && !isTried(moving)) {
    const next = nextWhileMoving(client, moving);
    client.host = hosts.indexOf(next);
    return next;
  }
  delete client.moving;
  client.host = (client.host + 1) % hosts.length;
  if (client.lastHost < 0) client.lastHost = 0;
  return hosts[client.host]!;
}

const isTried = ({ kept, added }: Moving): boolean => kept.length + added.length === 0;

function nextWhileMoving(client: Client, moving: Moving): Sid {
  const { kept, added, keptParts, parts } = moving;
  const [keptFirst, ...keptLater] = kept;
  const [addedFirst, ...addedLater] = added;
  const takesAdded = keptFirst === undefined || below(client.random, parts) >= keptParts;
  if (addedFirst !== undefined && takesAdded) {
    client.moving = { ...moving, added: addedLater };
    return addedFirst;
  }
  client.moving = { ...moving, kept: keptLater };
  return keptFirst!;
}

/** It begins with these servers, and has dialled none of them yet. */
export function forgetHosts(client: Client, hosts: readonly Sid[]): void {
  client.hosts = hosts;
  client.host = -1;
  client.lastHost = -1;
  delete client.moving;
}

/** Whether it has tried every server since one let it in, and rests before it tries them again. */
export function isRoundOver({ hosts, host, lastHost, moving, probing }: Client): boolean {
  if (probing.found !== 0) return false;
  return moving === undefined ? (host + 1) % hosts.length === lastHost : isTried(moving);
}

/**
 * Another list of servers takes the place of the old one (`StaticHostProvider.updateServerList`). Whoever was with a server that is not on it
 * must leave. If the list grew from m to n servers, each of the others leaves for a new one in n - m of n cases: so all servers serve equally many in
 * the end. If it did not grow, the others stay, and those who must leave are spread so as to fill all servers equally.
 *
 * @returns what decided it
 */
export function replaceHosts(
  client: Client,
  servers: readonly Sid[],
): { readonly current: Sid; readonly keeps: boolean; readonly moves: boolean } {
  const { hosts: before, random } = client;
  const list = shuffled(random, servers);
  const current = currentServer(client);
  const tried = before[client.host];
  const keeps = list.includes(current);
  const more = list.length - before.length;
  const moves = !keeps || (more > 0 && below(random, list.length) < more);
  const kept = list.filter((sid) => before.includes(sid));
  const added = list.filter((sid) => !before.includes(sid));
  const shares =
    more > 0
      ? { keptParts: 0, parts: 1 }
      : {
          keptParts: kept.length * (before.length - list.length),
          parts: list.length * (before.length - kept.length),
        };
  if (moves) client.moving = { kept, added, ...shares };
  else delete client.moving;
  client.hosts = list;
  client.host = moves || tried === undefined ? -1 : list.indexOf(tried);
  client.lastHost = client.host;
  return { current, keeps, moves };
}

/** The server that it is with; while it looks for its place on a list, the one that it would try next. */
function currentServer(client: Client): Sid {
  if (client.moving !== undefined) return nextInTurn(client);
  return lastAccepted(client) || client.hosts[Math.max(client.lastHost, 0)]!;
}
