import type { Result } from '../../znodes/result.ts';
import type { ClientOperation } from '../../znodes/wire.ts';
import type { Client } from '../client-state.ts';
import type { ClientHost } from '../host.ts';
import { ask, wakeAfter } from './ask.ts';
import type { Handlers } from './handlers.ts';

/** Counts in one znode named after the client, `everyMs` after each answer. */
export interface WriterSetup {
  readonly kind: 'writer';
  readonly everyMs: number;
}

export interface WriterProgram extends WriterSetup {
  readonly path: string;
  step: 'create' | 'set' | 'resting';
  count: number;
}

function begin(client: Client, program: WriterProgram, host: ClientHost): void {
  program.step = 'create';
  const { path } = program;
  ask(client, host, { op: 'create', path, data: '0', mode: 'persistent' });
}

function set(client: Client, program: WriterProgram, host: ClientHost): void {
  program.step = 'set';
  program.count++;
  const data = String(program.count);
  ask(client, host, { op: 'setData', path: program.path, data, version: -1 });
}

function onAnswer(
  client: Client,
  program: WriterProgram,
  host: ClientHost,
  operation: ClientOperation,
  result: Result,
): void {
  // A create whose outcome is unknown is simply asked again: NODEEXISTS answers as well as OK.
  if (operation.op === 'create' && result.error === 'CONNECTIONLOSS') {
    return begin(client, program, host);
  }
  if (result.error === 'NONODE') return begin(client, program, host);
  program.step = 'resting';
  wakeAfter(client, host, program.everyMs);
}

export const writer: Handlers<WriterSetup, WriterProgram> = {
  initial: (setup, client) => ({ ...setup, path: `/${client}`, step: 'resting', count: 0 }),
  begin,
  onAnswer,
  onTimer: set,
};
