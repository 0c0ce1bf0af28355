import { expect, test } from 'vitest';
import { DEFAULT_SETUP } from '../../../src/simulation/setup.ts';
import { Lab } from '../../../src/ui/lab.svelte.ts';
import { Narrator } from '../../../src/ui/sentence/narrator.svelte.ts';
import { weightOf } from '../../../src/views/narration/headline.ts';

/** A lab that counts as playing, moved by hand. */
function playing(): { lab: Lab; to: (atUs: number) => void } {
  const lab = new Lab(DEFAULT_SETUP);
  lab.play();
  return {
    lab,
    to: (atUs) => {
      lab.timeline.playTo(atUs);
      lab.rename(0, ''); // takes the timeline's moment over, and leaves it playing
    },
  };
}

test('in play a sentence stands for 1.5 seconds, then the weightiest of what passed is told', () => {
  const { lab, to } = playing();
  const narrator = new Narrator();
  to(30_000);
  narrator.follow(lab, 10_000);
  const first = narrator.event;
  expect(first).not.toBe(null);
  to(700_000);
  narrator.follow(lab, 11_400);
  expect(narrator.event).toBe(first);
  narrator.follow(lab, 11_600);
  const told = narrator.event!;
  const passed = lab.frame.events.slice(first!.id + 1, lab.frame.eventCount);
  expect(weightOf(told)).toBe(Math.max(...passed.map(weightOf)));
  lab.pause();
});

test('at rest every step is told at once', () => {
  const lab = new Lab(DEFAULT_SETUP);
  const narrator = new Narrator();
  const told = new Set<number>();
  for (let i = 0; i < 20; i++) {
    lab.step();
    narrator.follow(lab, i);
    expect(narrator.event?.step).toBe(lab.frame.step);
    told.add(narrator.event!.id);
  }
  expect(told.size).toBe(20);
});

test('what is asked about is held until the run moves', () => {
  const { lab, to } = playing();
  const narrator = new Narrator();
  to(500_000);
  narrator.follow(lab, 0);
  const asked = narrator.event;
  to(600_000);
  narrator.hold(lab);
  lab.pause();
  narrator.follow(lab, 5_000);
  expect(narrator.event).toBe(asked);
  lab.step();
  narrator.follow(lab, 5_001);
  expect(narrator.event).not.toBe(asked);
});
