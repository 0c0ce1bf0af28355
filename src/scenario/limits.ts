/** Characters of a link behind its `#`: what the common chat programs and browsers still carry. */
export const LINK_CHARACTERS_MAX = 80_000;
/** Bytes of JSON, in a file or decompressed from a link. */
export const JSON_BYTES_MAX = 1_000_000;

export const BOOKMARKS_MAX = 100;
export const NOTE_CHARACTERS_MAX = 200;
export const SEED_CHARACTERS_MAX = 64;
export const TITLE_CHARACTERS_MAX = 80;
export const CLIENT_NAME_CHARACTERS_MAX = 16;
export const SESSION_DIGITS = 16;
export const PASSWORD_DIGITS = 32;
export const WATCHER_CHARACTERS_MAX = 64;
/** The name of what a lock guards. */
export const RESOURCE_CHARACTERS_MAX = 32;
export const PERMITS_MAX = 32;
/** How often a program does what it does. */
export const TIMES_MAX = 1_000_000;
/** Two digits stand for a priority. */
export const PRIORITIES_MAX = 100;
export const OUTSTANDING_MAX = 1_000;
export const WORKLOAD_ZNODES_MAX = 1_000;
export const PATH_CHARACTERS_MAX = 256;
export const DATA_CHARACTERS_MAX = 1_024;
/** A line at a console. */
export const LINE_CHARACTERS_MAX = 1_500;
/** Entries of an access list, and the characters of an identity in it. */
export const ACL_ENTRIES_MAX = 16;
export const IDENTITY_CHARACTERS_MAX = 128;
/** Parts of a multi. */
export const PARTS_MAX = 64;
export const GROUPS_MAX = 41;

export const LATENCY_US_MIN = 100;
export const LATENCY_US_MAX = 60_000_000;
export const FSYNC_US_MAX = 60_000_000;
export const LEADER_WORK_US_MAX = 10_000_000;
export const DELAY_MS_MAX = 3_600_000;
export const TICK_MS_MIN = 100;
export const TICK_MS_MAX = 60_000;
export const LIMIT_TICKS_MAX = 100;
export const COMMIT_LOG_COUNT_MAX = 10_000;

/** Observers, and spares: servers that belong to no configuration at first. */
export const OBSERVERS_MAX = 4;
export const SPARES_MAX = 4;
/** Voters, observers and spares together. */
export const ALL_SERVERS_MAX = 13;
export const WEIGHT_MAX = 100;
export const GROUP_NUMBER_MAX = 99;
/** ZooKeeper's own least is 2 as well: half of it is left to chance. */
export const SNAP_COUNT_MIN = 2;
export const SNAP_COUNT_MAX = 1_000_000;
export const SNAPSHOT_SIZE_FACTOR_PERCENT_MAX = 100_000;
export const JUTE_MAX_BUFFER_MIN = 128;
export const JUTE_MAX_BUFFER_MAX = 16 * 1024 * 1024;
export const COUNTER_BITS_MIN = 2;
export const COUNTER_BITS_MAX = 32;

/** A clock runs at half to double the true pace. */
export const DRIFT_PERMILLE_MIN = -500;
export const DRIFT_PERMILLE_MAX = 1_000;
export const TIMER_CHARACTERS_MAX = 24;
export const TYPE_CHARACTERS_MAX = 24;
export const KEEPS_MAX = 10_000;

/** How much is replayed to open a scenario: about a second of work, and no more than a timeline holds. */
export const REPLAY_STEPS_MAX = 300_000;
export const REPLAY_TIME_US_MAX = 24 * 3_600_000_000;
