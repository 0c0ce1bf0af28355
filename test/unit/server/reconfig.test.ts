/** The ensemble is changed while it runs (`PrepRequestProcessor`, `Leader`, `QuorumPeer`); the rules are those of protocol notes 11. */
import { describe, expect, test } from 'vitest';
import type { Setup } from '../../../src/simulation/setup.ts';
import type { ErrorName } from '../../../src/znodes/error-code.ts';
import type { Operation, Reconfiguration } from '../../../src/znodes/request.ts';
import { Ensemble } from '../../facts/ensemble.ts';

const change = (wish: Partial<Reconfiguration>): Operation => ({
  op: 'reconfig',
  joining: [],
  leaving: [],
  members: null,
  fromConfig: -1,
  ...wish,
});

const joins = (...servers: readonly number[]): Partial<Reconfiguration> => ({
  joining: servers.map((server) => ({ server, role: 'participant' })),
});

/** Served by the largest voter; client a is with it and may do everything. */
function settled(setup: Partial<Setup> = {}): Ensemble {
  const servers = setup.servers ?? 3;
  const starts = servers + (setup.observers ?? 0) + (setup.spares ?? 0);
  const startsMs = Array.from({ length: starts }, () => 0);
  const ensemble = new Ensemble({ skipAcl: true, startsMs, ...setup }).until('established');
  return ensemble.wait(500).client('a', ensemble.leader, 30_000);
}

function answer(ensemble: Ensemble, wish: Partial<Reconfiguration>): ErrorName {
  const from = ensemble.mark;
  ensemble.ask('a', change(wish)).until('answered', 'a').wait(50);
  return ensemble.all('answered', from)[0]!.result.error;
}

const SPOT = '10.0.0.5:2888:3888:participant;10.0.0.5:2181';
const NONSENSE = { text: { joining: 'nonsense' } };

describe('what is refused, in the order in which it is looked at', () => {
  test('reconfiguration is off', () => {
    const off = settled({ reconfigEnabled: false });
    expect(answer(off, { ...NONSENSE, fromConfig: 7 })).toBe('RECONFIGDISABLED');
  });

  test('one is in progress', () => {
    const ensemble = settled({ spares: 1 }).freeze(1, 2);
    ensemble.ask('a', change(joins(4))).ask('a', change({ ...NONSENSE, fromConfig: 7 }));
    ensemble.wait(300);
    const errors = ensemble.all('prepared').map(({ error }) => error);
    expect(errors.slice(-2)).toEqual(['OK', 'RECONFIGINPROGRESS']);
  });

  test('it is not from the present version', () => {
    expect(answer(settled(), { ...NONSENSE, fromConfig: 7 })).toBe('BADVERSION');
  });

  test.each<[string, Partial<Reconfiguration>]>([
    ['no server', NONSENSE],
    ['fewer than three ports', { text: { joining: 'server.5=127.0.0.1:1:2;' } }],
    ['two servers at one place', { text: { joining: `server.5=${SPOT},server.6=${SPOT}` } }],
    [
      'votes for one server where the clients of another are',
      { text: { joining: `server.5=${SPOT},server.6=10.0.0.5:1:2181;10.0.0.5:3` } },
    ],
    ['nobody who votes', { leaving: [1, 2, 3] }],
    ['one server in two groups', { text: { members: `server.1=${SPOT}\ngroup.1=1\ngroup.2=1` } }],
    [
      'a voter in no group while another is in one',
      {
        members: [
          { server: 1, role: 'participant', group: 1 },
          { server: 2, role: 'participant' },
        ],
      },
    ],
  ])('it says nothing that can be done: %s', (_, wish) => {
    expect(answer(settled({ skipAcl: false }).kill(1), wish)).toBe('BADARGUMENTS');
  });

  test('a server may take its own place anew, or that of one that leaves; loopback addresses are everywhere', () => {
    const ensemble = settled();
    for (const _ of ['moved', 'moved again']) {
      expect(answer(ensemble, { text: { joining: `server.1=${SPOT}` } })).toBe('OK');
    }
    const swap = { leaving: '1', joining: `server.5=${SPOT}` };
    expect(answer(ensemble, { text: swap })).toBe('OK');
    const first = 'server.6=127.0.0.1:28882:38882:observer;127.0.0.1:21812';
    expect(answer(ensemble, { text: { joining: first } })).toBe('OK');
  });

  test('no quorum of the new configuration follows; observers count for nothing there', () => {
    const ensemble = settled({ servers: 1, observers: 2, skipAcl: false });
    expect(answer(ensemble, joins(2, 3))).toBe('NEWCONFIGNOQUORUM');
  });

  test('the author may not write to /zookeeper/config', () => {
    expect(answer(settled({ skipAcl: false }), { leaving: [1] })).toBe('NOAUTH');
  });

  test('groups are changed as a whole only', () => {
    const groups = [[1, 2, 3]];
    expect(answer(settled({ groups }), { leaving: [1] })).toBe('BADARGUMENTS');
  });
});

