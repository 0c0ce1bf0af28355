/** Views of the run, in the order of their tabs. */
export const RUN_PANES = [
  'election',
  'quorum',
  'log',
  'znodes',
  'locks',
  'recipes',
  'sessions',
  'messages',
  'invariants',
  'roles',
  'metrics',
  'console',
  'compare',
  'time',
  'branches',
  'trace',
  'space-time',
  'transcript',
] as const;
export type RunPane = (typeof RUN_PANES)[number];
