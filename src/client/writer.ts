import type { Result } from '../znodes/result.ts';
import type { ClientOperation } from '../znodes/wire.ts';
import type { Client, WriterProgram } from './client-state.ts';
import type { ClientHost } from './host.ts';
import { request } from './request.ts';

/** A client that counts in one znode, again and again. */
export function begin(client: Client, program: WriterProgram, host: ClientHost): void {
  program.step = 'create';
  const { path } = program;
  request(client, host, { op: 'create', path, data: '0', mode: 'persistent' }, 'program');
}

function set(client: Client, program: WriterProgram, host: ClientHost): void {
  program.step = 'set';
  program.count++;
  const data = String(program.count);
  request(client, host, { op: 'setData', path: program.path, data, version: -1 }, 'program');
}

export function onAnswer(
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
  host.setClientTimer(client, 'program', program.everyMs * 1000);
}

export function onTimer(client: Client, program: WriterProgram, host: ClientHost): void {
  set(client, program, host);
}
