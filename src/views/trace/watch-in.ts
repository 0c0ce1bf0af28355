import type { Event } from '../../simulation/facts.ts';

/** The watch that an event at a server is about; null where it is about none. */
export function watchIn(event: Event): { readonly session: string; readonly path: string } | null {
  switch (event.kind) {
    case 'watch-set':
    case 'watch-removed':
      return { session: event.session, path: event.path };
    case 'watch-fired':
    case 'watch-withheld':
      return { session: event.session, path: event.event.path };
    default:
      return null;
  }
}
