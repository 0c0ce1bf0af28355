import type { ZabPeer } from './peer.ts';

/** Whether a server has given up its role and does not look yet: it flushes its log, or waits because it is no voter. */
export const isLeaving = ({
  up,
  flushing,
  timers,
}: Pick<ZabPeer, 'up' | 'flushing' | 'timers'>): boolean =>
  up && (flushing || timers.has('observer-delay'));
