import type { Event, EventKind } from '../simulation/facts.ts';

const MILESTONES: ReadonlySet<EventKind> = new Set([
  'vote-changed',
  'decided',
  'phase-entered',
  'left',
  'established',
  'stood-alone',
  'proposed',
  'committed',
  'crashed',
  'started',
  'cut',
  'healed',
  'session-expiring',
  'client-expired',
  'lock-changed',
  'barrier-changed',
  'double-barrier-changed',
  'transaction-changed',
]);

/** Whether an event moves the story forward, so that "next milestone" stops behind it. */
export const isMilestone = (event: Event): boolean => MILESTONES.has(event.kind);

/** How far one jump to the next milestone goes when there is none. */
export const MILESTONE_STEPS_MAX = 100_000;
export const MILESTONE_REACH_US = 60_000_000;
