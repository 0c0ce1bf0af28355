import type { spacetime } from '../../i18n/en/spacetime.ts';

export type SpacetimeWords = typeof spacetime;
