import { describe, expect, it } from 'vitest';
import { election as en } from '../../../src/i18n/en/election.ts';
import { election as zh } from '../../../src/i18n/zh/election.ts';
import { electionView } from '../../../src/views/election/election-view.ts';
import { decidingPart, saysReason } from '../../../src/views/election/say-reason.ts';
import { zxidOf } from '../../../src/zab/zxid.ts';
import { played, writer } from './played.ts';

describe('the election view', () => {
  it('shows five servers that have not heard one another propose themselves', () => {
    const view = electionView(played({}, [], 1));
    expect(view).toMatchObject({ looking: [1, 2, 3, 4, 5], leader: null });
    for (const row of view.rows) {
      expect(row.vote).toEqual({ leader: row.sid, zxid: 0, peerEpoch: 0 });
      expect(row.heard.filter((lamp) => lamp.kind === 'same').map((l) => l.from)).toEqual([
        row.sid,
      ]);
      expect(row.closing).toEqual({ kind: 'counting', agree: [row.sid], need: 3 });
    }
  });

  it('counts down the final wait once a majority agrees on the largest sid', () => {
    const view = electionView(played({}, [], 150));
    for (const row of view.rows) {
      expect(row.vote?.leader).toBe(5);
      expect(row.closing?.kind).toBe('final-wait');
      if (row.closing?.kind !== 'final-wait') continue;
      expect(row.closing.agree.length).toBeGreaterThanOrEqual(3);
      expect(row.closing.leftMs).toBeGreaterThan(0);
      expect(row.closing.leftMs).toBeLessThanOrEqual(200);
      const lit = row.heard.filter((lamp) => lamp.kind === 'same').map((lamp) => lamp.from);
      expect(lit).toEqual(row.closing.agree);
    }
    const five = view.rows[4]!;
    expect(saysReason(five.reason, en)).toMatch(/^keeps its own: server 5 beats \d$/);
    const four = view.rows[3]!;
    expect(saysReason(four.reason, en)).toBe('gave up its own: server 4 < 5');
    expect(saysReason(four.reason, zh)).toBe('放弃自己：编号 4 < 5');
    expect(decidingPart(four.reason)).toBe('sid');
  });

  it('names the zxid when a longer log decides', () => {
    const script = [
      [2_000, { do: 'crash', server: 1 }],
      [2_600, { do: 'crash', server: 5 }],
      [2_601, { do: 'restart', server: 1 }],
    ] as const;
    const { rows } = electionView(played({ clients: [writer('a', 2, 20)] }, script, 2_750));
    expect(rows.map((row) => decidingPart(row.reason))).toEqual([
      'zxid',
      'sid',
      'sid',
      'sid',
      'none',
    ]);
    expect(saysReason(rows[0]!.reason, en)).toMatch(/^gave up its own: zxid 1:\d+ < 1:\d+$/);
    expect(rows[4]).toMatchObject({ role: 'down', vote: null, heard: [] });
  });

  it('shows what settled servers answer with', () => {
    const view = electionView(played({}, [], 1_000));
    expect(view).toMatchObject({ looking: [], leader: { sid: 5, epoch: 1 } });
    for (const row of view.rows) {
      expect(row).toMatchObject({ vote: { leader: 5, peerEpoch: 1 }, heard: [], closing: null });
    }
    const said = view.rows.map((row) => saysReason(row.reason, en));
    expect(said).toEqual(['follows 5', 'follows 5', 'follows 5', 'follows 5', 'leads epoch 1']);
  });

  it('lights a settled answer for a server that comes back', () => {
    const script = [
      [1_000, { do: 'crash', server: 2 }],
      [2_000, { do: 'restart', server: 2 }],
    ] as const;
    const seen = new Set<string>();
    for (let ms = 2_040; ms < 2_100; ms++) {
      const two = electionView(played({}, script, ms)).rows[1]!;
      if (two.role !== 'looking') break;
      for (const { kind, vote } of two.heard) {
        seen.add(kind);
        if (kind === 'settled') expect(vote).toMatchObject({ leader: 5, peerEpoch: 1 });
      }
    }
    expect(seen).toContain('settled');
  });

  it('tells the parts of a vote apart', () => {
    const vote = { leader: 2, zxid: zxidOf(1, 9), peerEpoch: 1 };
    const better = { leader: 1, zxid: zxidOf(1, 4), peerEpoch: 2 };
    const changed = { kind: 'changed', by: 'epoch', vote: better, previous: vote } as const;
    expect(saysReason({ ...changed, own: true }, en)).toBe('gave up its own: epoch 1 < 2');
    expect(saysReason({ ...changed, own: false }, en)).toBe('gave up 2: epoch 1 < 2');
    const keeps = { kind: 'keeps', by: 'zxid', vote, other: better, own: true } as const;
    expect(saysReason(keeps, en)).toBe('keeps its own: zxid 1:9 beats 1:4');
  });
});
