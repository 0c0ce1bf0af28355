/** Two branches side by side: servers, logs and trees. */
import { expect, test } from 'vitest';
import { Timeline } from '../../../src/timeline/timeline.ts';
import { compareMoments } from '../../../src/views/branches/compare-moments.ts';
import { linesOf } from '../../../src/views/branches/lines.ts';
import { busy } from '../timeline/play.ts';

function forked(): Timeline {
  const timeline = new Timeline(busy);
  timeline.playTo(4_000_000);
  timeline.seek(2_000_000);
  timeline.act({ do: 'crash', server: 5 });
  timeline.playTo(4_000_000);
  return timeline;
}

test('at the place where they part nothing differs', () => {
  const timeline = forked();
  const [one, other] = [0, 1].map((id) => timeline.peek(id, 1_999_999)!.world);
  for (const { differs, log, tree } of compareMoments(one!, other!)) {
    expect(differs).toEqual([]);
    expect(log).toBeNull();
    expect(tree).toBeNull();
  }
});

test('later the leader is down in one of them, and logs and trees go their own way', () => {
  const timeline = forked();
  const [one, other] = [0, 1].map((id) => timeline.peek(id, 4_000_000)!.world);
  const servers = compareMoments(one!, other!);
  const leader = servers[4]!;
  expect([leader.left.role, leader.right.role]).toEqual(['leader', 'down']);
  expect(leader.differs).toContain('role');
  const follower = servers[0]!;
  expect(follower.log).not.toBeNull();
  const [left, right] = [one!, other!].map((world) => world.peers[0]!.disk.log);
  const shared = [...left!.slice(0)].filter(({ zxid }) => zxid <= follower.log!.common).length;
  expect(left!.at(shared)?.zxid).toBe(follower.log!.left[0]);
  expect(right!.at(shared)?.zxid).toBe(follower.log!.right[0]);
  expect(follower.tree).not.toBeNull();
});

test('the list stands under its parents', () => {
  const timeline = forked();
  timeline.seek(3_000_000);
  timeline.act({ do: 'crash', server: 1 });
  timeline.switchTo(0);
  timeline.seek(1_000_000);
  timeline.act({ do: 'crash', server: 2 });
  const lines = linesOf(timeline.branches).map(({ branch, depth }) => `${branch.id} ${depth}`);
  expect(lines).toEqual(['0 0', '3 1', '1 1', '2 2']);
});
