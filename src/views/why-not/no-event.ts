import type { Client } from '../../client/client-state.ts';
import { isConnected } from '../../client/transitions.ts';
import type { Event } from '../../simulation/facts.ts';
import { parentOf } from '../../znodes/path.ts';
import type { Zxid } from '../../zab/zxid.ts';
import type { Moment } from '../election/moment.ts';
import type { Halt } from '../trace/halt.ts';
import { findMessages } from '../trace/whereabouts.ts';

/** An answer to “Why did this client not get the event?”. */
export type NoEvent =
  | { readonly kind: 'no-client' }
  | { readonly kind: 'expired'; readonly client: string }
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
  const { set, fired, heard, removed, withheld } = story;
  if (set === null) return { kind: 'no-watch', client: name, path };
  if (client.state === 'expired' || set.session !== client.session) {
    return { kind: 'expired', client: name };
  }
  if (withheld !== null && withheld.id > set.id) return { kind: 'withheld', at: withheld.at, path };
  if (removed !== null && removed.id > set.id) return { kind: 'removed', at: removed.at, path };
  if (fired !== null && fired.id > set.id) return afterFiring(moment, client, path, story);
  if (heard !== null && heard.id > set.id) {
    return { kind: 'got-it', at: heard.at, path, isGone: false };
  }
  if (!isConnected(client.state)) return { kind: 'not-connected', client: name, path };
  const change = latestChange(moment, path, set);
  const server = world.peers[client.server - 1];
  if (change !== null && server !== undefined && server.lastProcessed < change) {
    return {
      kind: 'server-behind',
      server: server.sid,
      zxid: change,
      applied: server.lastProcessed,
    };
  }
  return { kind: 'no-change', since: set.at, path, server: client.server };
}

type Of<K extends Event['kind']> = Extract<Event, { kind: K }> | null;

interface Story {
  readonly set: Of<'watch-set'>;
  readonly fired: Of<'watch-fired'>;
  readonly heard: Of<'watch-event'>;
  readonly removed: Of<'watch-removed'>;
  readonly withheld: Of<'watch-withheld'>;
}

/** The latest of each thing that can happen to this watch. */
function storyOf({ events, eventCount }: Moment, client: Client, path: string): Story {
  const sessions = new Set([client.session]);
  for (let id = 0; id < eventCount; id++) {
    const event = events.at(id)!;
    if (event.kind === 'client-connected' && event.who === client.name) sessions.add(event.session);
  }
  const mine = (event: { readonly session: string }): boolean => sessions.has(event.session);
  let [set, fired, heard, removed, withheld]: [
    Of<'watch-set'>,
    Of<'watch-fired'>,
    Of<'watch-event'>,
    Of<'watch-removed'>,
    Of<'watch-withheld'>,
  ] = [null, null, null, null, null];
  for (let id = eventCount - 1; id >= 0; id--) {
    const event = events.at(id)!;
    if (event.kind === 'watch-set' && mine(event) && event.path === path) set ??= event;
    else if (event.kind === 'watch-fired' && mine(event) && event.event.path === path)
      fired ??= event;
    else if (event.kind === 'watch-event' && event.who === client.name && event.event.path === path)
      heard ??= event;
    else if (event.kind === 'watch-removed' && mine(event) && event.path === path)
      removed ??= event;
    else if (event.kind === 'watch-withheld' && mine(event) && event.event.path === path)
      withheld ??= event;
  }
  return { set, fired, heard, removed, withheld };
}

function afterFiring(
  { world, at }: Moment,
  client: Client,
  path: string,
  { set, fired, heard }: Story,
): NoEvent {
  const [found] = findMessages(
    world,
    at,
    (message, _, to) =>
      message.type === 'WatchEvent' && to === client.name && message.event.path === path,
  );
  if (found !== undefined) return { kind: 'on-its-way', halt: found.halt };
  if (heard !== null && heard.id > fired!.id) {
    return { kind: 'got-it', at: heard.at, path, isGone: set!.mode === 'standard' };
  }
  return { kind: 'lost-with-connection', at: fired!.at, server: fired!.who };
}

/** The latest transaction prepared behind `since` that changes the path or, for child watches, something below. */
function latestChange(
  { events, eventCount }: Moment,
  path: string,
  since: Extract<Event, { kind: 'watch-set' }>,
): Zxid | null {
  for (let id = eventCount - 1; id > since.id; id--) {
    const event = events.at(id)!;
    if (event.kind !== 'prepared' || event.error !== 'OK' || event.path === '') continue;
    if (event.path === path || parentOf(event.path) === path) return event.zxid;
  }
  return null;
}
