import type { Host, ZabSettings } from '../zab/host.ts';
import type { Sid } from '../zab/vote.ts';
import type { ZnodeSettings } from '../znodes/settings.ts';
import type { ClientMessage } from '../znodes/wire.ts';
import type { ServerFact } from './facts.ts';
import type { ServerSettings } from './settings.ts';

/** What the request processors ask of the machine, besides what Zab asks. */
export interface ServerHost extends Host {
  readonly settings: ZabSettings & ServerSettings & ZnodeSettings;
  note(fact: ServerFact): number;
  answer(from: Sid, connection: number, message: ClientMessage): void;
}
