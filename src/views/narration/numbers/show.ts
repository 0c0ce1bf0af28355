import { isServer, type Actor } from '../../../simulation/actor.ts';
import type { Vote } from '../../../zab/vote.ts';
import { showZxid, type Zxid } from '../../../zab/zxid.ts';

/** Epoch, zxid and server, in the order in which votes are compared. */
export const vote = (v: Vote): string => `${v.peerEpoch}, ${showZxid(v.zxid)}, ${v.leader}`;
export const list = (items: readonly (number | string)[]): string => items.join(', ') || '–';
export const zxids = (items: readonly Zxid[]): string => list(items.map(showZxid));
export const actor = (who: Actor): string => (isServer(who) ? String(who) : who);
