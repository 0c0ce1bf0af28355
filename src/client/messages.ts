export type { ClientMessage, ClientOperation } from '../znodes/wire.ts';
