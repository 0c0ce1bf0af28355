import type { Peer } from '../../server/server-state.ts';
import type { Message } from '../../simulation/facts.ts';
import type { World } from '../../simulation/world.ts';
import { entriesUpTo } from '../../zab/disk.ts';
import type { Sid } from '../../zab/vote.ts';
import type { Zxid } from '../../zab/zxid.ts';

/** How far one voter is with what a leader asked of it, in the order in which it gets there. */
export const LAMP_STATES = [
  /** Down, cut off, or not with this leader. */
  'away',
  'unsent',
  'in-flight',
  /** Received, and not yet durable. */
  'written',
  /** Durable; its answer has not reached the leader. */
  'on-disk',
  /** The leader has counted it. */
  'acked',
] as const;

export type LampState = (typeof LAMP_STATES)[number];

export interface Lamp {
  readonly voter: Sid;
  readonly state: LampState;
}

/** Messages under way from one server to another, on connections that still work at both ends. */
export function underWay(world: World, from: Sid, to: Sid): readonly Message[] {
  const messages: Message[] = [];
  for (const connection of world.connections.values()) {
    if (connection.port !== 'quorum' || !connection.diallerOpen || !connection.acceptorOpen)
      continue;
    const { dialler, acceptor, forth, back } = connection;
    const way =
      dialler === from && acceptor === to
        ? forth
        : dialler === to && acceptor === from
          ? back
          : null;
    if (way === null) continue;
    for (const { carries } of way.inFlight) {
      if (carries.kind === 'message') messages.push(carries.message);
    }
  }
  return messages;
}

export const isCut = (world: World, a: Sid, b: Sid): boolean =>
  world.cuts.has(`${a}>${b}`) || world.cuts.has(`${b}>${a}`);

/** A zxid at a server: written or durable in its log, only in what a snapshot from its leader skipped, or absent. */
export function inLog(
  { disk }: Pick<Peer, 'disk'>,
  zxid: Zxid,
): 'absent' | 'written' | 'on-disk' | 'snapshot' {
  const behind = entriesUpTo(disk, zxid);
  if (behind > 0 && disk.log.at(behind - 1)!.zxid === zxid) {
    return behind <= disk.durable ? 'on-disk' : 'written';
  }
  return zxid <= disk.historyFrom ? 'snapshot' : 'absent';
}

/** Whether the voter runs, has a connection to this leader, and no cut lies between them. */
export function isWithLeader(world: World, leader: Peer, voter: Peer): boolean {
  if (voter.sid === leader.sid) return leader.up;
  if (!voter.up || voter.learning?.leader !== leader.sid) return false;
  return leader.leading !== null && !isCut(world, leader.sid, voter.sid);
}

/** How far `voter` is with the proposal `zxid` of `leader`; `acks` is what the leader has counted. */
export function proposalLamp(
  world: World,
  leader: Peer,
  voter: Peer,
  zxid: Zxid,
  acks: readonly Sid[],
): LampState {
  if (acks.includes(voter.sid)) return 'acked';
  const log = voter.up ? inLog(voter, zxid) : 'absent';
  const away = !isWithLeader(world, leader, voter);
  if (log === 'on-disk' || log === 'snapshot') return 'on-disk';
  if (log === 'written' && !away) return 'written';
  if (away) return 'away';
  if (voter.sid === leader.sid) return 'unsent';
  const coming = underWay(world, leader.sid, voter.sid);
  return coming.some((m) => m.type === 'PROPOSAL' && m.zxid === zxid) ? 'in-flight' : 'unsent';
}
