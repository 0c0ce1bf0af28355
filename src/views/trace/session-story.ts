import type { Event } from '../../simulation/facts.ts';
import type { Moment } from '../election/moment.ts';

const CLIENT_KINDS: ReadonlySet<Event['kind']> = new Set([
  'client-connected',
  'client-disconnected',
  'client-expired',
  'requested',
  'answered',
  'watch-event',
]);

/** What happened to a client's sessions, oldest first: at the client, and wherever a server dealt with one of them. */
export function sessionStory({ events, eventCount }: Moment, client: string): readonly Event[] {
  const sessions = new Set<string>();
  const story: Event[] = [];
  for (let id = 0; id < eventCount; id++) {
    const event = events.at(id)!;
    if (event.who === client) {
      if (event.kind === 'client-connected') sessions.add(event.session);
      if (CLIENT_KINDS.has(event.kind)) story.push(event);
    } else if ('session' in event && sessions.has(event.session)) story.push(event);
  }
  return story;
}
