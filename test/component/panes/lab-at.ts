import type { Command } from '../../../src/simulation/command.ts';
import { DEFAULT_SETUP, type Setup } from '../../../src/simulation/setup.ts';
import { Timeline } from '../../../src/timeline/timeline.ts';
import { Lab } from '../../../src/ui/lab.svelte.ts';

/** A lab over a real run that stands at `atMs`. */
export function labAt(
  setup: Partial<Setup>,
  script: readonly (readonly [number, Command])[],
  atMs: number,
): Lab {
  const whole = { ...DEFAULT_SETUP, ...setup };
  const timeline = new Timeline(whole);
  for (const [ms, command] of script) {
    timeline.playTo(ms * 1_000, 100_000);
    timeline.act(command);
  }
  timeline.playTo(atMs * 1_000, 100_000);
  const lab = new Lab(whole);
  lab.show(timeline);
  return lab;
}
