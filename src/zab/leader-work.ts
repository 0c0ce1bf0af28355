import { between } from '../kernel/random.ts';
import type { Host } from './host.ts';
import type { ZabPeer } from './peer.ts';

/**
 * An elected server is busy twice, long enough to be seen in the time without a leader: it builds what makes a leader before it listens
 * (`Leader`'s constructor), and starts it before it serves (`Leader.startZkServer`).
 *
 * @returns whether it is busy from now on, and goes on only when it is done
 */
export function isBusy(peer: ZabPeer, host: Host): boolean {
  const { leaderWorkUs } = host.settings;
  if (leaderWorkUs === null) return false;
  host.setTimer(peer, 'leader-work', between(peer.random, leaderWorkUs.min, leaderWorkUs.max));
  return true;
}
