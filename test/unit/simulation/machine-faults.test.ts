/** Each thing that a hand can do to a process, a disk, a timer or a clock, and what comes of it. */
import { describe, expect, test } from 'vitest';
import type { Event } from '../../../src/simulation/facts.ts';
import { counterOf } from '../../../src/zab/zxid.ts';
import { Bus } from './bus.ts';

describe('a process', () => {
  test('that is paused reads nothing and no timer of it fires; it reads first when it goes on', () => {
    const bus = new Bus().act({ do: 'pause', actor: 1 }).create('/x').wait(1_000);
    expect(bus.told.filter(({ who, kind }) => who === 1 && kind !== 'paused')).toEqual([]);
    bus.act({ do: 'resume', actor: 1 }).wait(1);
    expect(bus.proposalsAt(1)).toHaveLength(1);
  });

  test('that is paused in the very step of a message to itself reads it when it goes on, and not before', () => {
    const bus = new Bus().act({ do: 'fire-timer', server: 1, timer: 'learner-read' });
    const votes = (events: readonly Event[]): boolean =>
      events.some(({ kind, who }) => kind === 'became-looking' && who === 1);
    bus.run.until(9_000_000, votes);
    const told = bus.told.length;
    bus.act({ do: 'pause', actor: 1 }).wait(1_000);
    const since = bus.told.slice(told);
    expect(since.filter(({ who }) => who === 1).map(({ kind }) => kind)).toEqual(['paused']);
    bus.act({ do: 'resume', actor: 1 }).wait(1);
    const heard = bus.of('vote-heard').filter(({ who, from }) => who === 1 && from === 1);
    expect(heard).toHaveLength(1);
    bus.wait(3_000);
    expect(bus.run.world.peers[0]!.role).toBe('following');
  });

  test('that is paused forgets with a crash what it has said to itself', () => {
    const bus = new Bus().act({ do: 'fire-timer', server: 1, timer: 'learner-read' });
    bus.run.until(9_000_000, (events) => events.some(({ kind }) => kind === 'became-looking'));
    bus.act({ do: 'pause', actor: 1 }).wait(1_000);
    expect(bus.run.world.unread).toMatchObject([{ kind: 'local', sid: 1 }]);
    bus.act({ do: 'crash', server: 1 }).act({ do: 'restart', server: 1 }).wait(3_000);
    expect(bus.run.world.unread).toBeUndefined();
    expect(bus.run.world.peers[0]!.role).toBe('following');
  });

  test('that is a paused client asks for nothing until it goes on, and then in order', () => {
    const bus = new Bus().act({ do: 'pause', actor: 'a' }).create('/x', '/x/y').wait(1_000);
    expect(bus.told.filter(({ who, kind }) => who === 'a' && kind !== 'paused')).toEqual([]);
    bus.act({ do: 'resume', actor: 'a' }).wait(200);
    const answers = bus.of('answered').map(({ result }) => result);
    expect(answers).toMatchObject([{ path: '/x' }, { path: '/x/y' }]);
    const commands = bus.of('commanded').filter(({ command }) => command.do === 'request');
    expect(bus.of('requested').map(({ cause }) => cause)).toEqual(commands.map(({ id }) => id));
    expect(bus.run.world.unread).toBeUndefined();
  });

  test('that is a paused client and is closed says goodbye when it goes on', () => {
    const bus = new Bus().act({ do: 'pause', actor: 'a' });
    bus.act({ do: 'close-client', client: 'a' }).wait(1_000);
    expect(bus.of('session-closed')).toEqual([]);
    bus.act({ do: 'resume', actor: 'a' }).wait(200);
    expect(bus.of('client-closed')).toHaveLength(1);
  });

  test('that is a client and paused before it begins does not begin until it goes on', () => {
    const bus = new Bus();
    const program = { kind: 'idle' } as const;
    bus.act({ do: 'add-client', client: { name: 'c', server: 1, timeoutMs: 4_000, program } });
    bus.act({ do: 'pause', actor: 'c' }).wait(1_000);
    expect(bus.told.filter(({ who, kind }) => who === 'c' && kind !== 'paused')).toEqual([]);
    expect(bus.run.world.clients.get('c')!.state).toBe('gone');
    bus.act({ do: 'resume', actor: 'c' }).wait(200);
    expect(bus.of('client-connected').filter(({ who }) => who === 'c')).toHaveLength(1);
    expect(bus.run.world.unread).toBeUndefined();
  });

  test('that is a client and ends before it begins leaves the start to the next of its name', () => {
    const bus = new Bus();
    const program = { kind: 'idle' } as const;
    const add = {
      do: 'add-client',
      client: { name: 'c', server: 1, timeoutMs: 4_000, program },
    } as const;
    bus.act(add).act({ do: 'remove-client', client: 'c' }).act(add).wait(1_000);
    expect(bus.of('client-connecting').filter(({ who }) => who === 'c')).toHaveLength(1);
    expect(bus.of('client-connected').filter(({ who }) => who === 'c')).toHaveLength(1);
  });

  test('that is paused takes no orders: a session that is ended by hand goes on', () => {
    const bus = new Bus().act({ do: 'pause', actor: 3 });
    bus.act({ do: 'expire-client', client: 'a' }).act({ do: 'check-containers' });
    expect(bus.told.filter(({ who, kind }) => who === 3 && kind !== 'paused')).toEqual([]);
  });

  test.each([
    [0, [2, 3]],
    [1, [3]],
    [2, []],
    [9, []],
  ])('that crashes keeps %i of what it has not fsynced, and loses %j', (keeps, lost) => {
    const bus = new Bus().act({ do: 'set-disk', server: 3, state: 'stalled', fsyncUs: null });
    bus.create('/x', '/y').wait(100);
    bus.act({ do: 'crash', server: 3, keeps });
    expect(bus.of('crashed')[0]!.lost.map(counterOf)).toEqual(lost);
  });
});

