import type { Event } from '../simulation/facts.ts';
import type { World } from '../simulation/world.ts';

/** When a headless run ends. */
export interface Condition {
  /** Nothing later than this is run; reaching it fulfils a condition on time. Microseconds. */
  readonly untilUs: number | undefined;
  /** Whether the run ends after the step that had these events. */
  met(world: World, events: readonly Event[]): boolean;
}

export const CONDITIONS = `  time=1.5s            virtual time: ms, s or m
  steps=1000           so many steps are taken
  event=committed      something of this kind happened; event=committed:3 for the third time
  role=leading         a server leads; role=leading:3 for server 3 (looking, following, leading)
  zxid=1,5             epoch 1, counter 5 is committed`;

const UNITS: Readonly<Record<string, number>> = { ms: 1_000, s: 1_000_000, m: 60_000_000 };

const when = (met: Condition['met']): Condition => ({ untilUs: undefined, met });

/** Reads a condition as written on the command line; undefined if it is none. */
export function parseCondition(text: string): Condition | undefined {
  const time = /^time=(\d+(?:\.\d+)?)(ms|s|m)$/.exec(text);
  if (time) {
    const untilUs = Math.round(Number(time[1]) * UNITS[time[2]!]!);
    return { untilUs, met: () => false };
  }
  const steps = /^steps=(\d+)$/.exec(text);
  if (steps) return when((world) => world.steps >= Number(steps[1]));

  const event = /^event=([a-z-]+)(?::(\d+))?$/.exec(text);
  if (event) {
    let left = Number(event[2] ?? 1);
    return when((_, events) => {
      for (const { kind } of events) if (kind === event[1]) left--;
      return left <= 0;
    });
  }
  const role = /^role=(looking|following|leading|observing)(?::(\d+))?$/.exec(text);
  if (role) {
    const sid = Number(role[2] ?? 0);
    return when(({ peers }) =>
      peers.some((peer) => peer.up && peer.role === role[1] && (sid === 0 || peer.sid === sid)),
    );
  }
  const zxid = /^zxid=(\d+),(\d+)$/.exec(text);
  if (zxid) {
    const wanted = Number(zxid[1]) * 0x1_0000_0000 + Number(zxid[2]);
    return when((_, events) => events.some((e) => e.kind === 'committed' && e.zxid >= wanted));
  }
  return undefined;
}
