import fc from 'fast-check';
import type { Command } from '../../src/simulation/command.ts';
import type { EventKind } from '../../src/simulation/facts.ts';
import type { Run } from './run.ts';

/** Something bad that happens `waitMs` after the last one. */
export type Fault =
  | { readonly waitMs: number; readonly command: Command }
  /** Whoever leads, or everybody. */
  | { readonly waitMs: number; readonly do: 'crash' | 'isolate'; readonly whom: 'leader' | 'all' }
  /** Strikes the server at which the next event of this kind happens, within `waitMs`, right behind it. */
  | { readonly waitMs: number; readonly do: 'crash' | 'isolate'; readonly at: EventKind };

/** From within one handshake to longer than every time-out. */
const wait = fc.oneof(
  { weight: 2, arbitrary: fc.nat(60) },
  { weight: 4, arbitrary: fc.integer({ min: 60, max: 1_500 }) },
  { weight: 1, arbitrary: fc.integer({ min: 1_500, max: 6_000 }) },
);

/** The moments at which something was just written, or is about to be. */
const MOMENTS: readonly EventKind[] = [
  'decided',
  'epoch-chosen',
  'epoch-promised',
  'epoch-written',
  'sync-chosen',
  'truncated',
  'snapshot-installed',
  'logged',
  'fsynced',
  'established',
  'up-to-date',
  'committed',
  'applied',
];

function commandOf(servers: number): fc.Arbitrary<Command> {
  const server = fc.integer({ min: 1, max: servers });
  const cut = fc.integer({ min: 1, max: 2 ** servers - 2 }).map((side): Command => {
    const all = Array.from({ length: servers }, (_, i) => i + 1);
    const inside = (sid: number): boolean => (side & (1 << (sid - 1))) !== 0;
    return { do: 'cut', groups: [all.filter(inside), all.filter((sid) => !inside(sid))] };
  });
  const one = (verb: 'crash' | 'restart' | 'isolate' | 'reconnect'): fc.Arbitrary<Command> =>
    server.map((sid) => ({ do: verb, server: sid }));
  return fc.oneof(
    { weight: 4, arbitrary: one('crash') },
    { weight: 7, arbitrary: one('restart') },
    { weight: 2, arbitrary: one('isolate') },
    { weight: 2, arbitrary: one('reconnect') },
    { weight: 2, arbitrary: cut },
    { weight: 3, arbitrary: fc.constant<Command>({ do: 'heal' }) },
  );
}

const verb = fc.constantFrom('crash', 'isolate');

export const faultsFor = (servers: number): fc.Arbitrary<readonly Fault[]> =>
  fc.array(
    fc.oneof(
      { weight: 6, arbitrary: fc.record({ waitMs: wait, command: commandOf(servers) }) },
      {
        weight: 1,
        arbitrary: fc.record({
          waitMs: wait,
          do: verb,
          whom: fc.constantFrom('leader', 'leader', 'all'),
        }),
      },
      {
        weight: 3,
        arbitrary: fc.record({
          waitMs: fc.constant(3_000),
          do: verb,
          at: fc.constantFrom(...MOMENTS),
        }),
      },
    ),
    { minLength: 1, maxLength: 24, size: 'max' },
  );

/** Lets time pass, and the fault happen; `at` is where the run stands. Returns where it stands then. */
export function inflict(run: Run, at: number, fault: Fault): number {
  let now = at + fault.waitMs * 1_000;
  let struck: readonly number[] = [];
  if ('at' in fault) {
    const strikes = run.until(now, (events) => {
      const found = events.find((event) => event.kind === fault.at);
      if (typeof found?.who === 'number') struck = [found.who];
      return struck.length > 0;
    });
    if (strikes) now = run.world.now;
  } else {
    run.until(now);
    if ('command' in fault) run.act(fault.command, now);
    else {
      struck = run.world.peers
        .filter(({ up, role }) => up && (fault.whom === 'all' || role === 'leading'))
        .map(({ sid }) => sid);
    }
  }
  if (!('command' in fault)) for (const server of struck) run.act({ do: fault.do, server }, now);
  return now;
}
