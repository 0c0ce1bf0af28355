import {
  COMMIT_LOG_COUNT_MAX,
  COUNTER_BITS_MAX,
  COUNTER_BITS_MIN,
  DELAY_MS_MAX,
  FSYNC_US_MAX,
  OBSERVERS_MAX,
  LATENCY_US_MAX,
  LATENCY_US_MIN,
  LEADER_WORK_US_MAX,
  LIMIT_TICKS_MAX,
  SEED_CHARACTERS_MAX,
  SNAP_COUNT_MAX,
  SNAP_COUNT_MIN,
  TICK_MS_MAX,
  TICK_MS_MIN,
} from '../../scenario/limits.ts';
import type { AnySwitch } from '../../server/switches.ts';
import {
  DEFAULT_SETUP,
  SERVERS_MAX,
  type ClientSetup,
  type Program,
  type Setup,
} from '../../simulation/setup.ts';
import { leastFor, namesOf, programsFor, type Together, togetherIn } from './client-programs.ts';

/** What the visitor typed: text until it is judged. */
export interface SetupForm {
  servers: string;
  observers: string;
  seed: string;
  latencyMin: string;
  latencyMax: string;
  fsyncMin: string;
  fsyncMax: string;
  /** How long an elected server is busy before it listens, and again before it serves. */
  workMin: string;
  workMax: string;
  clients: string;
  program: Together;
  /** What each client does, for `own`: as many as there are. */
  each: readonly Program[];
  /** Single messages may vanish, come twice and overtake. */
  unsafe: boolean;
  tick: string;
  initLimit: string;
  syncLimit: string;
  commitLog: string;
  snapCount: string;
  counterBits: string;
  forceSnapshot: boolean;
  oracle: boolean;
  /** Whoever asks may change the configuration, and all else. */
  skipAcl: boolean;
  /** Rules that do not hold. */
  off: readonly AnySwitch[];
}

/** Settings of ZooKeeper that are numbers. */
export const ENGINE_FIELDS = [
  'tick',
  'initLimit',
  'syncLimit',
  'commitLog',
  'snapCount',
  'counterBits',
] as const;

export type SetupField = Exclude<
  keyof SetupForm,
  'unsafe' | 'forceSnapshot' | 'oracle' | 'skipAcl' | 'off' | 'each'
>;

/** What is wrong with a field. */
export type Fault =
  | { readonly kind: 'whole' | 'number'; readonly min: number; readonly max: number }
  | { readonly kind: 'order' }
  | { readonly kind: 'seed'; readonly max: number };

export type Judged =
  { readonly setup: Setup } | { readonly faults: ReadonlyMap<SetupField, Fault> };

/** What a set-up that leaves them out runs with. */
const SNAP_COUNT = 100;
const COUNTER_BITS = 32;

/** More are hard to tell apart on the stage. */
export const CLIENTS_BY_FORM_MAX = 12;

const MS = 1_000;
const show = (us: number): string => String(us / MS);

/** The form that would give `setup` again. */
export function formOf(setup: Setup): SetupForm {
  const each = setup.clients.slice(0, CLIENTS_BY_FORM_MAX).map(({ program }) => program);
  return {
    servers: String(setup.servers),
    observers: String(setup.observers ?? 0),
    seed: setup.seed,
    latencyMin: show(setup.latencyUs.min),
    latencyMax: show(setup.latencyUs.max),
    fsyncMin: show(setup.fsyncUs.min),
    fsyncMax: show(setup.fsyncUs.max),
    workMin: show(setup.leaderWorkUs?.min ?? 0),
    workMax: show(setup.leaderWorkUs?.max ?? 0),
    clients: String(each.length),
    program: togetherIn(each),
    each,
    unsafe: setup.unsafeNetwork === true,
    tick: String(setup.tickMs),
    initLimit: String(setup.initLimitTicks),
    syncLimit: String(setup.syncLimitTicks),
    commitLog: String(setup.commitLogCount),
    snapCount: String(setup.snapCount ?? SNAP_COUNT),
    counterBits: String(setup.counterBits ?? COUNTER_BITS),
    forceSnapshot: setup.forceSnapshotSync === true,
    oracle: setup.oracle === true,
    skipAcl: setup.skipAcl === true,
    off: setup.switchedOff ?? [],
  };
}

