import type { Actor } from '../../simulation/actor.ts';
import type { Event, Message } from '../../simulation/facts.ts';
import type { Moment } from '../election/moment.ts';

/** Events that one picture looks at, at most; what is older is left out. */
const EVENTS_MAX = 8_000;
export const MESSAGES_MAX = 300;

/** The events of the window, oldest first. */
export function eventsSince(moment: Moment, fromUs: number): readonly Event[] {
  const found: Event[] = [];
  const oldest = Math.max(0, moment.eventCount - EVENTS_MAX);
  for (let id = moment.eventCount - 1; id >= oldest; id--) {
    const event = moment.events.at(id);
    if (event === undefined) continue;
    if (event.at < fromUs) break;
    found.push(event);
  }
  return found.reverse();
}

/** Whether there are more events in the window than one picture looks at. */
export const isCutShort = (moment: Moment, events: readonly Event[], fromUs: number): boolean => {
  const before = moment.events.at(moment.eventCount - events.length - 1);
  return events.length >= EVENTS_MAX && before !== undefined && before.at >= fromUs;
};

/** One message on its way from one actor to another. Microseconds. */
export interface Sending {
  readonly envelope: number;
  readonly from: Actor;
  readonly to: Actor;
  readonly message: Message;
  readonly sentAt: number;
  /** When it arrived or was lost, or when it is due while it flies. */
  readonly endAt: number;
  readonly flying: boolean;
  readonly lost: boolean;
}

/** Messages whose end, or whose whole flight so far, lies in the window, and that `wanted` wants: the newest of them. */
export function sendingsOf(
  moment: Moment,
  events: readonly Event[],
  wanted: (sending: Sending) => boolean,
): { readonly shown: readonly Sending[]; readonly leftOut: number } {
  const sendings: Sending[] = [];
  for (const event of events) {
    if (event.kind !== 'delivered' && event.kind !== 'lost') continue;
    const sent = moment.events.at(event.cause);
    if (sent?.kind !== 'sent' || sent.envelope !== event.envelope) continue;
    const { envelope, message } = event;
    const lost = event.kind === 'lost';
    const ends = { from: event.from, to: sent.to };
    sendings.push({
      envelope,
      ...ends,
      message,
      sentAt: sent.at,
      endAt: event.at,
      flying: false,
      lost,
    });
  }
  for (const { forth, back } of moment.world.connections.values()) {
    for (const { id, from, to, carries, sentAt, dueAt } of [...forth.inFlight, ...back.inFlight]) {
      if (carries.kind !== 'message') continue;
      const { message } = carries;
      sendings.push({
        envelope: id,
        from,
        to,
        message,
        sentAt,
        endAt: dueAt,
        flying: true,
        lost: false,
      });
    }
  }
  const found = sendings.filter(wanted);
  found.sort((a, b) => a.sentAt - b.sentAt || a.envelope - b.envelope);
  return { shown: found.slice(-MESSAGES_MAX), leftOut: Math.max(0, found.length - MESSAGES_MAX) };
}