describe('a disk', () => {
  const fsyncUs = { min: 300_000, max: 300_000 };
  const fsyncedAt1 = (bus: Bus): readonly number[] =>
    bus
      .of('fsynced')
      .flatMap(({ who, at }) =>
        who === 1 ? [at - bus.of('logged').find((l) => l.who === 1)!.at] : [],
      );

  test('is slow', () => {
    const bus = new Bus()
      .act({ do: 'set-disk', server: 1, state: 'ok', fsyncUs })
      .create('/x')
      .wait(500);
    expect(fsyncedAt1(bus)).toEqual([300_000]);
  });

  test('stalls until it goes on', () => {
    const bus = new Bus().act({ do: 'set-disk', server: 1, state: 'stalled', fsyncUs: null });
    bus.create('/x').wait(1_000);
    expect(fsyncedAt1(bus)).toEqual([]);
    bus.act({ do: 'set-disk', server: 1, state: 'ok', fsyncUs: null }).wait(10);
    expect(fsyncedAt1(bus)).toHaveLength(1);
  });

  test('fails at the next write, and the process ends', () => {
    const bus = new Bus().act({ do: 'set-disk', server: 1, state: 'failing', fsyncUs: null });
    expect(bus.wait(1_000).of('crashed')).toEqual([]);
    bus.create('/x').wait(100);
    expect(bus.of('disk-failed')).toMatchObject([{ who: 1 }]);
    expect(bus.run.world.peers[0]!.up).toBe(false);
  });
});

describe('a timer', () => {
  test('is fired by name', () => {
    const bus = new Bus().act({ do: 'fire-timer', server: 1, timer: 'learner-read' }).wait(1);
    expect(bus.of('left')).toMatchObject([{ who: 1, reason: 'leader-silent' }]);
  });

  test('is postponed by name: the leader pings later', () => {
    const pings = (bus: Bus): number =>
      bus.of('sent').filter(({ message }) => message.type === 'PING').length;
    const byUs = 5_000_000;
    expect(pings(new Bus().wait(2_000))).toBeGreaterThan(0);
    const late = new Bus().act({ do: 'postpone-timer', server: 3, timer: 'leader-tick', byUs });
    expect(pings(late.wait(2_000))).toBe(0);
  });

  test('comes early on a clock that is fast', () => {
    const ticks = (driftPermille: number): number => {
      const bus = new Bus().act({ do: 'set-clock', server: 3, driftPermille });
      return bus.wait(22_000).of('quorum-checked').length;
    };
    expect([ticks(0), ticks(1_000), ticks(-500)]).toEqual([11, 21, 5]);
  });
});