const TIMEOUT_MS = 10_000;

/** Clients for these programs, each at the next server. */
function clientsFor(programs: readonly Program[], servers: number): readonly ClientSetup[] {
  const names = namesOf(programs.length);
  return programs.map((program, i) => ({
    name: names[i]!,
    server: (i % servers) + 1,
    timeoutMs: TIMEOUT_MS,
    program,
  }));
}

/** A set-up with these numbers, or what is wrong with each field. */
export function judgeForm(form: SetupForm): Judged {
  const faults = new Map<SetupField, Fault>();
  const number = (
    field: SetupField,
    min: number,
    max: number,
    kind: 'whole' | 'number',
  ): number => {
    const text = form[field].trim();
    const value = Number(text);
    const fine =
      text !== '' && value >= min && value <= max && (kind === 'number' || Number.isInteger(value));
    if (!fine) faults.set(field, { kind, min, max });
    return value;
  };
  const range = (from: SetupField, to: SetupField, minUs: number, maxUs: number) => {
    const min = Math.round(number(from, minUs / MS, maxUs / MS, 'number') * MS);
    const max = Math.round(number(to, minUs / MS, maxUs / MS, 'number') * MS);
    if (!faults.has(from) && !faults.has(to) && min > max) faults.set(from, { kind: 'order' });
    return { min, max };
  };
  const servers = number('servers', 1, SERVERS_MAX, 'whole');
  const observers = number('observers', 0, OBSERVERS_MAX, 'whole');
  const seed = form.seed.trim();
  if (!/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}<>]+$/u.test(seed) || seed.length > SEED_CHARACTERS_MAX) {
    faults.set('seed', { kind: 'seed', max: SEED_CHARACTERS_MAX });
  }
  const latencyUs = range(
    'latencyMin',
    'latencyMax',
    LATENCY_US_MIN,
    Math.min(LATENCY_US_MAX, DELAY_MS_MAX * MS),
  );
  const fsyncUs = range('fsyncMin', 'fsyncMax', 0, FSYNC_US_MAX);
  const leaderWorkUs = range('workMin', 'workMax', 0, LEADER_WORK_US_MAX);
  const clients = number('clients', leastFor(form.program), CLIENTS_BY_FORM_MAX, 'whole');
  const tickMs = number('tick', TICK_MS_MIN, TICK_MS_MAX, 'whole');
  const initLimitTicks = number('initLimit', 1, LIMIT_TICKS_MAX, 'whole');
  const syncLimitTicks = number('syncLimit', 1, LIMIT_TICKS_MAX, 'whole');
  const commitLogCount = number('commitLog', 1, COMMIT_LOG_COUNT_MAX, 'whole');
  const snapCount = number('snapCount', SNAP_COUNT_MIN, SNAP_COUNT_MAX, 'whole');
  const counterBits = number('counterBits', COUNTER_BITS_MIN, COUNTER_BITS_MAX, 'whole');
  if (faults.size > 0) return { faults };
  return {
    setup: {
      ...DEFAULT_SETUP,
      seed,
      servers,
      ...(observers > 0 ? { observers } : {}),
      startsMs: Array.from({ length: servers }, () => 0),
      latencyUs,
      fsyncUs,
      ...(leaderWorkUs.max > 0 ? { leaderWorkUs } : {}),
      ...(form.unsafe ? { unsafeNetwork: true } : {}),
      tickMs,
      initLimitTicks,
      syncLimitTicks,
      commitLogCount,
      ...(snapCount === SNAP_COUNT ? {} : { snapCount }),
      ...(counterBits === COUNTER_BITS ? {} : { counterBits }),
      ...(form.forceSnapshot ? { forceSnapshotSync: true } : {}),
      ...(form.oracle ? { oracle: true } : {}),
      ...(form.skipAcl ? { skipAcl: true } : {}),
      ...(form.off.length > 0 ? { switchedOff: [...form.off] } : {}),
      clients: clientsFor(programsFor(form.program, clients, form.each), servers),
    },
  };
}
