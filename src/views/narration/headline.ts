import type { Event, EventKind } from '../../simulation/facts.ts';

/** How much a kind of event matters in the story; 0 is noise. */
const WEIGHTS: Readonly<Record<EventKind, number>> = {
  decided: 100,
  reconfigured: 99,
  established: 98,
  'stood-alone': 98,
  crashed: 97,
  'disk-failed': 97,
  exited: 97,
  cut: 96,
  paused: 96,
  committed: 95,
  healed: 94,
  resumed: 94,
  left: 93,
  'oracle-asked': 92,
  started: 90,
  'start-refused': 90,
  wiped: 89,
  damaged: 89,
  repaired: 89,
  'tail-lost': 89,
  'session-expiring': 88,
  'read-only-began': 88,
  'client-expired': 87,
  'read-only-ended': 66,
  'client-probed': 30,
  'server-list-updated': 68,
  'client-auth-failed': 87,
  'lock-changed': 86,
  'resource-used': 86,
  'transaction-changed': 86,
  'double-barrier-changed': 86,
  'barrier-changed': 86,
  'queue-changed': 85,
  'configuration-changed': 85,
  'members-changed': 85,
  'counter-changed': 81,
  'service-changed': 81,
  'revocation-asked': 79,
  'resource-asked': 58,
  'epoch-chosen': 85,
  truncated: 84,
  'snapshot-installed': 83,
  'sync-chosen': 82,
  answered: 80,
  proposed: 78,
  tampered: 77,
  'vote-changed': 76,
  'became-looking': 75,
  'session-closed': 74,
  'learner-dropped': 73,
  'watch-event': 72,
  'watch-fired': 71,
  'client-dropped': 62,
  'session-upgraded': 61,
  'containers-due': 56,
  'watch-withheld': 55,
  'final-wait-left': 70,
  'final-wait-began': 69,
  'round-advanced': 68,
  'up-to-date': 67,
  acked: 66,
  held: 65,
  'client-disconnected': 64,
  'client-connected': 63,
  'client-closed': 63,
  'request-refused': 63,
  'state-event': 6,
  'clients-dropped': 62,
  'new-leader-acked': 61,
  'epoch-promised': 60,
  'epoch-acked': 59,
  fsynced: 58,
  read: 57,
  requested: 56,
  'epoch-counted': 55,
  applied: 54,
  'session-opened': 53,
  replied: 52,
  'client-refused': 51,
  prepared: 50,
  forwarded: 48,
  'snapshot-taken': 47,
  'epoch-written': 45,
  logged: 44,
  'vote-discarded': 42,
  'notification-overwritten': 41,
  'vote-heard': 40,
  'phase-entered': 39,
  'watch-set': 38,
  'watch-removed': 38,
  'session-resumed': 37,
  lost: 36,
  silence: 35,
  commanded: 30,
  disconnected: 20,
  refused: 19,
  'quorum-checked': 18,
  'client-connecting': 17,
  connected: 16,
  dialled: 15,
  sent: 12,
  delivered: 10,
};

/** Kinds that are about one message. */
const CARRYING: ReadonlySet<EventKind> = new Set(['sent', 'delivered', 'lost', 'held']);

const isKeepAlive = (event: Event): boolean =>
  CARRYING.has(event.kind) &&
  'message' in event &&
  ['PING', 'Ping', 'PingReply'].includes(event.message.type);

/** How much an event matters in the story: 0 for pings, up to 100 for a decision. */
export const weightOf = (event: Event): number => (isKeepAlive(event) ? 0 : WEIGHTS[event.kind]);

/** The event that says best what a step did; the first of equals, a ping only if there is nothing else. */
export function headlineOf(events: readonly Event[]): Event | null {
  let best: Event | null = null;
  for (const event of events) {
    if (best === null || weightOf(event) > weightOf(best)) best = event;
  }
  return best;
}
