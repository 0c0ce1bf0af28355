import { DEFAULT_SETUP, type ClientSetup, type Setup } from '../../simulation/setup.ts';

const writer = (name: string, server: number, everyMs: number): ClientSetup => ({
  name,
  server,
  timeoutMs: 10_000,
  program: { kind: 'writer', everyMs },
});

/** The run of the first screen: five servers that start a little apart, elect, and commit what two clients write. */
export const DEMO: Setup = {
  ...DEFAULT_SETUP,
  seed: 'first light',
  servers: 5,
  startsMs: [0, 15, 30, 20, 40],
  clients: [writer('a', 1, 900), writer('b', 4, 1_300)],
};
