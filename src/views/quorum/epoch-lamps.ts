import type { Peer } from '../../server/server-state.ts';
import type { World } from '../../simulation/world.ts';
import type { DiskPurpose } from '../../zab/disk.ts';
import type { Leading } from '../../zab/leading.ts';
import type { QuorumPacket } from '../../zab/messages.ts';
import { isWithLeader, underWay, type LampState } from './lamp.ts';

/** The three quorums that a leader collects before it serves. */
export type EpochStep = 'connected' | 'promised' | 'synchronized';

interface Steps {
  readonly counted: (leading: Leading) => readonly number[];
  /** What the leader sends for it, and the voter's answer to it. */
  readonly asks: readonly QuorumPacket['type'][];
  /** The durable writes that it takes. */
  readonly writes: readonly DiskPurpose[];
  readonly durable: (voter: Peer, epoch: number) => boolean;
}

const STEPS: Readonly<Record<EpochStep, Steps>> = {
  connected: {
    counted: (leading) => leading.connecting,
    asks: ['FOLLOWERINFO'],
    writes: [],
    durable: () => false,
  },
  promised: {
    counted: (leading) => leading.promises,
    asks: ['LEADERINFO'],
    writes: ['leader-promise', 'learner-promise'],
    durable: (voter, epoch) => epoch >= 0 && voter.disk.acceptedEpoch === epoch,
  },
  synchronized: {
    counted: (leading) => leading.newLeaderAcks,
    asks: ['DIFF', 'TRUNC', 'SNAP', 'NEWLEADER'],
    writes: ['leader-adopts', 'learner-snapshot', 'learner-syncs', 'learner-adopts'],
    durable: (voter, epoch) => epoch >= 0 && voter.disk.currentEpoch === epoch,
  },
};

/** How far `voter` is with one step of `leader`'s way to a new epoch. */
export function epochLamp(
  world: World,
  leader: Peer,
  leading: Leading,
  voter: Peer,
  step: EpochStep,
): LampState {
  const { counted, asks, writes, durable } = STEPS[step];
  if (counted(leading).includes(voter.sid)) return 'acked';
  if (!isWithLeader(world, leader, voter)) return 'away';
  if (voter.disk.jobs.some((job) => writes.includes(job.purpose))) return 'written';
  if (durable(voter, leading.epoch)) return 'on-disk';
  if (voter.sid === leader.sid) return 'unsent';
  const messages =
    step === 'connected'
      ? underWay(world, voter.sid, leader.sid)
      : underWay(world, leader.sid, voter.sid);
  return messages.some((m) => (asks as readonly string[]).includes(m.type))
    ? 'in-flight'
    : 'unsent';
}
