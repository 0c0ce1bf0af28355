import type { Sid } from '../../zab/vote.ts';
import type { Moment } from '../election/moment.ts';
import { sessionsView } from '../sessions/sessions-view.ts';
import type { Mark } from './trace-zxid.ts';

export type ServerMark = Mark & { readonly server: Sid };

/** How it stands with a session, and why it goes no further. */
export type SessionFate =
  | { readonly kind: 'none' }
  | { readonly kind: 'connected'; readonly server: Sid }
  /** Its server is down, and its client has not noticed. */
  | { readonly kind: 'unnoticed'; readonly server: Sid }
  /** Its client has no connection; `leftMs` until the leader lets it expire, null while nobody leads. */
  | { readonly kind: 'searching'; readonly leftMs: number | null }
  /** A server has begun to close it; the closeSession is not applied yet. */
  | { readonly kind: 'expiring'; readonly at: number; readonly server: Sid }
  /** Gone from the trees. `told`: whether its client knows. */
  | { readonly kind: 'expired'; readonly at: number; readonly told: boolean }
  | { readonly kind: 'closed'; readonly at: number };

export interface SessionTrace {
  readonly session: string;
  readonly opened: ServerMark | null;
  /** Where its client found it again. */
  readonly moves: readonly ServerMark[];
  /** Pings that arrived at a server, and when the last one did. */
  readonly pings: number;
  readonly lastPingAt: number | null;
  readonly ephemerals: readonly string[];
  readonly fate: SessionFate;
}

/** The course of a client's present session, or of its last one, up to the moment shown. */
export function traceSession(moment: Moment, name: string): SessionTrace {
  const { events, eventCount, world } = moment;
  const client = world.clients.get(name);
  let session = client?.session ?? '';
  for (let id = eventCount - 1; id >= 0 && session === ''; id--) {
    const event = events.at(id)!;
    if (event.kind === 'client-connected' && event.who === name) ({ session } = event);
  }
  const places: ServerMark[] = [];
  let pings = 0;
  let lastPingAt: number | null = null;
  let expiring: ServerMark | null = null;
  let isGone = false;
  let goneAt = 0;
  let isToldAt: number | null = null;
  for (let id = 0; id < eventCount && session !== ''; id++) {
    const event = events.at(id)!;
    const mark = { at: event.at, step: event.step };
    if (event.kind === 'delivered' && event.from === name && event.message.type === 'Ping') {
      // Pings carry no session: those of an earlier session of this client are before its place here.
      if (places.length > 0) [pings, lastPingAt] = [pings + 1, event.at];
    } else if (!('session' in event) || event.session !== session) continue;
    else if (event.kind === 'client-connected') places.push({ ...mark, server: event.server });
    else if (event.kind === 'session-expiring') expiring = { ...mark, server: event.who };
    else if (event.kind === 'session-closed' && !isGone) [isGone, goneAt] = [true, event.at];
    else if (event.kind === 'client-expired' || event.kind === 'client-closed') isToldAt = event.at;
  }
  const [opened = null, ...moves] = places;
  const row = sessionsView(moment).rows.find((one) => one.session === session);
  const fateOf = (): SessionFate => {
    if (session === '') return { kind: 'none' };
    if (isGone && expiring !== null) {
      return { kind: 'expired', at: goneAt, told: isToldAt !== null };
    }
    if (isGone) return { kind: 'closed', at: goneAt };
    if (expiring !== null) return { kind: 'expiring', at: expiring.at, server: expiring.server };
    const server =
      client !== undefined && client.session === session ? (row?.server ?? null) : null;
    if (server !== null && client?.state === 'connected')
      return { kind: world.peers[server - 1]?.up ? 'connected' : 'unnoticed', server };
    return { kind: 'searching', leftMs: row?.leader?.leftMs ?? null };
  };
  const ephemerals = row?.ephemerals ?? [];
  return { session, opened, moves, pings, lastPingAt, ephemerals, fate: fateOf() };
}
