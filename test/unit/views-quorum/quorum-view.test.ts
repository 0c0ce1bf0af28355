import { describe, expect, it } from 'vitest';
import type { Frame } from '../../../src/timeline/frame.ts';
import { quorumView, transactionLabel } from '../../../src/views/quorum/quorum-view.ts';
import { zxidOf } from '../../../src/zab/zxid.ts';
import { played, writer } from '../views-election/played.ts';

const clients = [writer('a', 1, 10)];
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
    expect(quorumView(played({}, [], 100).world)).toEqual({ need: 3, voters: 5, blocks: [] });
  });

  it('fills discovery and synchronization one step after the other', () => {
    const counts = [];
    for (let ms = 300; ms <= 480; ms += 5) {
      const [block] = quorumView(played({}, [], ms).world).blocks;
      if (block && block.epochRows.length > 0) counts.push(block.epochRows.map((row) => row.count));
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
    expect(acked).toMatchObject({ zxid: zxidOf(1, 1), count: 1, committed: false });
    expect(acked.waits).toEqual({ kind: 'acks', more: 2 });
    const committed = quorumView(after('committed').world).blocks[0]!.proposals[0]!;
    expect(committed).toMatchObject({ zxid: zxidOf(1, 1), committed: true });
    expect(committed.count).toBeGreaterThanOrEqual(3);
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
    expect(lost).toMatchObject({ operation: 'create /lost', count: 1, committed: false });
    expect(lost.lamps.map((lamp) => lamp.state)).toEqual(['acked', 'away', 'away', 'away', 'away']);
  });

  it('names what a transaction does', () => {
    const header = { zxid: 1, session: '', cxid: 1, timeMs: 0 };
    expect(
      transactionLabel({ ...header, op: 'setData', path: '/w/a', data: '1', version: 1 }),
    ).toBe('setData /w/a');
    expect(transactionLabel({ ...header, op: 'error', error: 'NONODE' })).toBe('error NONODE');
  });
});
