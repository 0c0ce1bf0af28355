import type { Host } from '../zab/host.ts';
import type { Sid } from '../zab/vote.ts';
import type { ClientMessage } from '../znodes/wire.ts';
import type { ServerFact } from './facts.ts';

/** What the request processors ask of the machine, besides what Zab asks. */
export interface ServerHost extends Host {
  note(fact: ServerFact): number;
  answer(from: Sid, connection: number, message: ClientMessage): void;
}
