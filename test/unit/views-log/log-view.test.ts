import { describe, expect, it } from 'vitest';
import { logView } from '../../../src/views/log/log-view.ts';
import { rowsOf, zxidOfRow } from '../../../src/views/log/rows.ts';
import type { World } from '../../../src/simulation/world.ts';
import { PersistentLog } from '../../../src/kernel/persistent-log.ts';
import { showZxid, zxidOf } from '../../../src/zab/zxid.ts';
import { played, writer } from '../views-election/played.ts';

const worldOf = (...logs: readonly (readonly [number, number])[][]): World =>
  ({
    peers: logs.map((entries) => ({
      disk: { log: PersistentLog.of(entries.map(([e, c]) => ({ zxid: zxidOf(e, c) }))) },
    })),
  }) as unknown as World;

const zxids = (world: World): string[] => {
  const rows = rowsOf(world);
  return Array.from({ length: rows.total }, (_, row) => showZxid(zxidOfRow(rows, row)));
};

describe('the rows of all logs', () => {
  it.each([
    { name: 'no log', logs: [[], []], rows: [] },
    { name: 'equal logs', logs: [[[1, 1], [1, 2]], [[1, 1], [1, 2]]], rows: ['(1,1)', '(1,2)'] },
    {
      name: 'a tail of an older epoch',
      logs: [[[1, 1], [1, 2]], [[1, 1], [2, 1], [2, 2]]],
      rows: ['(1,1)', '(1,2)', '(2,1)', '(2,2)'],
    },
    {
      name: 'a gap that a snapshot left',
      logs: [[[1, 1], [1, 2], [1, 7], [1, 8]], [[1, 6], [1, 7]]],
      rows: ['(1,1)', '(1,2)', '(1,6)', '(1,7)', '(1,8)'],
    },
  ] as const)('$name', ({ logs, rows }) => {
    expect(zxids(worldOf(...(logs as unknown as [number, number][][])))).toEqual(rows);
  }); // prettier-ignore

  it('has no zxid outside', () => {
    const rows = rowsOf(worldOf([[1, 1]]));
    expect([zxidOfRow(rows, -1), zxidOfRow(rows, 1)]).toEqual([0, 0]);
  });
});

describe('the log view', () => {
  const clients = [writer('a', 1, 10), writer('b', 2, 10)];

  it('tells committed, on disk and written apart, as the disks do', () => {
    const seen = new Set<string>();
    for (let ms = 1_500; ms < 1_640; ms += 4) {
      const frame = played({ clients }, [], ms);
      const view = logView(frame, 0, 100);
      for (const row of view.rows) {
        row.cells.forEach((cell, i) => {
          const { log, durable } = frame.world.peers[i]!.disk;
          const index = [...log].findIndex((txn) => txn.zxid === row.zxid);
          const state = index < 0 ? 'none' : index >= durable ? 'written' : 'durable';
          const expected = state === 'durable' ? ['committed', 'on-disk'] : [state];
          expect(expected).toContain(cell);
          if (cell === 'committed') expect(row.zxid).toBeLessThanOrEqual(view.committed);
          if (cell === 'on-disk') expect(row.zxid).toBeGreaterThan(view.committed);
          seen.add(cell);
        });
      }
      expect(view.rows.filter((row) => row.lineBelow)).toHaveLength(
        view.committed > zxidOf(1, 0) ? 1 : 0,
      );
    }
    expect([...seen].sort()).toEqual(['committed', 'none', 'on-disk', 'written']);
  });

  it('never moves the committed line back when the leader crashes', () => {
    const before = logView(played({ clients }, [], 2_000), 0, 100);
    for (const ms of [2_001, 2_100, 2_500, 3_500]) {
      const frame = played({ clients }, [[2_000, { do: 'crash', server: 5 }]], ms);
      expect(logView(frame, 0, 100).committed).toBeGreaterThanOrEqual(before.committed);
    }
  });

  it('strikes what a deposed leader alone has, and shows the SNAP that replaced it', () => {
    const attached = {
      do: 'add-client',
      client: { name: 'x', server: 5, timeoutMs: 20_000, program: { kind: 'idle' } },
    } as const;
    const operation = { op: 'create', path: '/lost', data: '', mode: 'persistent' } as const;
    const script = [
      [1_000, attached],
      [3_000, { do: 'isolate', server: 5 }],
      [3_010, { do: 'request', client: 'x', operation }],
    ] as const;
    const setup = { clients: [writer('b', 1, 300)] };
    const deposed = logView(played(setup, script, 13_430), 0, 100);
    expect(deposed.rows.map((row) => row.lineBelow).indexOf(true)).toBe(deposed.total - 2);
    expect(deposed.rows.at(-1)!.cells[4]).toBe('passed-over');
    const cut = logView(played(setup, script, 16_000), 0, 100);
    const lost = cut.rows.filter((row) => row.cells.includes('passed-over'));
    // The write of x.
    expect(lost.map((row) => row.cells)).toEqual([['none', 'none', 'none', 'none', 'passed-over']]);
    expect(lost.at(-1)).toMatchObject({ epoch: 1, endsEpoch: true, lineBelow: false });
    expect(cut.rows.at(-1)).toMatchObject({ epoch: 2, lineBelow: true });

    const healed = played(setup, [...script, [16_000, { do: 'reconnect', server: 5 }]], 18_000);
    const view = logView(healed, 0, 100);
    const snapshot = healed.world.peers[4]!.disk.snapshots.at(-1)!.zxid;
    expect(view.columns[4]).toMatchObject({ sid: 5, role: 'following', snapshot });
    for (const row of view.rows.filter(({ epoch, zxid }) => epoch === 2 && zxid <= snapshot)) {
      expect(row.cells).toEqual(['committed', 'committed', 'committed', 'committed', 'snapshot']);
    }
  });

  it('gives only the window that was asked for', () => {
    const frame = played({ clients }, [], 3_000);
    const all = logView(frame, 0, 1_000);
    const some = logView(frame, 4, 3);
    expect(some.total).toBe(all.total);
    expect(some.rows).toEqual(all.rows.slice(4, 7));
    expect(logView(frame, all.total + 5, 3).rows).toEqual([]);
  });
});
