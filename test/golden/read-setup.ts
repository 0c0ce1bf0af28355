import type { AnySwitch } from '../../src/server/switches.ts';
import { DEFAULT_SETUP, type MicrosRange, type Setup } from '../../src/simulation/setup.ts';

/** `2s`, `200ms`, `40us`: microseconds. */
export function micros(text: string): number {
  if (text === '0') return 0;
  const match = /^(\d+)(us|ms|s)$/.exec(text);
  if (match === null) throw new Error(`not a time: ${text}`);
  return Number(match[1]) * { us: 1, ms: 1_000, s: 1_000_000 }[match[2] as 'us' | 'ms' | 's'];
}

/** `10ms` or `10ms..12ms`. */
export function range(text: string): MicrosRange {
  const [min, max = min] = text.split('..') as [string, string?];
  return { min: micros(min), max: micros(max) };
}

const ms = (text: string): number => micros(text) / 1_000;
const yes = (text: string): boolean => text === 'yes';
/** `1,2|3,4` */
const groups = (text: string): number[][] =>
  text.split('|').map((group) => group.split(',').map(Number));

/** The words of an `ensemble` line: `servers=3 observers=1 seed=x`. */
export function readSetup(words: readonly string[]): Setup {
  const given = new Map(words.map((word) => word.split('=') as [string, string]));
  const take = <T>(name: string, read: (text: string) => T, otherwise: T): T => {
    const text = given.get(name);
    given.delete(name);
    return text === undefined ? otherwise : read(text);
  };
  const servers = take('servers', Number, 3);
  const observers = take('observers', Number, 0);
  const spares = take('spares', Number, 0);
  const setup: Setup = {
    ...DEFAULT_SETUP,
    servers,
    observers,
    spares,
    groups: take('groups', groups, undefined),
    seed: take('seed', String, 'story'),
    startsMs: take(
      'starts',
      (text) => text.split(',').map((start) => (start === 'never' ? null : ms(start))),
      Array.from({ length: servers + observers + spares }, () => 0),
    ),
    latencyUs: take('latency', range, { min: 10_000, max: 12_000 }),
    fsyncUs: take('fsync', range, { min: 5_000, max: 6_000 }),
    leaderWorkUs: take('work', range, undefined),
    tickMs: take('tick', ms, DEFAULT_SETUP.tickMs),
    initLimitTicks: take('init', Number, DEFAULT_SETUP.initLimitTicks),
    syncLimitTicks: take('sync', Number, DEFAULT_SETUP.syncLimitTicks),
    commitLogCount: take('history', Number, DEFAULT_SETUP.commitLogCount),
    snapCount: take('snapcount', Number, undefined),
    snapshotSizeFactorPercent: take('disklog', Number, undefined),
    forceSnapshotSync: take('forcesnap', yes, undefined),
    oracle: take('oracle', yes, undefined),
    readOnlyMode: take('readonly', yes, undefined),
    localSessionsEnabled: take('localsessions', yes, undefined),
    skipAcl: take('skipacl', yes, undefined),
    counterBits: take('counterbits', Number, undefined),
    unsafeNetwork: take('unsafe', yes, undefined),
    switchedOff: take('off', (text) => text.split(',') as AnySwitch[], undefined),
  };
  if (given.size > 0) throw new Error(`unknown in the set-up: ${[...given.keys()].join(' ')}`);
  return setup;
}
