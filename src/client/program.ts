import type { ErrorName } from '../znodes/error-code.ts';
import type { Result, WatchEvent } from '../znodes/result.ts';
import type { ClientOperation } from '../znodes/wire.ts';
import type { Client } from './client-state.ts';
import type { ClientHost } from './host.ts';
import * as lock from './lock.ts';
import * as writer from './writer.ts';

/** A new session is open: the client's program begins. */
export function startProgram(client: Client, host: ClientHost): void {
  if (client.program.kind === 'lock') lock.begin(client, client.program, host);
  else if (client.program.kind === 'writer') writer.begin(client, client.program, host);
}

export function onProgramAnswer(
  client: Client,
  host: ClientHost,
  operation: ClientOperation,
  result: Result & { readonly error: ErrorName },
): void {
  const { program } = client;
  if (program.kind === 'lock') lock.onAnswer(client, program, host, operation, result);
  else if (program.kind === 'writer') writer.onAnswer(client, program, host, operation, result);
}

export function onProgramWatch(client: Client, host: ClientHost, event: WatchEvent): void {
  if (client.program.kind === 'lock') lock.onWatch(client, client.program, host, event);
}

export function onProgramTimer(client: Client, host: ClientHost): void {
  const { program } = client;
  if (program.kind === 'lock') lock.onTimer(client, program, host);
  else if (program.kind === 'writer') writer.onTimer(client, program, host);
}
