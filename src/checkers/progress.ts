import type { Event } from '../simulation/facts.ts';
import type { Peer } from '../server/server-state.ts';
import { checker, type Checker } from './checker.ts';

const DISTURBS: ReadonlySet<Event['kind']> = new Set(['crashed', 'cut', 'healed', 'started']);

/** Judged at rest only: safety never waits, liveness does. */
export function progress(): Checker {
  let disturbed: Event | null = null;
  let committed: Event | null = null;
  return checker({
    name: 'progress',
    sentence:
      'Once a majority can talk again for long enough, a leader serves, all who can follow it, and a new write is committed.',
    source: 'Zab paper, progress (liveness); ZooKeeper guarantees, timeliness',
    observe(event) {
      if (DISTURBS.has(event.kind)) disturbed = event;
      if (event.kind === 'committed') committed = event;
      return null;
    },
    atRest(world) {
      const events = [committed, disturbed].flatMap((event) => (event ? [event.id] : []));
      const last = disturbed
        ? `since the last disturbance at ${disturbed.at} us`
        : 'in the whole run';
      const leader = world.peers.find((peer) => peer.up && peer.serving && peer.role === 'leading');
      if (leader === undefined)
        return { message: `no leader serves at ${world.now} us, ${last}`, events };
      // Who promised a later epoch to a leader that then failed keeps its promise, and stays out until the next election.
      const promised = (peer: Peer): boolean => peer.disk.acceptedEpoch > leader.disk.currentEpoch;
      const idle = world.peers.find((peer) => peer.up && !peer.serving && !promised(peer));
      if (idle !== undefined) {
        return {
          message: `server ${idle.sid} is up and does not serve at ${world.now} us, ${last}`,
          events,
        };
      }
      if (committed === null || (disturbed !== null && committed.id < disturbed.id)) {
        return { message: `no write was committed until ${world.now} us, ${last}`, events };
      }
      return null;
    },
  });
}
