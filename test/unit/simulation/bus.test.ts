/** Each thing that a hand can do to a message or to a link, and what comes of it. */
import { describe, expect, test } from 'vitest';
import type { MessageCommand } from '../../../src/simulation/command.ts';
import { Bus, proposed } from './bus.ts';

const UNSAFE = { unsafeNetwork: true };

describe('a message', () => {
  test('left alone arrives when its time has come', () => {
    expect(proposed().wait(20).proposalsAt(1)).toEqual(['2 after 10', '3 after 10']);
  });

  test('delivered now takes along what is before it', () => {
    const bus = proposed().to('PROPOSAL', 3, 1, 'deliver', 1).wait(20);
    expect(bus.proposalsAt(1)).toEqual(['2 after 0', '3 after 0']);
    expect(bus.proposalsAt(2)).toEqual(['2 after 10', '3 after 10']);
  });

  test('held waits in the inbox, and so does what comes behind it, until it is released', () => {
    const bus = proposed().to('PROPOSAL', 3, 1, 'hold').wait(100);
    expect(bus.proposalsAt(1)).toEqual([]);
    expect(bus.of('held')).toMatchObject([{ who: 1, from: 3 }]);
    expect(bus.to('PROPOSAL', 3, 1, 'release').wait(1).proposalsAt(1)).toEqual([
      '2 after 100',
      '3 after 100',
    ]);
  });

  test('delayed comes at the time that was named, and nothing passes it', () => {
    const bus = proposed().to('PROPOSAL', 3, 1, 'delay').wait(100);
    expect(bus.proposalsAt(1)).toEqual(['2 after 50', '3 after 50']);
  });

  test('dropped breaks its connection, as TCP would: its end learns of it, dials again, and is sent it anew', () => {
    const bus = proposed().to('PROPOSAL', 3, 1, 'drop').wait(2_000);
    expect(bus.of('left')).toMatchObject([{ who: 1, reason: 'leader-gone' }]);
    expect(bus.of('learner-dropped')).toMatchObject([{ who: 3, learner: 1 }]);
    expect(bus.run.world.peers[0]!.replica.znodes.has('/x')).toBe(true);
    expect(bus.run.violations).toEqual([]);
  });

  test.each(['duplicate', 'overtake'] as const)('cannot %s another on a safe network', (what) => {
    const bus = proposed().to('PROPOSAL', 3, 1, what, 1).wait(20);
    expect(bus.of('tampered')).toEqual([]);
    expect(bus.proposalsAt(1)).toEqual(['2 after 10', '3 after 10']);
  });

  test('dropped is told to be lost, and so is all that is on its connection', () => {
    const bus = proposed().to('PROPOSAL', 3, 1, 'drop');
    const lost = bus.of('lost').map(({ from, who, message }) => `${from} > ${who} ${message.type}`);
    expect(lost).toEqual(['3 > 1 PROPOSAL', '3 > 1 PROPOSAL']);
  });

  test('that came while its receiver was paused is told to be held when that one goes on', () => {
    const bus = proposed().act({ do: 'pause', actor: 1 }).act({ do: 'hold-link', from: 3, to: 1 });
    expect(bus.wait(100).of('held')).toEqual([]);
    expect(bus.act({ do: 'resume', actor: 1 }).wait(1).of('held')).toMatchObject([
      { who: 1, from: 3, message: { type: 'PROPOSAL' } },
    ]);
    expect(bus.proposalsAt(1)).toEqual([]);
  });

  test('on an unsafe network disappears alone, comes twice, or passes the one before it', () => {
    const at = (what: MessageCommand['do'], nth: number): readonly string[] =>
      proposed(UNSAFE).to('PROPOSAL', 3, 1, what, nth).wait(12).proposalsAt(1);
    expect(at('drop', 0)).toEqual(['3 after 10']);
    expect(at('duplicate', 0)).toEqual(['2 after 10', '2 after 10', '3 after 10']);
    expect(at('overtake', 1)).toEqual(['3 after 10', '2 after 10']);
  });
});

describe('a link', () => {
  test('is held in one direction, and released', () => {
    const bus = new Bus().act({ do: 'hold-link', from: 3, to: 1 }).create('/x').wait(100);
    expect([bus.proposalsAt(1), bus.proposalsAt(2)]).toEqual([[], ['2 after 10']]);
    bus.act({ do: 'release-link', from: 3, to: 1 }).wait(1);
    expect(bus.proposalsAt(1)).toHaveLength(1);
  });

  test('lets everything go on at once', () => {
    const bus = new Bus()
      .act({ do: 'hold-link', from: 3, to: 1 })
      .act({ do: 'hold-type', type: 'PROPOSAL' })
      .create('/x')
      .wait(100);
    expect(bus.proposalsAt(2)).toEqual([]);
    bus.act({ do: 'release-all' }).wait(1);
    expect([bus.proposalsAt(1).length, bus.proposalsAt(2).length]).toEqual([1, 1]);
  });

  test('is cut one way: what the other way carries still arrives', () => {
    const bus = new Bus().act({ do: 'cut-way', from: 1, to: 3 }).create('/x').wait(60);
    expect(bus.proposalsAt(1)).toEqual(['2 after 10']);
    const acks = (): number => bus.of('acked').filter(({ from }) => from === 1).length;
    expect(acks()).toBe(0);
    bus.act({ do: 'heal-way', from: 1, to: 3 }).create('/y').wait(60);
    expect(acks()).toBeGreaterThan(0);
  });

  test('has a latency of its own, with jitter, and keeps the order', () => {
    const latencyUs = { min: 20_000, max: 60_000 };
    const bus = new Bus().act({ do: 'set-link', from: 3, to: 1, latencyUs, lossPermille: 0 });
    const paths = Array.from({ length: 12 }, (_, i) => `/x${i}`);
    for (const path of paths) bus.create(path).wait(30);
    bus.wait(100);
    const took = bus.of('delivered').flatMap(({ who, at, message }) => {
      if (who !== 1 || message.type !== 'PROPOSAL') return [];
      return [at - bus.of('proposed').find(({ zxid }) => zxid === message.zxid)!.at];
    });
    expect(took).toHaveLength(12);
    expect(Math.min(...took)).toBeGreaterThanOrEqual(20_000);
    expect(new Set(took).size).toBeGreaterThan(3);
    const counters = bus.proposalsAt(1).map((line) => parseInt(line));
    expect(counters).toEqual([...counters].sort((a, b) => a - b));
  });

  test('loses packets, which TCP sends again after 200 ms, and twice as long each time: they come late', () => {
    const fifth = { latencyUs: null, lossPermille: 200 };
    const bus = new Bus().act({ do: 'set-link', from: 3, to: 1, ...fifth });
    const took = Array.from({ length: 20 }, (_, i) => {
      bus.told.length = 0;
      const [line = ''] = bus.create(`/x${i}`).wait(1_000).proposalsAt(1);
      return Number(line.split(' ')[2] ?? NaN);
    });
    expect(took.filter((ms) => ms === 10).length).toBeGreaterThan(2);
    expect(took.filter((ms) => ms >= 210).length).toBeGreaterThan(2);
  });
});
