import type { Connection } from '../../simulation/connection.ts';
import { isServer } from '../../simulation/actor.ts';
import { path } from 'd3';
import type { Ring } from './ring.ts';

export interface Links {
  /** One outline for all pairs of servers. */
  readonly all: string;
  /** One outline for the pairs that have an open quorum connection. */
  readonly quorum: string;
}

/** The pairs of servers, as `1-3`, that a leader and a learner are connected by. */
export function quorumPairs(connections: Iterable<Connection>): readonly string[] {
  const pairs: string[] = [];
  for (const { port, dialler, acceptor, diallerOpen, acceptorOpen } of connections) {
    if (port !== 'quorum' || !diallerOpen || !acceptorOpen) continue;
    if (!isServer(dialler) || !isServer(acceptor)) continue;
    pairs.push(`${Math.min(dialler, acceptor)}-${Math.max(dialler, acceptor)}`);
  }
  return pairs.sort();
}

/** Hairlines between the servers; those of `pairs` a bit stronger. */
export function linkOutlines(ring: Ring, pairs: readonly string[]): Links {
  const all = path();
  const quorum = path();
  const strong = new Set(pairs);
  for (const a of ring.servers) {
    for (const b of ring.servers) {
      if (a.sid >= b.sid) continue;
      const line = strong.has(`${a.sid}-${b.sid}`) ? quorum : all;
      line.moveTo(a.x, a.y);
      line.lineTo(b.x, b.y);
    }
  }
  return { all: all.toString(), quorum: quorum.toString() };
}
