/** Whoever reads the transcript and sees no picture knows at each moment what the stage and space-time draw. */
import { describe, expect, it } from 'vitest';
import { generate } from '../../../src/cli/fuzz/play.ts';
import { PROFILES } from '../../../src/cli/fuzz/profile.ts';
import { enLate } from '../../../src/i18n/en-late.ts';
import { zhLate } from '../../../src/i18n/zh-late.ts';
import { LIBRARY } from '../../../src/scenario/library/library.ts';
import { fileOf } from '../../../src/scenario/library/start.ts';
import { openScenario } from '../../../src/scenario/open-scenario.ts';
import { readScenario } from '../../../src/scenario/read-scenario.ts';
import type { Actor } from '../../../src/simulation/actor.ts';
import { createWorld } from '../../../src/simulation/create-world.ts';
import type { Event, EventKind } from '../../../src/simulation/facts.ts';
import type { Setup } from '../../../src/simulation/setup.ts';
import type { Action } from '../../../src/timeline/action.ts';
import { advance } from '../../../src/timeline/advance.ts';
import { zxidIn } from '../../../src/views/marks/label.ts';
import { isWanted } from '../../../src/views/transcript/transcript-book.ts';
import { lineOf } from '../../../src/views/transcript/write-transcript.ts';
import { showZxid } from '../../../src/zab/zxid.ts';
import { everything } from '../narration/everything.ts';
import { Reader } from './reader.ts';
import { heldIn, ringOf, shownIn } from './shown-in.ts';

const DRAWN = { scope: 'drawn', who: null } as const;
/** Behind the last action, microseconds. */
const LATER_US = 3_000_000;
/** A picture is held against what is known so often. */
const EACH_STEPS = 10;

/** Plays a recorded run step by step, with somebody who reads what the transcript has of it. */
function readAlong(setup: Setup, actions: readonly Action[], untilUs: number): void {
  const world = createWorld(setup);
  const reader = new Reader(setup);
  const ring = ringOf(world);
  let next = 0;
  for (;;) {
    const events: Event[] = [];
    if (!advance(world, actions[next], untilUs, events)) break;
    if (actions[next]?.step === world.steps - 1) next++;
    for (const event of events) if (isWanted(event, DRAWN)) reader.read(event);
    if (world.steps % EACH_STEPS !== 0) continue;
    for (const id of heldIn(world)) expect(reader.held, `step ${world.steps}`).toContain(id);
    const known = reader.known();
    const shown = shownIn(world, ring, reader);
    if (JSON.stringify(known) === JSON.stringify(shown)) continue;
    expect(known, `step ${world.steps}, ${JSON.stringify(events)}`).toEqual(shown);
  }
  expect(next).toBe(actions.length);
}

/** What is drawn for these has a zxid beside it. */
const ZXID_DRAWN: readonly EventKind[] = [
  'proposed',
  'logged',
  'fsynced',
  'acked',
  'committed',
  'applied',
  'snapshot-installed',
];

/** What a line has to name: who it is about, the other end, the transaction. */
function named(event: Event): readonly string[] {
  const names: string[] = [];
  const add = (actor: Actor): void => void names.push(String(actor));
  if (event.who !== null) add(event.who);
  if ('from' in event) add(event.from);
  if ('to' in event && event.kind !== 'truncated') [event.to].flat().forEach(add);
  if (event.kind === 'cut' || event.kind === 'healed') event.pairs.flat().forEach(add);
  if (ZXID_DRAWN.includes(event.kind) && 'zxid' in event) names.push(showZxid(event.zxid));
  // The header of a watch event carries none to its client (-1 before 3.9).
  if ('message' in event && event.message.type !== 'WatchEvent') {
    const zxid = zxidIn(event.message);
    if (zxid !== null && zxid > 0) names.push(showZxid(zxid));
  }
  return names;
}

describe.each([
  ['English', enLate],
  ['Chinese', zhLate],
])('a line, in %s,', (_, words) => {
  it('names who it is about, the other end and the transaction', () => {
    const missing: string[] = [];
    for (const event of everything()) {
      if (!isWanted(event, DRAWN)) continue;
      const line = lineOf(event, words.narration);
      for (const name of named(event)) {
        if (!line.includes(name))
          missing.push(`${event.kind} ${event.rule}: no ${name} in: ${line}`);
      }
    }
    expect(missing).toEqual([]);
  });
});

describe('at a starting point of the library', () => {
  it.each(LIBRARY.map((start) => [start.id, start] as const))('%s', async (id, start) => {
    const read = readScenario(fileOf(start, id));
    if (!read.ok) throw new Error(JSON.stringify(read.problem));
    const opened = await openScenario(read.value, { pause: () => Promise.resolve() });
    if (!opened.ok) throw new Error(JSON.stringify(opened.problem));
    const { setup, actions, position } = opened.value.timeline;
    const lastUs = Math.max(position.at, ...actions.map(({ at }) => at));
    readAlong(setup, actions, lastUs + LATER_US);
  });
});

describe('in random runs with every fault', () => {
  const SEEDS = [5, 7, 8];

  it.each(PROFILES.flatMap((profile) => SEEDS.map((seed) => [profile, seed] as const)))(
    '%s, seed %i',
    (profile, seed) => {
      const { setup, performed, end } = generate(seed, {
        profile,
        servers: [],
        off: [],
        events: 1_000,
      });
      readAlong(setup, performed, end.at);
    },
  );
});
