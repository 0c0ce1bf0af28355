import type { Component } from 'svelte';
import type { Lab } from '../lab.svelte.ts';
import type { Pane } from '../open-panes.svelte.ts';

/** Each comes when it is first opened. */
export const PANE_VIEWS: Readonly<
  Record<Pane, () => Promise<{ default: Component<{ lab: Lab }> }>>
> = {
  lesson: () => import('../lesson/LessonPlayer.svelte'),
  election: () => import('../election/ElectionPane.svelte'),
  quorum: () => import('../quorum/QuorumPane.svelte'),
  log: () => import('../log/LogPane.svelte'),
  znodes: () => import('../znodes/ZnodesPane.svelte'),
  locks: () => import('../locks/LocksPane.svelte'),
  recipes: () => import('../recipes/RecipesPane.svelte'),
  time: () => import('../time/TimePane.svelte'),
  sessions: () => import('../sessions/SessionsPane.svelte'),
  messages: () => import('../messages/MessagesPane.svelte'),
  invariants: () => import('../invariants/InvariantsPane.svelte'),
  roles: () => import('../roles/RolesPane.svelte'),
  metrics: () => import('../metrics/MetricsPane.svelte'),
  console: () => import('../console/ConsolePane.svelte'),
  compare: () => import('../compare/ComparePane.svelte'),
  branches: () => import('../branches/BranchesPane.svelte'),
  trace: () => import('../trace/TracePane.svelte'),
  'space-time': () => import('../space-time/SpaceTimePane.svelte'),
  transcript: () => import('../transcript/TranscriptPane.svelte'),
};
