import { expect, test } from 'vitest';
import { createWorld } from '../../../src/simulation/create-world.ts';
import { perform } from '../../../src/simulation/perform.ts';
import { DEFAULT_SETUP } from '../../../src/simulation/setup.ts';
import { step } from '../../../src/simulation/step.ts';
import type { World } from '../../../src/simulation/world.ts';

function play(world: World, untilMs: number): void {
  while (step(world, untilMs * 1_000, []));
}

test('servers that have applied the same are one tree, one that comes back from its disk too', () => {
  const world = createWorld({
    ...DEFAULT_SETUP,
    servers: 3,
    startsMs: [0, 0, 0],
    clients: [{ name: 'w', server: 2, timeoutMs: 8_000, program: { kind: 'idle' } }],
  });
  play(world, 1_000);
  // More than are remembered for a while.
  for (let i = 0; i < 1_500; i++) {
    const operation = { op: 'create', path: `/n${i}`, data: '', mode: 'persistent' } as const;
    perform(world, world.now, { do: 'request', client: 'w', operation }, []);
  }
  play(world, 3_000);
  perform(world, world.now, { do: 'remove-client', client: 'w' }, []);
  perform(world, world.now, { do: 'crash', server: 1 }, []);
  play(world, 4_000);
  perform(world, world.now, { do: 'restart', server: 1 }, []);
  play(world, 20_000);
  const [first, ...others] = world.peers.map(({ replica }) => replica);
  expect(first!.znodes.size).toBe(1_504);
  expect(others.every((replica) => replica === first)).toBe(true);
});
