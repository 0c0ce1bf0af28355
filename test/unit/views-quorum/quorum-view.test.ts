import { describe, expect, it } from 'vitest';
import { runAt } from '../views-panes/run-at.ts';
import { enLate } from '../../../src/i18n/en-late.ts';
import { zhLate } from '../../../src/i18n/zh-late.ts';
import type { Frame } from '../../../src/timeline/frame.ts';
import { quorumPhrase } from '../../../src/views/quorum/quorum-phrase.ts';
import {
  quorumView,
  transactionLabel,
  type QuorumView,
} from '../../../src/views/quorum/quorum-view.ts';
import { tallyOf, type Tally } from '../../../src/views/quorum/systems.ts';
import { majorityOf } from '../../../src/zab/quorum.ts';
import { zxidOf } from '../../../src/zab/zxid.ts';
import { played, writer } from '../views-election/played.ts';

const clients = [writer('a', 1, 10)];
const acks = (row: { readonly tallies: readonly Tally[] }): number => row.tallies[0]!.count;
const states = (frame: Frame, row: number) =>
  quorumView(frame.world).blocks[0]!.proposals[row]!.lamps.map((lamp) => lamp.state);

/** The moment right behind the first event of a kind in a run of `clients`. */
function after(kind: 'proposed' | 'logged' | 'fsynced' | 'acked' | 'committed', nth = 1): Frame {
  const whole = played({ clients }, [], 3_000);
  let seen = 0;
  for (let id = 0; id < whole.eventCount; id++) {
    const event = whole.events.at(id)!;
    if (event.kind === kind && ++seen === nth) return played({ clients }, [], event.at / 1_000);
  }
  throw new Error(`no ${kind}`);
}

