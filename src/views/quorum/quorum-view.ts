import type { Peer } from '../../server/server-state.ts';
import type { World } from '../../simulation/world.ts';
import { entriesUpTo } from '../../zab/disk.ts';
import type { Leading, LeadStage } from '../../zab/leading.ts';
import { majorityOf, quorumSize } from '../../zab/quorum.ts';
import type { Sid } from '../../zab/vote.ts';
import { epochOf, type Zxid } from '../../zab/zxid.ts';
import type { ZnodeTxn } from '../../znodes/txn.ts';
import { epochLamp, type EpochStep } from './epoch-lamps.ts';
import { proposalLamp, underWay, type Lamp } from './lamp.ts';

/** What a row still waits for: acks, or the commit of the row before it. */
export type Waits =
  | { readonly kind: 'acks'; readonly more: number }
  | { readonly kind: 'turn'; readonly after: Zxid }
  | { readonly kind: 'nothing' };

export interface ProposalRow {
  readonly zxid: Zxid;
  readonly operation: string;
  readonly lamps: readonly Lamp[];
  readonly count: number;
  readonly committed: boolean;
  readonly waits: Waits;
}

export interface EpochRow {
  readonly step: EpochStep;
  readonly lamps: readonly Lamp[];
  readonly count: number;
}

/** What one server that believes it leads has to gather. */
export interface QuorumBlock {
  readonly leader: Sid;
  /** -1 until enough servers are connected to choose it. */
  readonly epoch: number;
  readonly stage: LeadStage;
  /** Voters, the leader first. */
  readonly voters: readonly Sid[];
  readonly epochRows: readonly EpochRow[];
  readonly proposals: readonly ProposalRow[];
  /** Outstanding proposals behind those that are shown. */
  readonly more: number;
}

export interface QuorumView {
  readonly need: number;
  readonly voters: number;
  readonly blocks: readonly QuorumBlock[];
}

export const COMMITTED_SHOWN = 2;
export const OUTSTANDING_SHOWN_MAX = 8;

/** A transaction in words: `setData /w/a`. */
export function transactionLabel(txn: ZnodeTxn): string {
  switch (txn.op) {
    case 'create':
    case 'delete':
    case 'setData':
      return `${txn.op} ${txn.path}`;
    case 'createSession':
    case 'closeSession':
      return txn.op;
    case 'error':
      return `error ${txn.error}`;
  }
}

const countOf = (lamps: readonly Lamp[]): number =>
  lamps.filter((lamp) => lamp.state === 'acked').length;

/** Proposals that this leader committed last, from its own log: the leader keeps no acks of them. */
function committedRows(world: World, leader: Peer, leading: Leading, order: readonly Peer[]) {
  const { log } = leader.disk;
  const end = entriesUpTo(leader.disk, leading.lastCommitted);
  return log
    .slice(Math.max(0, end - COMMITTED_SHOWN), end)
    .filter((txn) => epochOf(txn.zxid) === leading.epoch)
    .map((txn): ProposalRow => {
      const lamps = order.map((voter): Lamp => {
        const state = proposalLamp(world, leader, voter, txn.zxid, []);
        const answers = state === 'on-disk' ? underWay(world, voter.sid, leader.sid) : [];
        const onItsWay = answers.some((m) => m.type === 'ACK' && m.zxid === txn.zxid);
        return { voter: voter.sid, state: state === 'on-disk' && !onItsWay ? 'acked' : state };
      });
      return {
        zxid: txn.zxid,
        operation: transactionLabel(txn as ZnodeTxn),
        lamps,
        count: countOf(lamps),
        committed: true,
        waits: { kind: 'nothing' },
      };
    });
}

function outstandingRows(
  world: World,
  leader: Peer,
  leading: Leading,
  order: readonly Peer[],
  need: number,
): ProposalRow[] {
  const rows: ProposalRow[] = [];
  let before: Zxid | null = null;
  for (const [zxid, { txn, acks }] of leading.outstanding) {
    if (rows.length >= OUTSTANDING_SHOWN_MAX) break;
    const lamps = order.map((voter) => ({
      voter: voter.sid,
      state: proposalLamp(world, leader, voter, zxid, acks),
    }));
    const count = countOf(lamps);
    const waits: Waits =
      count < need
        ? { kind: 'acks', more: need - count }
        : before === null
          ? { kind: 'nothing' }
          : { kind: 'turn', after: before };
    const operation = transactionLabel(txn as ZnodeTxn);
    rows.push({ zxid, operation, lamps, count, committed: false, waits });
    before = zxid;
  }
  return rows;
}

function epochRows(
  world: World,
  leader: Peer,
  leading: Leading,
  order: readonly Peer[],
): EpochRow[] {
  if (leading.stage === 'broadcast') return [];
  return (['connected', 'promised', 'synchronized'] as const).map((step) => {
    const lamps = order.map((voter) => ({
      voter: voter.sid,
      state: epochLamp(world, leader, leading, voter, step),
    }));
    return { step, lamps, count: countOf(lamps) };
  });
}

/** What each server that believes it leads has proposed, and how far every voter is with it. */
export function quorumView(world: World): QuorumView {
  const need = quorumSize(majorityOf(world.peers.map((peer) => peer.sid)));
  const blocks: QuorumBlock[] = [];
  for (const leader of world.peers) {
    const { leading } = leader;
    if (!leader.up || leader.role !== 'leading' || leading === null) continue;
    const order = [leader, ...world.peers.filter((peer) => peer !== leader)];
    const outstanding = outstandingRows(world, leader, leading, order, need);
    blocks.push({
      leader: leader.sid,
      epoch: leading.epoch,
      stage: leading.stage,
      voters: order.map((peer) => peer.sid),
      epochRows: epochRows(world, leader, leading, order),
      proposals: [...committedRows(world, leader, leading, order), ...outstanding],
      more: leading.outstanding.size - outstanding.length,
    });
  }
  blocks.sort((a, b) => b.epoch - a.epoch);
  return { need, voters: world.peers.length, blocks };
}
