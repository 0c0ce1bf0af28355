/** However one wanders about in a timeline, each position shows what a replay from scratch shows. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Command } from '../../../src/simulation/command.ts';
import { Timeline } from '../../../src/timeline/timeline.ts';
import { busy, digestAt, fromScratch } from './play.ts';

const seed = Number(process.env['SEED'] ?? 20_261_107);
const SECOND = 1_000_000;

type Move =
  | {
      readonly move: 'play' | 'seek' | 'act' | 'go';
      readonly share: number;
      readonly command: Command;
    }
  | {
      readonly move: 'forward' | 'back' | 'milestone' | 'start' | 'end' | 'switch';
      readonly share: number;
    };

const server = fc.integer({ min: 1, max: 5 });
const command: fc.Arbitrary<Command> = fc.oneof(
  fc.record({ do: fc.constantFrom('crash', 'restart', 'isolate', 'reconnect'), server }),
  fc.constant<Command>({ do: 'heal' }),
  fc.constant<Command>({
    do: 'cut',
    groups: [
      [1, 2],
      [3, 4, 5, 'a'],
    ],
  }),
  fc.constant<Command>({ do: 'request', client: 'b', operation: { op: 'sync', path: '/' } }),
);
const share = fc.noBias(fc.integer({ min: 0, max: 999_999 })).map((n) => n / 1_000_000);
const move: fc.Arbitrary<Move> = fc.oneof(
  fc.record({ move: fc.constantFrom('play', 'seek', 'act', 'go'), share, command }),
  fc.record({
    move: fc.constantFrom('forward', 'back', 'milestone', 'start', 'end', 'switch'),
    share,
  }),
);

function make(timeline: Timeline, next: Move): void {
  const { at } = timeline.position;
  const { end, branches } = timeline;
  switch (next.move) {
    case 'play':
      return timeline.playTo(at + Math.floor(next.share * 4 * SECOND));
    case 'seek':
      return timeline.seek(Math.floor(next.share * end.at));
    case 'go': {
      const step = Math.floor(next.share * end.step);
      return timeline.goTo({ step, at: Math.floor(next.share * end.at) });
    }
    case 'act':
      return void timeline.act(next.command);
    case 'forward':
      return void timeline.stepForward();
    case 'back':
      return timeline.stepBack();
    case 'milestone':
      return void timeline.nextMilestone();
    case 'start':
      return timeline.toStart();
    case 'end':
      return timeline.toEnd();
    case 'switch':
      return timeline.switchTo(Math.floor(next.share * branches.length));
  }
}

test('a walk of moves, judged after each', () => {
  console.log(`seed ${seed}`);
  fc.assert(
    fc.property(fc.array(move, { minLength: 1, maxLength: 25 }), (moves) => {
      const timeline = new Timeline(busy);
      timeline.playTo(2 * SECOND);
      for (const next of moves) {
        make(timeline, next);
        const { frame, actions, position } = timeline;
        const truth = fromScratch(busy, actions, frame.step);
        expect(digestAt(timeline)).toBe(truth.digest);
        expect(frame.eventCount).toBe(truth.events.length);
        expect(frame.events.at(frame.eventCount - 1)).toEqual(truth.events.at(-1));
        expect(position.at).toBeGreaterThanOrEqual(frame.world.now);
        expect(frame.events.at(frame.eventCount)?.at ?? Infinity).toBeGreaterThanOrEqual(
          position.at,
        );
        expect(timeline.end.step).toBeGreaterThanOrEqual(position.step);
      }
    }),
    { seed, numRuns: 60 },
  );
});
