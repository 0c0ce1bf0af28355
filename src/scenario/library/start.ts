import type { Command } from '../../simulation/command.ts';
import type { ClientSetup, Program, Setup } from '../../simulation/setup.ts';
import { ENGINE_VERSION, FORMAT_VERSION } from '../version.ts';

export const START_GROUPS = [
  'elections',
  'recovery',
  'clients',
  'recipes',
  'mistakes',
  'growth',
  'bugs',
] as const;
export type StartGroup = (typeof START_GROUPS)[number];

/** A place from which to set out: a run that stands just before something worth seeing. */
export interface Start {
  /** Its words are in the catalogue, area `starts`, by this name. */
  readonly id: string;
  readonly group: StartGroup;
  readonly setup: Partial<Setup> & Pick<Setup, 'servers'>;
  /** What is done, each at its millisecond. */
  readonly script?: readonly (readonly [atMs: number, command: Command])[];
  /** Where the run stands at first. */
  readonly atMs: number;
  /** What comes true when it is played on: a condition. */
  readonly shows: string;
  /** The invariant that breaks; only among the mistakes and the bugs. */
  readonly breaks?: string;
}

/** The content of a scenario file, as somebody could have written it: it passes the same border as any file. */
export function fileOf({ id, setup, script = [], atMs }: Start, title: string): string {
  return JSON.stringify({
    format: FORMAT_VERSION,
    engine: ENGINE_VERSION,
    title,
    setup: { seed: id, ...setup },
    actions: script.map(([at, command]) => ({ atMs: at, command })),
    position: { atMs },
  });
}

const TIMEOUT_MS = 10_000;
/** Of sessions that shall end soon where a client falls silent. */
export const QUICK_TIMEOUT_MS = 2_000;

/** A client that waits for a hand. */
export const idle = (name: string, server: number, timeoutMs = TIMEOUT_MS): ClientSetup => ({
  name,
  server,
  timeoutMs,
  program: { kind: 'idle' },
});

export const writer = (name: string, server: number, everyMs: number): ClientSetup => ({
  name,
  server,
  timeoutMs: TIMEOUT_MS,
  program: { kind: 'writer', everyMs },
});

/** Clients with programs, each at the next of the servers. */
export const troupe = (
  servers: number,
  programs: Readonly<Record<string, Program>>,
  timeoutMs = TIMEOUT_MS,
): readonly ClientSetup[] =>
  Object.entries(programs).map(([name, program], i) => ({
    name,
    server: (i % servers) + 1,
    timeoutMs,
    program,
  }));

/** Several clients with one program. */
export const alike = (names: string, program: Program): Readonly<Record<string, Program>> =>
  Object.fromEntries(Array.from(names, (name) => [name, program]));

export const create = (client: string, path: string, data: string): Command => ({
  do: 'request',
  client,
  operation: { op: 'create', path, data, mode: 'persistent' },
});

export const set = (client: string, path: string, data: string): Command => ({
  do: 'request',
  client,
  operation: { op: 'setData', path, data, version: -1 },
});

export const get = (client: string, path: string, watch = false): Command => ({
  do: 'request',
  client,
  operation: { op: 'getData', path, watch },
});
