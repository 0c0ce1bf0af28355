import type { Command } from '../../../src/simulation/command.ts';
import { DEFAULT_SETUP, type ClientSetup, type Setup } from '../../../src/simulation/setup.ts';
import type { Frame } from '../../../src/timeline/frame.ts';
import { Timeline } from '../../../src/timeline/timeline.ts';

const STEPS_MAX = 100_000;

export const writer = (name: string, server: number, everyMs: number): ClientSetup => ({
  name,
  server,
  timeoutMs: 20_000,
  program: { kind: 'writer', everyMs },
});

/** A real run: commands at their milliseconds, then the frame at `atMs`. */
export function played(
  setup: Partial<Setup>,
  script: readonly (readonly [number, Command])[],
  atMs: number,
): Frame {
  const servers = setup.servers ?? 5;
  const startsMs = setup.startsMs ?? Array.from({ length: servers }, () => 0);
  const timeline = new Timeline({ ...DEFAULT_SETUP, ...setup, servers, startsMs });
  for (const [ms, command] of script) {
    timeline.playTo(ms * 1_000, STEPS_MAX);
    timeline.act(command);
  }
  timeline.playTo(atMs * 1_000, STEPS_MAX);
  return timeline.frame;
}
