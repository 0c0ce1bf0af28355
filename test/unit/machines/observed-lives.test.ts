import { describe, expect, it } from 'vitest';
import { acceptsChange, nextLife } from '../../../src/machines/peer-life.ts';
import type { Command } from '../../../src/simulation/command.ts';
import type { Event } from '../../../src/simulation/facts.ts';
import {
  lifeEventOf,
  lifeStateOf,
  type LifeEvent,
  type LifeState,
} from '../../../src/zab/transitions.ts';
import type { Frame } from '../../../src/timeline/frame.ts';
import { played, writer } from '../views-election/played.ts';

/** Every change of role and phase in a run, with the state that it found and the one it led to. */
function* changesOf(frame: Frame, fake?: Event) {
  const lives = new Map<number, LifeState>();
  for (let id = 0; id < frame.eventCount; id++) {
    const event = id === fake?.id ? fake : frame.events.at(id)!;
    if (typeof event.who !== 'number') continue;
    const change = lifeEventOf(event as Parameters<typeof lifeEventOf>[0]);
    if (change === null) continue;
    const from = lives.get(event.who) ?? 'down';
    const to = nextLife(from, change);
    yield { id, who: event.who, from, change, to };
    if (to !== null) lives.set(event.who, to);
  }
}

const crash = (server: number): Command => ({ do: 'crash', server });
const restart = (server: number): Command => ({ do: 'restart', server });

const RUNS: Readonly<Record<string, readonly (readonly [number, Command])[]>> = {
  'a cold start': [],
  'the leader crashes and comes back': [
    [2_000, crash(5)],
    [4_000, restart(5)],
  ],
  'the leader crashes in discovery': [
    [330, crash(5)],
    [3_000, restart(5)],
  ],
  'the majority is lost and returns': [
    [1_000, crash(1)],
    [1_500, crash(2)],
    [2_000, crash(5)],
    [20_000, restart(1)],
    [20_100, restart(2)],
  ],
  'the leader is isolated and returns': [
    [2_000, { do: 'isolate', server: 5 }],
    [20_000, { do: 'reconnect', server: 5 }],
  ],
  'the ensemble is cut in three, then healed': [
    [2_000, { do: 'cut', groups: [[1, 2], [3, 4], [5]] }],
    [20_000, { do: 'heal' }],
  ],
};

describe('the lives of peers in real runs', () => {
  it.each(Object.entries(RUNS))('%s', (_, script) => {
    for (const seed of ['a', 'b', 'c', 'd']) {
      const frame = played({ seed, clients: [writer('w', 1, 30)] }, script, 30_000);
      const lives = new Map<number, LifeState>();
      let changes = 0;
      for (const { id, who, from, change, to } of changesOf(frame)) {
        expect(to, `event ${id}: server ${who}, ${from}, ${change}`).not.toBeNull();
        lives.set(who, to!);
        changes++;
      }
      expect(changes).toBeGreaterThan(15);
      for (const peer of frame.world.peers) {
        expect(lives.get(peer.sid)).toBe(lifeStateOf(peer));
      }
    }
  });

  it('refuses a planted change', () => {
    const frame = played({}, [[2_000, crash(5)]], 5_000);
    const observed = [...changesOf(frame)];
    const decided = observed.find((change) => change.change === 'decided/following')!;
    const real = frame.events.at(decided.id)!;
    const planted = {
      ...real,
      kind: 'phase-entered',
      rule: 'zab.phase',
      role: 'leading',
      phase: 'broadcast',
    } as Event;
    const refused = [...changesOf(frame, planted)].filter((change) => change.to === null);
    expect(refused[0]).toMatchObject({ id: decided.id, from: 'looking', to: null });
    const from: LifeState = 'looking';
    const event: LifeEvent = 'entered/leading/broadcast';
    expect(acceptsChange(from, event, 'leading/broadcast')).toBe(false);
  });
});
