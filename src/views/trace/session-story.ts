import type { Event } from '../../simulation/facts.ts';
import type { Moment } from '../election/moment.ts';
import type { Events } from '../events/event-reader.ts';

const CLIENT_KINDS: ReadonlySet<Event['kind']> = new Set([
  'client-connected',
  'client-disconnected',
  'client-expired',
  'requested',
  'answered',
  'watch-event',
]);

/** The sessions that a client has had. */
export function sessionsOf(
  events: Pick<Events, 'at'>,
  eventCount: number,
  client: string,
): ReadonlySet<string> {
  const sessions = new Set<string>();
  for (let id = 0; id < eventCount; id++) {
    const event = events.at(id)!;
    if (event.kind === 'client-connected' && event.who === client) sessions.add(event.session);
  }
  return sessions;
}

/** What happened to a client's sessions, oldest first: at the client, and wherever a server dealt with one of them. */
export function sessionStory({ events, eventCount }: Moment, client: string): readonly Event[] {
  const sessions = sessionsOf(events, eventCount, client);
  const story: Event[] = [];
  for (let id = 0; id < eventCount; id++) {
    const event = events.at(id)!;
    if (event.who === client) {
      if (CLIENT_KINDS.has(event.kind)) story.push(event);
    } else if ('session' in event && sessions.has(event.session)) story.push(event);
  }
  return story;
}
