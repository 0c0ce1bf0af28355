import type { Client } from '../../client/client-state.ts';
import { isConnected } from '../../client/transitions.ts';
import type { Event } from '../../simulation/facts.ts';
import type { Zxid } from '../../zab/zxid.ts';
import type { Moment } from '../election/moment.ts';
import type { Halt } from '../trace/halt.ts';
import { Hearing } from '../trace/hears-of.ts';
import { sessionsOf } from '../trace/session-story.ts';
import { findMessages } from '../trace/whereabouts.ts';
import { latestChange } from './changes-watched.ts';

/** An answer to “Why did this client not get the event?”. */
export type NoEvent =
  | { readonly kind: 'no-client' }
  | { readonly kind: 'expired' | 'closed'; readonly client: string }
  | { readonly kind: 'no-watch'; readonly client: string; readonly path: string }
  | { readonly kind: 'removed'; readonly at: number; readonly path: string }
  /** It came, and a one-shot watch is used up by that. */
  | {
      readonly kind: 'got-it';
      readonly at: number;
      readonly path: string;
      readonly isGone: boolean;
    }
  | { readonly kind: 'on-its-way'; readonly halt: Halt }
  /** The server could not deliver it: the connection ended behind the firing. */
  | { readonly kind: 'lost-with-connection'; readonly at: number; readonly server: number }
  | { readonly kind: 'withheld'; readonly at: number; readonly path: string }
  /** Nothing that it watches for was applied since. */
  | {
      readonly kind: 'no-change';
      readonly since: number;
      readonly path: string;
      readonly server: number;
    }
  /** It is committed, and its own server has not applied it. */
  | {
      readonly kind: 'server-behind';
      readonly server: number;
      readonly zxid: Zxid;
      readonly applied: Zxid;
    }
  /** It changed while the client had no connection, and a lasting watch does not look back. */
  | { readonly kind: 'silent-gap'; readonly client: string; readonly zxid: Zxid }
  | { readonly kind: 'not-connected'; readonly client: string; readonly path: string };

/** Paths that a client watches or watched, the latest first. */
export function watchedPaths(
  { events, eventCount, world }: Moment,
  name: string,
): readonly string[] {
  const client = world.clients.get(name);
  const paths = new Set<string>();
  for (let id = eventCount - 1; id >= 0; id--) {
    const event = events.at(id)!;
    if (event.kind === 'watch-set' && event.session === client?.session) paths.add(event.path);
  }
  return [...paths];
}

/** Why a client has not heard of what it watches at `path`. */
export function whyNoEvent(moment: Moment, name: string, path: string): NoEvent {
  const { world } = moment;
  const client = world.clients.get(name);
  if (client === undefined) return { kind: 'no-client' };
  const story = storyOf(moment, client, path);
  const { set, fired, heard, removed, withheld, gone } = story;
  if (set === null) return { kind: 'no-watch', client: name, path };
  const isOnce = set.mode === 'standard';
  const isHeard = heard !== null && heard.id > set.id;
  const isOver = gone !== null || client.state === 'expired' || set.session !== client.session;
  if (isHeard && isOnce) return { kind: 'got-it', at: heard.at, path, isGone: true };
  if (withheld !== null && withheld.id > set.id) return { kind: 'withheld', at: withheld.at, path };
  if (removed !== null && removed.id > set.id) return { kind: 'removed', at: removed.at, path };
  if (fired !== null && fired.id > set.id) {
    const after = afterFiring(moment, client, story, path);
    if (!isOver || after.kind === 'on-its-way') return after;
  }
  if (client.state === 'closed') return { kind: 'closed', client: name };
  if (isOver) return { kind: 'expired', client: name };
  if (isHeard) return { kind: 'got-it', at: heard.at, path, isGone: false };
  if (!isConnected(client.state)) return { kind: 'not-connected', client: name, path };
  const change = latestChange(moment, set, set.id + 1);
  const server = world.peers[client.server - 1];
  if (change !== null && server !== undefined && server.lastProcessed < change) {
    return {
      kind: 'server-behind',
      server: server.sid,
      zxid: change,
      applied: server.lastProcessed,
    };
  }
  const missed =
    isOnce || story.parted < 0 ? null : latestChange(moment, set, story.parted, set.id);
  if (missed !== null) return { kind: 'silent-gap', client: name, zxid: missed };
  return { kind: 'no-change', since: set.at, path, server: client.server };
}

type Of<K extends Event['kind']> = Extract<Event, { kind: K }> | null;

interface Story {
  set: Of<'watch-set'>;
  fired: Of<'watch-fired'>;
  heard: Of<'watch-event'>;
  removed: Of<'watch-removed'>;
  withheld: Of<'watch-withheld'>;
  /** The session of the watch is over, at a server at least. */
  gone: Of<'session-closed'>;
  /** The event in which the connection ended before the watch was set again; -1 if it was not. */
  parted: number;
}

/** Whether it is told of a change; that a watch was removed is told in the same way. */
const tells = ({ type, path }: NonNullable<Story['heard']>['event'], hearing: Hearing): boolean =>
  !type.endsWith('WatchRemoved') && hearing.hears(path);

/** The latest of each thing that can happen to this watch. */
function storyOf({ events, eventCount }: Moment, client: Client, path: string): Story {
  const sessions = new Set([...sessionsOf(events, eventCount, client.name), client.session]);
  const hearing = new Hearing(sessions, path);
  const story: Story = {
    set: null,
    fired: null,
    heard: null,
    removed: null,
    withheld: null,
    gone: null,
    parted: -1,
  };
  let parted = -1;
  for (let id = 0; id < eventCount; id++) {
    const event = events.at(id)!;
    hearing.pass(event);
    if (event.who === client.name) {
      if (event.kind === 'client-disconnected') parted = id;
      else if (event.kind === 'watch-event' && tells(event.event, hearing)) story.heard = event;
    }
    if (!('session' in event) || !sessions.has(event.session)) continue;
    switch (event.kind) {
      case 'watch-set':
        if (event.path !== path) break;
        story.parted = parted > (story.set?.id ?? parted) ? parted : -1;
        story.set = event;
        story.gone = null;
        break;
      case 'watch-removed':
        if (event.path === path) story.removed = event;
        break;
      case 'watch-fired':
        if (hearing.hears(event.event.path)) story.fired = event;
        break;
      case 'watch-withheld':
        if (hearing.hears(event.event.path)) story.withheld = event;
        break;
      case 'session-closed':
        if (event.session === story.set?.session) story.gone ??= event;
        break;
      default:
    }
  }
  return story;
}

function afterFiring(
  { world, at }: Moment,
  client: Client,
  { set, fired, heard }: Story,
  path: string,
): NoEvent {
  if (heard !== null && heard.id > fired!.id) {
    return { kind: 'got-it', at: heard.at, path, isGone: set!.mode === 'standard' };
  }
  const { who: server, event } = fired!;
  const [found] = findMessages(
    world,
    at,
    (message, from, to) =>
      message.type === 'WatchEvent' &&
      from === server &&
      to === client.name &&
      message.event.path === event.path,
  );
  if (found !== undefined) return { kind: 'on-its-way', halt: found.halt };
  return { kind: 'lost-with-connection', at: fired!.at, server };
}
