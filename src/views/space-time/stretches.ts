import type { Event } from '../../simulation/facts.ts';
import type { Sid } from '../../zab/vote.ts';
import type { Moment } from '../election/moment.ts';

/** What a server did, or was, from one time to another. Microseconds. */
export interface Span {
  readonly kind: 'fsync' | 'looking' | 'down';
  readonly sid: Sid;
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
    } else if (event.kind === 'fsynced') {
      const from = open.get(event.who);
      if (from !== undefined) spans.push({ kind: 'fsync', sid: event.who, from, to: event.at });
      open.delete(event.who);
    } else if (event.kind === 'crashed' && typeof event.who === 'number') {
      const from = open.get(event.who);
      if (from !== undefined) spans.push({ kind: 'fsync', sid: event.who, from, to: event.at });
      open.delete(event.who);
    }
  }
  for (const [sid, from] of open) spans.push({ kind: 'fsync', sid, from, to: moment.at });
  return spans;
}

type Life = 'down' | 'looking' | 'settled';

/** What a server was before and after an event that changes its life. */
function turnOf(event: Event): { before: Life; after: Life } | null {
  switch (event.kind) {
    case 'started':
      return { before: 'down', after: 'looking' };
    case 'crashed':
      return { before: 'settled', after: 'down' };
    case 'became-looking':
    case 'left':
      return { before: 'settled', after: 'looking' };
    case 'decided':
      return { before: 'looking', after: 'settled' };
    default:
      return null;
  }
}

/** When servers were down or looked for a leader, from `fromUs` on. */
export function lives(events: readonly Event[], moment: Moment, fromUs: number): readonly Span[] {
  const spans: Span[] = [];
  for (const { sid, up, role } of moment.world.peers) {
    let life: Life | null = null;
    let since = fromUs;
    const close = (to: number): void => {
      if (life === 'looking' || life === 'down') spans.push({ sid, kind: life, from: since, to });
    };
    for (const event of events) {
      if (event.who !== sid) continue;
      const turn = turnOf(event);
      if (turn === null) continue;
      life ??= turn.before;
      if (turn.after === life) continue;
      close(event.at);
      life = turn.after;
      since = event.at;
    }
    life ??= !up ? 'down' : role === 'looking' ? 'looking' : 'settled';
    close(moment.at);
  }
  return spans;
}