test('observers become voters in two steps where at once there would be no quorum: out, and in again', () => {
  const ensemble = settled({ servers: 1, observers: 2 });
  expect(answer(ensemble, joins(2, 3))).toBe('NEWCONFIGNOQUORUM');
  expect(answer(ensemble, { leaving: [2, 3] })).toBe('OK');
  ensemble.wait(1_000);
  expect(answer(ensemble, joins(2, 3))).toBe('OK');
  ensemble.wait(1_000);
  expect(ensemble.run.world.peers[0]!.config.quorum.voters).toEqual([1, 2, 3]);
});

describe('while a configuration is proposed', () => {
  test('it and whatever is proposed behind it need a quorum of the old one and of the new one', () => {
    const ensemble = settled({ spares: 2 });
    const from = ensemble.mark;
    // Of {1,2,3} only the leader is left, of {1,2,3,4,5} three of five.
    ensemble
      .freeze(1, 2)
      .ask('a', change(joins(4, 5)))
      .create('a', '/behind')
      .wait(500);
    expect(ensemble.all('acked', from).at(-1)).toMatchObject({ acks: [3, 4, 5], by: 'both' });
    expect(ensemble.all('committed', from)).toEqual([]);
    ensemble.thaw(2).wait(200);
    expect(ensemble.all('committed', from).map(({ acks, by }) => [acks, by])).toEqual([
      [[2, 3, 4, 5], 'both'],
      [[2, 3, 4, 5], 'both'],
    ]);
    expect(ensemble.all('reconfigured', from).map(({ voters }) => voters.length)).toContain(5);
    // What is proposed now needs the new one alone.
    ensemble.create('a', '/after').until('committed');
    expect(ensemble.all('committed').at(-1)!.by).toBeUndefined();
  });

  test('a server that has seen it keeps it through a crash, and asks for both when it votes', () => {
    const ensemble = settled({ spares: 2 });
    ensemble
      .freeze(1, 2)
      .ask('a', change(joins(4, 5)))
      .wait(500);
    const version = ensemble.run.world.peers[2]!.proposedConfig!.version;
    const from = ensemble.mark;
    ensemble.kill(3, 4, 5).start(3, 4, 5).wait(2_000);
    expect(ensemble.run.world.peers[2]!.proposedConfig).toMatchObject({ version });
    // 3, 4 and 5 are three of the five new voters, but one of the three old ones.
    expect(ensemble.all('final-wait-began', from)).toEqual([]);
    ensemble.thaw(1, 2).until('established');
    const [established] = ensemble.all('established', from);
    expect(ensemble.run.world.peers[established!.who - 1]!.config).toMatchObject({
      quorum: { voters: [1, 2, 3, 4, 5] },
    });
  });
});

test('a leader that is taken out commits that itself, names its heir, and follows on without being counted', () => {
  const ensemble = settled();
  const from = ensemble.mark;
  expect(answer(ensemble, { leaving: [3] })).toBe('OK');
  ensemble.wait(1_000);
  const [own] = ensemble.all('reconfigured', from).filter(({ who }) => who === 3);
  expect([1, 2]).toContain(own!.designated);
  expect(ensemble.all('decided', from)).toEqual([]);
  expect(ensemble.leader).toBe(own!.designated);
  expect(ensemble.run.world.peers[2]).toMatchObject({ role: 'following', serving: true });
  // Nobody counts it: with the other voter dead the heir has no quorum.
  ensemble.kill(3 - own!.designated).wait(500);
  expect(ensemble.leader).toBe(0);
});

test('an observer becomes a voter and a voter an observer, each without an election', () => {
  const ensemble = settled({ observers: 1 });
  const from = ensemble.mark;
  expect(answer(ensemble, joins(4))).toBe('OK');
  expect(answer(ensemble, { joining: [{ server: 1, role: 'observer' }] })).toBe('OK');
  ensemble.wait(2_000);
  const roles = ensemble.run.world.peers.map(({ role }) => role);
  expect(roles).toEqual(['observing', 'following', 'leading', 'following']);
  expect(ensemble.all('decided', from)).toEqual([]);
});
