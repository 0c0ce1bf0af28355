import { isServer, type Actor } from '../../simulation/actor.ts';
import type { Event } from '../../simulation/facts.ts';
import type { Sid } from '../../zab/vote.ts';
import { LOOK_BACK_MAX, type Moment } from '../election/moment.ts';

export type Life = 'down' | 'looking' | 'discovery' | 'synchronization' | 'broadcast';

/** What a process did, or was, from one time to another. Microseconds. */
export interface Span {
  readonly kind: Life | 'fsync' | 'paused';
  readonly who: Actor;
  readonly from: number;
  readonly to: number;
}

/** From the first entry written to the fsync that made it durable. */
export function fsyncs(events: readonly Event[], moment: Moment): readonly Span[] {
  const open = new Map<Sid, number>();
  const spans: Span[] = [];
  for (const event of events) {
    if (event.kind === 'logged') {
      if (!open.has(event.who)) open.set(event.who, event.at);
      continue;
    }
    if (event.kind !== 'fsynced' && event.kind !== 'crashed') continue;
    if (!isServer(event.who)) continue;
    const from = open.get(event.who);
    if (from !== undefined) spans.push({ kind: 'fsync', who: event.who, from, to: event.at });
    open.delete(event.who);
  }
  for (const [who, from] of open) spans.push({ kind: 'fsync', who, from, to: moment.at });
  return spans;
}

/** What a server is from this event on; null where the event does not change it. */
function lifeAfter(event: Event): Life | null {
  switch (event.kind) {
    case 'crashed':
      return 'down';
    case 'started':
    case 'became-looking':
    case 'left':
      return 'looking';
    case 'phase-entered':
      return event.phase === 'election' ? 'looking' : event.phase;
    case 'stood-alone':
      return 'broadcast';
    default:
      return null;
  }
}

/** What the server of this event was before it; null where the event does not tell and nothing before it is near. */
function lifeBefore(event: Event, moment: Moment): Life | null {
  if (event.kind === 'started') return 'down';
  const oldest = Math.max(0, event.id - LOOK_BACK_MAX);
  for (let id = event.id - 1; id >= oldest; id--) {
    const other = moment.events.at(id);
    const life = other?.who === event.who ? lifeAfter(other) : null;
    if (life !== null) return life;
  }
  return null;
}

/** The phases of Zab, and the time without any, of every server from `fromUs` on. */
export function lives(events: readonly Event[], moment: Moment, fromUs: number): readonly Span[] {
  const turns = new Map<Actor, { readonly event: Event; readonly after: Life }[]>();
  for (const event of events) {
    const after = lifeAfter(event);
    if (after === null || event.who === null) continue;
    const known = turns.get(event.who);
    if (known === undefined) turns.set(event.who, [{ event, after }]);
    else known.push({ event, after });
  }
  return moment.world.peers.flatMap(({ sid, up, role, phase }) => {
    const mine = turns.get(sid) ?? [];
    const present = !up ? 'down' : role === 'looking' ? 'looking' : lifeOf(phase);
    const first = mine[0];
    const spans: Span[] = [];
    let life = first === undefined ? present : lifeBefore(first.event, moment);
    let from = fromUs;
    const close = (to: number): void => {
      if (life !== null && to > from) spans.push({ kind: life, who: sid, from, to });
    };
    for (const { event, after } of mine) {
      if (after === life) continue;
      close(event.at);
      life = after;
      from = event.at;
    }
    close(moment.at);
    return spans;
  });
}

const lifeOf = (phase: 'election' | Exclude<Life, 'down' | 'looking'>): Life =>
  phase === 'election' ? 'looking' : phase;

/** When processes were paused, from `fromUs` on. A crash ends a pause too. */
export function pauses(events: readonly Event[], moment: Moment, fromUs: number): readonly Span[] {
  const open = new Map<Actor, number>();
  const seen = new Set<Actor>();
  const spans: Span[] = [];
  for (const event of events) {
    const { kind, who, at } = event;
    if (kind !== 'paused' && kind !== 'resumed' && kind !== 'crashed') continue;
    if (kind === 'paused') open.set(who, open.get(who) ?? at);
    else {
      const from = open.get(who) ?? (kind === 'resumed' && !seen.has(who) ? fromUs : undefined);
      if (from !== undefined) spans.push({ kind: 'paused', who, from, to: at });
      open.delete(who);
    }
    seen.add(who);
  }
  for (const who of moment.world.paused) {
    spans.push({ kind: 'paused', who, from: open.get(who) ?? fromUs, to: moment.at });
  }
  return spans;
}
