import { nextUint32 } from '../../kernel/random.ts';
import type { ClientOperation } from '../../znodes/wire.ts';
import type { Client } from '../client-state.ts';
import type { ClientHost } from '../host.ts';
import { request } from '../request.ts';

/**
 * A request of the client's program; the answer comes to its `onAnswer`.
 *
 * @returns false if the arguments are at fault: then no answer follows
 */
export const ask = (client: Client, host: ClientHost, operation: ClientOperation): boolean =>
  request(client, host, operation, 'program');

/** Calls `onTimer` after so many milliseconds, unless it is set anew before. */
export const wakeAfter = (client: Client, host: ClientHost, ms: number): void =>
  host.setClientTimer(client, 'program', ms * 1000);

/** Eight hex digits that nobody else uses: the unique id of the recipes. */
export const newId = (client: Client): string =>
  nextUint32(client.random).toString(16).padStart(8, '0');

/** Eight hex digits that stand for a session: whoever has another, be it another process of the same name, has other digits. */
export function lifeId({ session }: Client): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < session.length; i++) {
    hash = Math.imul(hash ^ session.charCodeAt(i), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}

export const childOf = (path: string, name: string): string => `${path}/${name}`;
export const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** The ten digits at the end of a sequential name decide, not what stands before them. */
export const sequenceOf = (name: string): number => Number(name.slice(-10));
