import type { Sid } from '../zab/vote.ts';

/** Who acts: a server by its number, a client by its name. */
export type Actor = Sid | string;

export const isServer = (actor: Actor): actor is Sid => typeof actor === 'number';
