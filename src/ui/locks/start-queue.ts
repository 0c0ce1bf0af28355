import type { Command } from '../../simulation/command.ts';
import { CLIENTS_MAX } from '../../simulation/setup.ts';

const LOCK = { kind: 'lock', path: '/stock', holdMs: 1_500, restMs: 1_000 } as const;
const TIMEOUT_MS = 6_000;
const CONTENDERS = 3;
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** Names that no client has: letters first, then letters with numbers. */
function freeNames(taken: ReadonlySet<string>, count: number): string[] {
  const names: string[] = [];
  for (let round = 0; names.length < count; round++) {
    for (const letter of LETTERS) {
      const name = round === 0 ? letter : `${letter}${round}`;
      if (!taken.has(name) && names.length < count) names.push(name);
    }
  }
  return names;
}

/** The commands that let three new clients contend for one lock; none when there is no room for them. */
export function startQueue(clients: ReadonlyMap<string, unknown>): readonly Command[] {
  if (clients.size + CONTENDERS > CLIENTS_MAX) return [];
  return freeNames(new Set(clients.keys()), CONTENDERS).map((name) => ({
    do: 'add-client',
    client: { name, server: null, timeoutMs: TIMEOUT_MS, program: LOCK },
  }));
}
