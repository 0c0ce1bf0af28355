import type { Peer } from '../../server/server-state.ts';
import type { World } from '../../simulation/world.ts';
import { entriesUpTo } from '../../zab/disk.ts';
import type { Leading, LeadStage } from '../../zab/leading.ts';
import { weightOf, type QuorumSystem } from '../../zab/quorum.ts';
import type { Sid } from '../../zab/vote.ts';
import { epochOf, type Zxid } from '../../zab/zxid.ts';
import type { Txn } from '../../zab/messages.ts';
import type { ZnodeTxn } from '../../znodes/txn.ts';
import { epochLamp, type EpochStep } from './epoch-lamps.ts';
import { configLabel } from '../marks/label.ts';
import { proposalLamp, underWay, type Lamp } from './lamp.ts';
import { bestInformed, isCounted, tallyOf, votersOf, type Tally } from './systems.ts';

/** What a row still waits for: acks, or the commit of the row before it. */
export type Waits =
  /** `more`: at least so many; more where groups or two quorums are asked for. */
  | { readonly kind: 'acks'; readonly more: number }
  | { readonly kind: 'turn'; readonly after: Zxid }
  | { readonly kind: 'nothing' };

export interface ProposalRow {
  readonly zxid: Zxid;
  readonly operation: string;
  readonly lamps: readonly Lamp[];
  /** One for each quorum that must agree: two while a reconfiguration is pending. */
  readonly tallies: readonly Tally[];
  readonly committed: boolean;
  readonly waits: Waits;
}

export interface EpochRow {
  readonly step: EpochStep;
  readonly lamps: readonly Lamp[];
  readonly tallies: readonly Tally[];
}

/** Voters that decide together, by a majority of their weight. */
export interface QuorumGroup {
  /** Counts up from 1. */
  readonly number: number;
  readonly voters: readonly { readonly sid: Sid; readonly weight: number }[];
}

/** The groups of the newest system, if it has any, those of the leader's column order kept together. */
function groupsOf(
  system: QuorumSystem | undefined,
  order: readonly Peer[],
): readonly QuorumGroup[] {
  if (system?.kind !== 'hierarchical') return [];
  return system.groups.map((group, i) => ({
    number: i + 1,
    voters: order
      .filter(({ sid }) => group.includes(sid))
      .map(({ sid }) => ({ sid, weight: weightOf(system, sid) })),
  }));
}

/** What one server that believes it leads has to gather. */
export interface QuorumBlock {
  readonly leader: Sid;
  /** -1 until enough servers are connected to choose it. */
  readonly epoch: number;
  readonly stage: LeadStage;
  /** Voters of any of its systems, the leader first. Observers are not among them. */
  readonly voters: readonly Sid[];
  readonly systems: readonly QuorumSystem[];
  /** Groups of a hierarchical system, in the order of `voters`; empty where every voter counts like any other. */
  readonly groups: readonly QuorumGroup[];
  readonly epochRows: readonly EpochRow[];
  readonly proposals: readonly ProposalRow[];
  /** Outstanding proposals behind those that are shown. */
  readonly more: number;
}

export interface QuorumView {
  /** What must agree, as the best informed server knows it. */
  readonly systems: readonly QuorumSystem[];
  readonly blocks: readonly QuorumBlock[];
}

const COMMITTED_SHOWN = 2;
const OUTSTANDING_SHOWN_MAX = 8;
/** Proposals of one block that are shown at once, each behind the other. */
export const PROPOSALS_SHOWN_MAX = COMMITTED_SHOWN + OUTSTANDING_SHOWN_MAX;

/** A transaction in words: `setData /w/a`. */
export function transactionLabel(txn: ZnodeTxn & Txn): string {
  switch (txn.op) {
    case 'create':
    case 'delete':
    case 'setData':
    case 'setAcl':
    case 'check':
      return `${txn.op} ${txn.path}`;
    case 'multi':
      return `multi ${txn.txns.length}`;
    case 'reconfig':
      return txn.config === undefined ? 'reconfig' : `reconfig ${configLabel(txn.config)}`;
    case 'createSession':
    case 'closeSession':
      return txn.op;
    case 'error':
      return `error ${txn.error}`;
  }
}

const tallies = (systems: readonly QuorumSystem[], lamps: readonly Lamp[]): readonly Tally[] => {
  const acks = lamps.filter((lamp) => lamp.state === 'acked').map(({ voter }) => voter);
  return systems.map((system) => tallyOf(system, acks));
};

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
        tallies: tallies(leader.verifiers, lamps),
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
): ProposalRow[] {
  const rows: ProposalRow[] = [];
  let before: Zxid | null = null;
  for (const [zxid, { txn, acks, verifiers }] of leading.outstanding) {
    if (rows.length >= OUTSTANDING_SHOWN_MAX) break;
    const lamps = order.map((voter) => ({
      voter: voter.sid,
      state: proposalLamp(world, leader, voter, zxid, acks),
    }));
    const counted = tallies(verifiers, lamps);
    const more = Math.max(...counted.map((tally) => (tally.done ? 0 : tally.need - tally.count)));
    const waits: Waits =
      more > 0
        ? { kind: 'acks', more }
        : before === null
          ? { kind: 'nothing' }
          : { kind: 'turn', after: before };
    const operation = transactionLabel(txn as ZnodeTxn);
    rows.push({ zxid, operation, lamps, tallies: counted, committed: false, waits });
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
    return { step, lamps, tallies: tallies(systemsOf(leader, step), lamps) };
  });
}

/** The epoch is agreed on by the committed configuration alone; its history must reach the pending one too. */
const systemsOf = (leader: Peer, step: EpochStep): readonly QuorumSystem[] =>
  step === 'synchronized' ? leader.verifiers : [leader.config.quorum];

/** What each server that believes it leads has proposed, and how far every voter is with it. */
export function quorumView(world: World): QuorumView {
  const blocks: QuorumBlock[] = [];
  for (const leader of world.peers) {
    const { leading } = leader;
    if (!leader.up || leader.role !== 'leading' || leading === null) continue;
    const voters = votersOf(leader.verifiers).filter((sid) => sid !== leader.sid);
    const first = isCounted(leader.verifiers, leader.sid) ? [leader] : [];
    const plain = [...first, ...voters.flatMap((sid) => world.peers[sid - 1] ?? [])];
    const groups = groupsOf(leader.verifiers.at(-1), plain);
    const grouped = groups.flatMap((group) => group.voters.map(({ sid }) => world.peers[sid - 1]!));
    const order = [...grouped, ...plain.filter((peer) => !grouped.includes(peer))];
    const outstanding = outstandingRows(world, leader, leading, order);
    blocks.push({
      leader: leader.sid,
      epoch: leading.epoch,
      stage: leading.stage,
      voters: order.map((peer) => peer.sid),
      systems: leader.verifiers,
      groups,
      epochRows: epochRows(world, leader, leading, order),
      proposals: [...committedRows(world, leader, leading, order), ...outstanding],
      more: leading.outstanding.size - outstanding.length,
    });
  }
  blocks.sort((a, b) => b.epoch - a.epoch);
  return { systems: bestInformed(world).verifiers, blocks };
}
