import type { EventOf } from '../../simulation/facts.ts';
import type { Sid } from '../../zab/vote.ts';
import type { Zxid } from '../../zab/zxid.ts';
import type { Moment } from '../election/moment.ts';
import type { Halt } from './halt.ts';
import { Hearing } from './hears-of.ts';
import { sessionsOf } from './session-story.ts';
import type { ServerMark } from './trace-session.ts';
import type { Mark } from './trace-zxid.ts';
import { findMessages } from './whereabouts.ts';

/** One time that a watch was triggered, from the transaction to the client. */
export interface Firing {
  readonly zxid: Zxid;
  readonly type: string;
  /** Where; below the watched path if a recursive watch heard of it. */
  readonly path: string;
  readonly server: Sid;
  /** When the leader committed the transaction; null where this run does not tell. */
  readonly committed: Mark | null;
  /** When the server at which the watch stood applied it: that fires it. */
  readonly fired: Mark;
  readonly sent: Mark | null;
  readonly heard: Mark | null;
  /** Why the client has not heard; null where it has. `lost`: the connection ended. */
  readonly halt: Halt | { readonly kind: 'lost' } | null;
}

export interface WatchTrace {
  /** Each time it was set: a one-shot watch is used up when it fires. */
  readonly set: readonly (ServerMark & { readonly mode: EventOf<'watch-set'>['mode'] })[];
  readonly firings: readonly Firing[];
}

/** The course of a client's watches at one path, up to the moment shown. */
export function traceWatch(moment: Moment, client: string, path: string): WatchTrace {
  const { events, eventCount, world, at } = moment;
  const sessions = sessionsOf(events, eventCount, client);
  const hearing = new Hearing(sessions, path);
  const set: WatchTrace['set'][number][] = [];
  const firings: Firing[] = [];
  /** Which firing a message tells of, by the event in which it was sent. */
  const sendings = new Map<number, number>();
  const commits = new Map<Zxid, Mark>();
  const change = (index: number, with_: Partial<Firing>): void => {
    if (index >= 0) firings[index] = { ...firings[index]!, ...with_ };
  };
  for (let id = 0; id < eventCount; id++) {
    const event = events.at(id)!;
    const mark: Mark = { at: event.at, step: event.step };
    hearing.pass(event);
    switch (event.kind) {
      case 'committed':
        commits.set(event.zxid, mark);
        break;
      case 'watch-set':
        if (!sessions.has(event.session) || event.path !== path) break;
        set.push({ ...mark, server: event.who, mode: event.mode });
        break;
      case 'watch-fired': {
        if (!sessions.has(event.session) || !hearing.hears(event.event.path)) break;
        const { zxid, who: server } = event;
        const committed = commits.get(zxid) ?? null;
        const blank = { sent: null, heard: null, halt: null };
        firings.push({ zxid, ...event.event, server, committed, fired: mark, ...blank });
        break;
      }
      case 'sent': {
        if (event.message.type !== 'WatchEvent' || event.to !== client) break;
        const { path: told } = event.message.event;
        if (!hearing.hears(told)) break;
        sendings.set(
          id,
          firings.findLastIndex(
            ({ sent, server, path: at }) => sent === null && server === event.who && at === told,
          ),
        );
        change(sendings.get(id)!, { sent: mark });
        break;
      }
      case 'watch-event':
        if (event.who !== client || !hearing.hears(event.event.path)) break;
        change(sendings.get(events.at(event.cause)?.cause ?? -1) ?? -1, { heard: mark });
        break;
      default:
    }
  }
  return {
    set,
    firings: firings.map((firing) => {
      if (firing.heard !== null) return firing;
      const [found] = findMessages(
        world,
        at,
        (message, from, to) =>
          message.type === 'WatchEvent' &&
          message.event.path === firing.path &&
          from === firing.server &&
          to === client,
      );
      return { ...firing, halt: found?.halt ?? { kind: 'lost' } };
    }),
  };
}