describe('the quorum view', () => {
  it('has no block while nobody leads', () => {
    expect(quorumView(played({}, [], 100).world)).toEqual({
      systems: [majorityOf([1, 2, 3, 4, 5])],
      blocks: [],
    });
  });

  it('fills discovery and synchronization one step after the other', () => {
    const counts = [];
    for (let ms = 300; ms <= 480; ms += 5) {
      const [block] = quorumView(played({}, [], ms).world).blocks;
      if (block && block.epochRows.length > 0) counts.push(block.epochRows.map(acks));
    }
    expect(counts.length).toBeGreaterThan(10);
    for (const [connected, promised, synchronized] of counts) {
      if (promised! > 0) expect(connected).toBeGreaterThanOrEqual(3);
      if (synchronized! > 0) expect(promised).toBeGreaterThanOrEqual(3);
    }
    expect(counts.at(-1)![1]).toBeGreaterThanOrEqual(3);
  });

  it('follows one proposal from the leader to its quorum', () => {
    const proposed = after('proposed');
    expect(quorumView(proposed.world).blocks[0]).toMatchObject({
      leader: 5,
      stage: 'broadcast',
      voters: [5, 1, 2, 3, 4],
      epochRows: [],
      more: 0,
    });
    expect(states(proposed, 0)).toEqual([
      'written',
      'in-flight',
      'in-flight',
      'in-flight',
      'in-flight',
    ]);
    const acked = quorumView(after('acked').world).blocks[0]!.proposals[0]!;
    expect(acked).toMatchObject({ zxid: zxidOf(1, 1), committed: false });
    expect(acked.tallies).toEqual([{ counts: 'voters', count: 1, need: 3, done: false }]);
    expect(acked.waits).toEqual({ kind: 'acks', more: 2 });
    const committed = quorumView(after('committed').world).blocks[0]!.proposals[0]!;
    expect(committed).toMatchObject({ zxid: zxidOf(1, 1), committed: true });
    expect(acks(committed)).toBeGreaterThanOrEqual(3);
  });

  it('shows a disk that has written and not yet synced, and one that has synced unheard', () => {
    const seen = new Set<string>();
    for (let ms = 1_400; ms < 1_560; ms += 4) {
      const [block] = quorumView(played({ clients }, [], ms).world).blocks;
      for (const row of block!.proposals) for (const lamp of row.lamps) seen.add(lamp.state);
    }
    expect([...seen].sort()).toEqual(['acked', 'in-flight', 'on-disk', 'written']);
  });

  it('gives each of two servers that believe they lead a block, and only one a majority', () => {
    const attached = {
      do: 'add-client',
      client: { name: 'x', server: 5, timeoutMs: 20_000, program: { kind: 'idle' } },
    } as const;
    const operation = { op: 'create', path: '/lost', data: '', mode: 'persistent' } as const;
    const frame = played({}, [
      [1_000, attached],
      [3_000, { do: 'isolate', server: 5 }],
      [3_010, { do: 'request', client: 'x', operation }],
    ], 13_430); // prettier-ignore
    const { blocks } = quorumView(frame.world);
    expect(blocks.map((block) => [block.leader, block.epoch])).toEqual([
      [4, 2],
      [5, 1],
    ]);
    const lost = blocks[1]!.proposals.at(-1)!;
    expect(lost).toMatchObject({ operation: 'create /lost', committed: false });
    expect(acks(lost)).toBe(1);
    expect(lost.lamps.map((lamp) => lamp.state)).toEqual(['acked', 'away', 'away', 'away', 'away']);
  });

  it('never counts an observer', () => {
    const setup = { clients, servers: 3, observers: 2, startsMs: [0, 0, 0, 0, 0] };
    const { blocks } = quorumView(played(setup, [], 3_000).world);
    expect(blocks[0]!.voters).toEqual([3, 1, 2]);
    expect(blocks[0]!.proposals[0]!.tallies).toMatchObject([{ need: 2, done: true }]);
  });

  it('asks for a majority by weight in a majority of groups', () => {
    const groups = [
      [1, 2, 3],
      [4, 5, 6],
      [7, 8, 9],
    ];
    const setup = { servers: 9, groups, weights: [{ server: 9, weight: 0 }], clients };
    const { systems, blocks } = quorumView(played(setup, [], 3_000).world);
    expect(blocks[0]!.proposals[0]!.tallies).toMatchObject([{ counts: 'groups', need: 2 }]);
    expect(tallyOf(systems[0]!, [1, 2, 4, 7])).toMatchObject({ count: 1, done: false });
    expect(tallyOf(systems[0]!, [1, 2, 4, 5])).toMatchObject({ count: 2, done: true });
    expect(quorumPhrase(systems, enLate.quorum.system)).toBe(
      'most of the weight in two of the three groups (1 2 3), (4 5 6) and (7 8 9), where server 9 weighs nothing,',
    );
    expect(quorumPhrase(systems, zhLate.quorum.system)).not.toMatch(/undefined/);
  });

  it('shows two counts while a reconfiguration is pending', () => {
    const operation = {
      op: 'reconfig',
      joining: [],
      leaving: [4, 5],
      members: null,
      fromConfig: -1,
    } as const;
    const script = [
      [1_500, { do: 'add-client', client: { ...writer('x', 1, 10), program: { kind: 'idle' } } }],
      [2_000, { do: 'request', client: 'x', operation }],
    ] as const;
    let pending: QuorumView | undefined;
    for (let ms = 2_010; ms < 2_200 && pending === undefined; ms += 4) {
      const view = quorumView(played({ skipAcl: true }, script, ms).world);
      if (view.blocks[0]!.systems.length > 1) pending = view;
    }
    const row = pending!.blocks[0]!.proposals.at(-1)!;
    expect(row.operation).toBe('reconfig 1,2,3');
    expect(row.tallies.map(({ need }) => need)).toEqual([3, 2]);
    expect(quorumPhrase(pending!.systems, enLate.quorum.system)).toBe(
      'both three of five voters of the old configuration and two of three voters of the new one',
    );
    const later = quorumView(played({ skipAcl: true }, script, 4_000).world);
    expect(later.systems).toEqual([majorityOf([1, 2, 3])]);
  });

  it('names what a transaction does', () => {
    const header = { zxid: 1, session: '', cxid: 1, timeMs: 0 };
    expect(
      transactionLabel({ ...header, op: 'setData', path: '/w/a', data: '1', version: 1 }),
    ).toBe('setData /w/a');
    expect(transactionLabel({ ...header, op: 'error', error: 'NONODE' })).toBe('error NONODE');
  });
});

it('groups stand together, with the weight of each voter', () => {
  const setup = {
    servers: 5,
    groups: [
      [1, 4],
      [2, 3, 5],
    ],
    weights: [{ server: 3, weight: 2 }],
  };
  const { world } = runAt(2_000, setup).frame;
  const [block] = quorumView(world).blocks;
  expect(block!.groups.map(({ voters }) => voters.map(({ sid, weight }) => [sid, weight]))).toEqual(
    [
      [
        [1, 1],
        [4, 1],
      ],
      [
        [5, 1],
        [2, 1],
        [3, 2],
      ],
    ],
  );
  expect(block!.voters).toEqual([1, 4, 5, 2, 3]);
});
