import { describe, expect, test } from 'vitest';
import type { Timeline } from '../../../src/timeline/timeline.ts';
import { BIN_US, MetricsTally, percentile, sum } from '../../../src/views/metrics/metrics-tally.ts';
import { seriesOf } from '../../../src/views/metrics/metrics-view.ts';
import { writeBytes } from '../../../src/views/metrics/bytes.ts';
import { runAt, writer } from './run-at.ts';

function tallyOf({ setup, frame }: Timeline, piece = Infinity): MetricsTally {
  const tally = new MetricsTally(setup);
  while (!tally.read(frame.events, piece));
  return tally;
}

describe('metrics over virtual time', () => {
  const clients = [writer('a', 1, 20)];

  test('count every commit once, however the history is read', () => {
    const timeline = runAt(8_000, { clients });
    const commits = [...timeline.frame.events].filter(({ kind }) => kind === 'committed').length;
    const whole = tallyOf(timeline).spans(8_000_000, 1_000);
    expect(sum(whole.spans).committed).toBe(commits);
    expect(commits).toBeGreaterThan(40);
    expect(tallyOf(timeline, 97).spans(8_000_000, 1_000)).toEqual(whole);
    expect(whole.spans).toHaveLength(8_000_000 / BIN_US);
  });

  test('five servers send four proposals, four acknowledgements and four commits for a write, and make five logs durable', () => {
    const { total } = seriesOf(
      tallyOf(runAt(10_000, { clients: [writer('a', 5, 500)], startsMs: [0, 0, 0, 0, 0] })),
      10_000_000,
    );
    expect(total.messages).toBeGreaterThan(11);
    // One more, REQUEST, where the client is at a follower.
    expect(total.messages).toBeLessThanOrEqual(13);
    expect(total.fsyncs).toBeGreaterThan(4);
    expect(total.fsyncs).toBeLessThanOrEqual(5.2);
  });

  test('nothing could be committed before there is a leader, and while its followers are cut off', () => {
    const cut = { do: 'cut', groups: [[5], [1, 2, 3, 4]] } as const;
    const timeline = runAt(12_000, { clients }, [
      [4_000, cut],
      [4_500, { do: 'heal' }],
    ]);
    const established = [...timeline.frame.events].find(({ kind }) => kind === 'established')!.at;
    const { spans } = tallyOf(timeline).spans(12_000_000, 1_000);
    const before = sum(spans.slice(0, Math.ceil(established / BIN_US))).availableUs;
    expect(before).toBeLessThan(BIN_US);
    expect(sum(spans.slice(16, 18)).availableUs).toBe(0);
    expect(spans[19]!.availableUs).toBe(BIN_US);
  });

  test('without a quorum of running servers nothing could', () => {
    const crash = (server: number) => ({ do: 'crash', server }) as const;
    const timeline = runAt(6_000, { clients }, [
      [3_000, crash(1)],
      [3_000, crash(2)],
      [3_000, crash(3)],
    ]);
    const { spans } = tallyOf(timeline).spans(6_000_000, 1_000);
    expect(spans[11]!.availableUs).toBe(BIN_US);
    expect(sum(spans.slice(12)).availableUs).toBe(0);
  });

  test('on another branch all is counted anew', () => {
    const timeline = runAt(6_000, { clients });
    const tally = tallyOf(timeline);
    timeline.seek(3_000_000);
    timeline.act({ do: 'crash', server: 5 });
    timeline.playTo(6_000_000);
    tally.read(timeline.frame.events, Infinity);
    expect(tally.spans(6_000_000, 100)).toEqual(tallyOf(timeline).spans(6_000_000, 100));
  });
});

test('percentiles are values that occurred, by nearest rank', () => {
  const values = Array.from({ length: 20 }, (_, i) => i + 1);
  expect([0.5, 0.95, 0.99].map((share) => percentile(values, share))).toEqual([10, 19, 20]);
  expect(percentile([], 0.5)).toBeNull();
});

test('an ACK takes 20 bytes, as QuorumPacket writes it; pings and votes carry no write', () => {
  expect(writeBytes({ type: 'ACK', zxid: 1 })).toBe(20);
  expect(writeBytes({ type: 'PING', zxid: 1 })).toBeNull();
});
