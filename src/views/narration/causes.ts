import type { Event } from '../../simulation/facts.ts';

/**
 * What led to an event: the chain of its causes, nearest first.
 *
 * @param eventAt looks an event up by its id; undefined when it is not in the present run
 * @param limit how far back to go
 */
export function causesOf(
  event: Event,
  eventAt: (id: number) => Event | undefined,
  limit = 4,
): readonly Event[] {
  const chain: Event[] = [];
  let id = event.cause;
  while (id >= 0 && chain.length < limit) {
    const cause = eventAt(id);
    if (cause === undefined) break;
    chain.push(cause);
    id = cause.cause;
  }
  return chain;
}
