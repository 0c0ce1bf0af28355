import { describe, expect, it } from 'vitest';
import type { Condition } from '../../../src/lessons/condition.ts';
import { fillIn } from '../../../src/lessons/fill-in.ts';
import { Watch } from '../../../src/lessons/watch.ts';
import { DEFAULT_SETUP } from '../../../src/simulation/setup.ts';
import { Timeline } from '../../../src/timeline/timeline.ts';
import { zxidOf } from '../../../src/zab/zxid.ts';

/** Three servers: 3 leads, client a writes /x, then 3 crashes and 2 takes over. */
function story(): { timeline: Timeline; beforeCrash: number } {
  const timeline = new Timeline({ ...DEFAULT_SETUP, servers: 3, startsMs: [0, 0, 0] });
  timeline.playTo(1_000_000);
  timeline.act({
    do: 'add-client',
    client: { name: 'a', server: 1, timeoutMs: 10_000, program: { kind: 'idle' } },
  });
  timeline.playTo(2_000_000);
  const operation = { op: 'create', path: '/x', data: '1', mode: 'persistent' } as const;
  timeline.act({ do: 'request', client: 'a', operation });
  timeline.playTo(3_000_000);
  const beforeCrash = timeline.frame.step;
  timeline.act({ do: 'crash', server: 3 });
  timeline.playTo(6_000_000);
  return { timeline, beforeCrash };
}

const { timeline, beforeCrash } = story();
const commits = (where: object): Condition => ({
  happened: { kind: 'committed', where: { ...where } },
});
const write = zxidOf(1, 2);

describe('a condition', () => {
  const now: [string, boolean, Condition][] = [
    ['leads', true, { leads: 2, followers: [1] }],
    ['leads with a server that is down', false, { leads: 2, followers: [1, 3] }],
    ['leads, of a former leader', false, { leads: 3, followers: [] }],
    ['up', false, { up: 3 }],
    ['not', true, { not: { up: 3 } }],
    ['role', true, { role: { server: 1, is: 'following' } }],
    ['role of a server that is down', false, { role: { server: 3, is: 'looking' } }],
    ['phase', true, { phase: { server: 2, is: 'broadcast' } }],
    ['applied', true, { applied: { server: 1, upTo: write } }],
    ['applied, of a server without memory', false, { applied: { server: 3, upTo: write } }],
    ['znode', true, { znode: { path: '/x', on: [1, 2], exists: true, data: '1' } }],
    ['znode with other data', false, { znode: { path: '/x', on: [1], exists: true, data: '2' } }],
    ['znode that is not there', true, { znode: { path: '/y', on: [1], exists: false } }],
    ['happened', true, commits({ zxid: write })],
    ['happened, by another server', false, commits({ zxid: write, who: 2 })],
    ['includes', true, commits({ zxid: write, acks: { includes: 3 } })],
    ['at least', false, commits({ zxid: { atLeast: zxidOf(1, 3) } })],
    ['at most', true, commits({ zxid: { atMost: zxidOf(1, 1) } })],
    ['a field inside', true, { happened: { kind: 'sent', where: { 'message.type': 'COMMIT' } } }],
    ['not a value', true, { happened: { kind: 'applied', where: { who: { not: 3 } } } }],
    ['empty', true, { happened: { kind: 'crashed', where: { lost: { empty: true } } } }],
    ['count', true, { count: { kind: 'applied', where: { zxid: write } }, atLeast: 3 }],
    ['count of more', false, { count: { kind: 'crashed' }, atLeast: 2 }],
    ['in order', true, { inOrder: [{ kind: 'committed' }, { kind: 'crashed' }] }],
    ['not in order', false, { inOrder: [{ kind: 'crashed' }, { kind: 'requested' }] }],
    ['all', false, { all: [{ up: 1 }, { up: 3 }] }],
    ['any', true, { any: [{ up: 1 }, { up: 3 }] }],
  ];

  it.each(now)('%s is %s', (_, expected, condition) => {
    expect(new Watch().holds(condition, timeline.frame)).toBe(expected);
  });

  it('is about the place that is shown, and is so again after looking back', () => {
    const watch = new Watch();
    const crashed: Condition = { happened: { kind: 'crashed' } };
    const seen: boolean[] = [];
    seen.push(watch.holds(crashed, timeline.frame));
    timeline.seekStep(beforeCrash);
    seen.push(
      watch.holds(crashed, timeline.frame),
      watch.holds({ leads: 3, followers: [1, 2] }, timeline.frame),
    );
    timeline.toEnd();
    seen.push(watch.holds(crashed, timeline.frame));
    expect(seen).toEqual([true, false, true, true]);
  });

  it('asked at every step says the same as asked anew', () => {
    const watch = new Watch();
    const conditions = now.map(([, , condition]) => condition);
    timeline.toStart();
    for (let i = 0; i < 400; i++) {
      timeline.stepForward();
      if (i % 90 === 89) timeline.seekStep(timeline.frame.step - 40);
      const kept = conditions.map((condition) => watch.holds(condition, timeline.frame));
      const anew = conditions.map((condition) => new Watch().holds(condition, timeline.frame));
      expect(kept).toEqual(anew);
    }
    timeline.toEnd();
  });
});

describe('what is remembered', () => {
  it('stands for itself in conditions and texts', () => {
    const watch = new Watch();
    const found = watch.recall({ kind: 'proposed', where: { who: 3 } }, 'zxid', timeline.frame);
    expect(found).toBe(write);
    expect(watch.holds(commits({ zxid: '$txn' }), timeline.frame)).toBe(false);
    watch.remember({ txn: write, epoch: 2 });
    expect(watch.holds(commits({ zxid: '$txn' }), timeline.frame)).toBe(true);
    expect(fillIn('<p>{txn} of epoch {epoch}, {other}</p>', watch.memory)).toBe(
      '<p>(1,2) of epoch 2, {other}</p>',
    );
  });

  it('is nothing when no such event happened, or the field is no number', () => {
    const watch = new Watch();
    expect(watch.recall({ kind: 'truncated' }, 'to', timeline.frame)).toBeUndefined();
    expect(watch.recall({ kind: 'proposed' }, 'to', timeline.frame)).toBeUndefined();
  });
});
