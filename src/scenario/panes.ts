/** Views of the run, in the order of their tabs. */
export const RUN_PANES = [
  'election',
  'quorum',
  'log',
  'znodes',
  'locks',
  'sessions',
  'invariants',
  'roles',
  'compare',
  'time',
  'branches',
] as const;
export type RunPane = (typeof RUN_PANES)[number];
