import type { Event } from '../../simulation/facts.ts';

/**
 * An event has one cause: the last thing that was missing. Where several count together (the ACKs of a commit, the votes of a
 * decision), these names tie the others to it. What an event is counted as; null where it is not.
 */
export function countsAs(event: Event): string | null {
  switch (event.kind) {
    case 'acked':
      return `ack ${event.who} ${event.zxid} ${event.from}`;
    case 'vote-heard':
      return `vote ${event.who} ${event.from}`;
    case 'epoch-counted':
      return `epoch ${event.who} ${event.from}`;
    case 'new-leader-acked':
      return `history ${event.who} ${event.from}`;
    default:
      return null;
  }
}

/** What an event counts: the latest event of each name takes part in it. */
export function counted(event: Event): readonly string[] {
  switch (event.kind) {
    case 'committed':
      return event.acks.map((sid) => `ack ${event.who} ${event.zxid} ${sid}`);
    case 'decided':
    case 'final-wait-began':
      return event.agree.map((sid) => `vote ${event.who} ${sid}`);
    case 'epoch-chosen':
      return event.connected.map((sid) => `epoch ${event.who} ${sid}`);
    case 'established':
      return event.acked.map((sid) => `history ${event.who} ${sid}`);
    default:
      return [];
  }
}
