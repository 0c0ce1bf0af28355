import { createWorld } from '../../simulation/create-world.ts';
import type { Command } from '../../simulation/command.ts';
import type { Event } from '../../simulation/facts.ts';
import { perform } from '../../simulation/perform.ts';
import { DEFAULT_SETUP, type Setup } from '../../simulation/setup.ts';
import { step } from '../../simulation/step.ts';
import type { World } from '../../simulation/world.ts';
import type { Action } from '../../timeline/action.ts';

const FOREVER = Number.MAX_SAFE_INTEGER;
const CLIENTS = ['a', 'b', 'c', 'd'] as const;

/** Writes that wait for their answer at any moment. */
export const OUTSTANDING = 64;

/** Five servers and four clients, each at its own server, that do nothing by themselves. */
export const loadSetup: Setup = {
  ...DEFAULT_SETUP,
  seed: 'bench',
  clients: CLIENTS.map((name, i) => ({
    name,
    server: i + 1,
    timeoutMs: 10_000,
    program: { kind: 'idle' },
  })),
};

const write = (client: string): Command => ({
  do: 'request',
  client,
  operation: { op: 'setData', path: '/', data: 'bench', version: -1 },
});

export interface Load {
  readonly world: World;
  readonly actions: readonly Action[];
  readonly committed: number;
  /** Wall-clock milliseconds of the part with all writes outstanding, and its events. */
  readonly ms: number;
  readonly events: number;
}

/**
 * Runs an ensemble with {@link OUTSTANDING} writes outstanding until `events` events have happened under that load; each answer
 * is followed by the next write of its client. Keeps no history. `keep` records the writes, to be replayed.
 */
export function runLoad(events: number, keep: boolean): Load {
  const world = createWorld(loadSetup);
  const sink: Event[] = [];
  const actions: Action[] = [];
  const request = (client: string): void => {
    const command = write(client);
    if (keep) actions.push({ step: world.steps, at: world.now, command });
    perform(world, world.now, command, sink);
  };
  const connected = (): boolean =>
    [...world.clients.values()].every((client) => client.state === 'connected');
  while (!connected()) {
    sink.length = 0;
    step(world, FOREVER, sink);
  }
  for (let i = 0; i < OUTSTANDING; i++) request(CLIENTS[i % CLIENTS.length]!);

  let committed = 0;
  const before = world.events;
  const started = performance.now();
  while (world.events - before < events) {
    sink.length = 0;
    step(world, FOREVER, sink);
    const { length } = sink;
    for (let i = 0; i < length; i++) {
      const event = sink[i]!;
      if (event.kind === 'answered') request(event.who);
      else if (event.kind === 'committed') committed++;
    }
  }
  const ms = performance.now() - started;
  return { world, actions, committed, ms, events: world.events - before };
}
