import type { Command } from '../../../src/simulation/command.ts';
import { DEFAULT_SETUP, type ClientSetup, type Setup } from '../../../src/simulation/setup.ts';
import { Timeline } from '../../../src/timeline/timeline.ts';

export const writer = (
  name: string,
  server: number,
  everyMs: number,
  timeoutMs = 10_000,
): ClientSetup => ({
  name,
  server,
  timeoutMs,
  program: { kind: 'writer', everyMs },
});

/** A run that was played to `atMs`, with commands at their times. */
export function runAt(
  atMs: number,
  setup: Partial<Setup> = {},
  script: readonly (readonly [number, Command])[] = [],
): Timeline {
  const timeline = new Timeline({ ...DEFAULT_SETUP, ...setup });
  for (const [ms, command] of script) {
    timeline.playTo(ms * 1_000, 1_000_000);
    timeline.act(command);
  }
  timeline.playTo(atMs * 1_000, 1_000_000);
  return timeline;
}
