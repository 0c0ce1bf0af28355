/** Characters of a link behind its `#`: what the common chat programs and browsers still carry. */
export const LINK_CHARACTERS_MAX = 80_000;
/** Bytes of JSON, in a file or decompressed from a link. */
export const JSON_BYTES_MAX = 1_000_000;

export const SEED_CHARACTERS_MAX = 64;
export const TITLE_CHARACTERS_MAX = 80;
export const CLIENT_NAME_CHARACTERS_MAX = 16;
export const PATH_CHARACTERS_MAX = 256;
export const DATA_CHARACTERS_MAX = 1_024;
export const GROUPS_MAX = 41;

export const LATENCY_US_MIN = 100;
export const LATENCY_US_MAX = 60_000_000;
export const FSYNC_US_MAX = 60_000_000;
export const DELAY_MS_MAX = 3_600_000;
export const TICK_MS_MIN = 100;
export const TICK_MS_MAX = 60_000;
export const LIMIT_TICKS_MAX = 100;
export const COMMIT_LOG_COUNT_MAX = 10_000;

/** How much is replayed to open a scenario: about a second of work, and no more than a timeline holds. */
export const REPLAY_STEPS_MAX = 300_000;
export const REPLAY_TIME_US_MAX = 24 * 3_600_000_000;
