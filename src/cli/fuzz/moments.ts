import type { EventKind } from '../../simulation/facts.ts';

/** Moments at which a fault hurts most: some of them provoke one in each run. */
export const MOMENTS: readonly EventKind[] = [
  'sync-chosen',
  'epoch-chosen',
  'epoch-promised',
  'epoch-written',
  'established',
  'decided',
  'proposed',
  'committed',
  'logged',
  'acked',
  'truncated',
  'snapshot-installed',
  'new-leader-acked',
  'up-to-date',
  'final-wait-began',
  'reconfigured',
];

/** The same for programs: when they ask, hear, and believe. */
export const RECIPE_MOMENTS: readonly EventKind[] = [
  'requested',
  'prepared',
  'proposed',
  'replied',
  'answered',
  'watch-fired',
  'watch-event',
  'lock-changed',
  'resource-asked',
];
