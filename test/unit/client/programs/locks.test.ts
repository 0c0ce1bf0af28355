import { describe, expect, it, test } from 'vitest';
import type { Program } from '../../../../src/simulation/setup.ts';
import { everybody, LineUp } from './line-up.ts';

const LONG_MS = 600_000;
const held = { holdMs: LONG_MS, restMs: LONG_MS };

/** Thirteen contenders: one holds, twelve wait. Once they all stand, the holder goes. */
function releaseOf(program: Program): readonly string[] {
  const line = new LineUp(everybody(13, program));
  const holder = line.untilHeld();
  line.seconds(2);
  expect(Object.values(line.beliefs()).filter((state) => state === 'waiting')).toHaveLength(12);
  const from = line.events.length;
  line.act({ do: 'close-client', client: holder }).seconds(1);
  expect(line.holders().filter((who) => who !== holder)).toHaveLength(1);
  return line.wokenSince(from, '/');
}

describe('a release with twelve who wait', () => {
  it('wakes one in the chain, where each watches the one before it', () => {
    expect(releaseOf({ kind: 'lock', path: '/lock', ...held })).toHaveLength(1);
  });

  it('wakes all twelve in the herd; eleven of them in vain', () => {
    expect(releaseOf({ kind: 'herd-lock', path: '/lock', ...held })).toHaveLength(12);
  });

  it('wakes all twelve in a line that watches the holder, and the judge objects', () => {
    const mistaken: Program = { kind: 'lock', path: '/lock', ...held, mistakes: ['watch-holder'] };
    expect(releaseOf(mistaken)).toHaveLength(12);
    const line = new LineUp(everybody(3, mistaken));
    const holder = line.untilHeld();
    line.seconds(1).act({ do: 'close-client', client: holder });
    expect(line.broken()).toEqual(['a release wakes one']);
  });
});

test('who waits in the middle and crashes leaves the order as it was', () => {
  const line = new LineUp(everybody(4, { kind: 'lock', path: '/lock', ...held }));
  const order = [line.untilHeld()];
  line.seconds(1);
  const queue = line.all('lock-changed').filter(({ state }) => state === 'enqueued');
  const [first, second, third, fourth] = [...queue]
    .sort((a, b) => (a.node.slice(-10) < b.node.slice(-10) ? -1 : 1))
    .map(({ who }) => who);
  expect(order).toEqual([first]);
  line.act({ do: 'remove-client', client: second! }).seconds(4);
  // It is woken by the end of the one before it, looks again, and is not the first.
  expect(line.holders()).toEqual([first]);
  line.act({ do: 'close-client', client: first! });
  expect(line.untilHeld()).toBe(third);
  line.act({ do: 'close-client', client: third! });
  expect(line.untilHeld()).toBe(fourth);
  expect(line.broken()).toEqual([]);
});

test('without looking again, the one behind a waiter that dies takes what another holds', () => {
  const program: Program = { kind: 'lock', path: '/lock', ...held, mistakes: ['no-recheck'] };
  const line = new LineUp(everybody(3, program));
  line.untilHeld();
  line.seconds(1);
  const second = line.all('lock-changed').find(({ watches }) => watches.endsWith('0000000000'))!;
  line.act({ do: 'expire-client', client: second.who });
  expect(line.broken()).toContain('mutual exclusion');
});

describe('a creation whose answer gets lost', () => {
  /** The only client disappears from the network while its creation is on its way back. */
  function lostAnswer(mistakes: readonly 'no-guid'[]): LineUp {
    const program: Program = { kind: 'lock', path: '/lock', holdMs: 100, restMs: 100, mistakes };
    const line = new LineUp({ a: program });
    line.until('replied', ({ result }) => result.path?.startsWith('/lock/') === true);
    line.act({ do: 'disconnect-client', client: 'a' });
    line.act({ do: 'reconnect-client', client: 'a', hosts: null });
    return line;
  }

  it('is found by its unique id', () => {
    const line = lostAnswer([]);
    line.untilHeld();
    const created = line.all('applied').length;
    expect(created).toBeGreaterThan(0);
    expect(line.all('lock-changed').at(-1)!.node).toMatch(/0000000000$/);
    expect(line.broken()).toEqual([]);
  });

  it('is waited for by its own client if there is no unique id', () => {
    const line = lostAnswer(['no-guid']);
    line.until('lock-changed', ({ state }) => state === 'waiting');
    expect(line.broken()).toEqual(['no orphan node']);
    expect(line.holders()).toEqual([]);
  });
});

test('an expired holder queues anew, with a new node', () => {
  const line = new LineUp(everybody(2, { kind: 'lock', path: '/lock', ...held }));
  const first = line.untilHeld();
  line.seconds(1).act({ do: 'expire-client', client: first });
  const next = line.untilHeld();
  expect(next).not.toBe(first);
  line.until('lock-changed', ({ who, state }) => who === first && state === 'waiting');
  expect(line.broken()).toEqual([]);
});

test('readers hold together, and a writer alone', () => {
  const wants = (what: 'read' | 'write'): Program => ({
    kind: 'shared-lock',
    path: '/shared',
    wants: what,
    holdMs: 1_000,
    restMs: LONG_MS,
  });
  const line = new LineUp({ a: wants('read'), b: wants('read') });
  line.untilHeld();
  line.untilHeld();
  line.act({
    do: 'add-client',
    client: { name: 'w', server: 1, timeoutMs: 1_000, program: wants('write') },
  });
  line.until('lock-changed', ({ who, state }) => who === 'w' && state === 'waiting');
  line.act({
    do: 'add-client',
    client: { name: 'r', server: 2, timeoutMs: 1_000, program: wants('read') },
  });
  line.until('lock-changed', ({ who, state }) => who === 'r' && state === 'waiting');
  expect(line.holders()).toEqual(['a', 'b']);
  line.untilHeld('w');
  expect(line.holders()).toEqual(['w']);
  line.untilHeld('r');
  expect(line.holders()).toEqual(['r']);
  expect(line.broken()).toEqual([]);
});

test('as many hold as there are permits, and whoever leaves lets the next in', () => {
  const program: Program = { kind: 'semaphore', path: '/permits', permits: 3, ...held };
  const line = new LineUp(everybody(5, program));
  for (let i = 0; i < 3; i++) line.untilHeld();
  line.seconds(1);
  const holders = line.holders();
  expect(holders).toHaveLength(3);
  // Not the first of them: whoever watched only the one before it would not hear of that.
  const [, middle] = holders;
  line.act({ do: 'close-client', client: middle! });
  expect(holders).not.toContain(line.untilHeld());
  expect(line.broken()).toEqual([]);
});

test('who finds its own place behind a lost answer hears of a permit that is free', () => {
  const program: Program = { kind: 'semaphore', path: '/permits', permits: 1, ...held };
  const line = new LineUp({ a: program });
  line.untilHeld('a');
  const client = { name: 'b', server: 2, timeoutMs: 1_000, program };
  line.act({ do: 'add-client', client });
  line.until('replied', ({ result }) => result.path?.endsWith('lease-0000000001') === true);
  line.act({ do: 'disconnect-client', client: 'b' });
  line.act({ do: 'reconnect-client', client: 'b', hosts: null });
  line.until('lock-changed', ({ who, state }) => who === 'b' && state === 'waiting');
  line.act({ do: 'close-client', client: 'a' });
  line.untilHeld('b');
  expect(line.broken()).toEqual([]);
});

test('a permit is lost on whoever watches only the one before it', () => {
  const mistakes = ['watch-predecessor'] as const;
  const program: Program = { kind: 'semaphore', path: '/permits', permits: 2, ...held, mistakes };
  const line = new LineUp(everybody(3, program));
  const first = line.untilHeld();
  line.untilHeld();
  line.seconds(1).act({ do: 'close-client', client: first });
  expect(line.broken()).toEqual(['no lost wake-up']);
});

describe('a lock that is asked back', () => {
  const program = (mistakes: readonly 'unwatched-own'[] = []): Program => ({
    kind: 'revocable-lock',
    path: '/lock',
    ...held,
    patienceMs: 500,
    mistakes,
  });

  it('is let go of by its holder, long before its time', () => {
    const line = new LineUp(everybody(2, program()));
    const holder = line.untilHeld();
    const asked = line.until('revocation-asked');
    expect(asked.who).not.toBe(holder);
    expect(line.untilHeld()).toBe(asked.who);
    expect(line.broken()).toEqual([]);
  });

  it('is kept by a holder that does not watch its own node', () => {
    const line = new LineUp(everybody(2, program(['unwatched-own'])));
    const holder = line.untilHeld();
    line.until('revocation-asked');
    expect(line.broken()).toEqual(['a revocation is heard']);
    expect(line.holders()).toEqual([holder]);
  });
});

test('a service has one leader, and the next candidate follows it', () => {
  const line = new LineUp(everybody(3, { kind: 'election', path: '/election', ...held }));
  const leader = line.untilHeld();
  line.seconds(1).act({ do: 'remove-client', client: leader });
  const next = line.untilHeld();
  expect(next).not.toBe(leader);
  expect(line.broken()).toEqual([]);
});

describe('what a lock guards', () => {
  /** The holder is paused until its session is over and another has used the resource; then it goes on. */
  function pausedHolder(
    kind: 'lock' | 'election' | 'herd-lock',
    mistakes: readonly 'no-fencing'[],
  ): LineUp {
    const resource = 'store';
    const program: Program = {
      kind,
      path: '/lock',
      holdMs: 4_000,
      restMs: LONG_MS,
      resource,
      mistakes,
    };
    const line = new LineUp(everybody(2, program));
    const stale = line.untilHeld();
    line.until('resource-used', ({ who, accepted }) => who === stale && accepted);
    line.act({ do: 'pause', actor: stale });
    const next = line.untilHeld();
    expect(next).not.toBe(stale);
    line.until('resource-used', ({ who }) => who === next);
    // Both believe it; the ensemble knows one.
    expect(line.holders()).toEqual([stale, next].sort());
    line.act({ do: 'resume', actor: stale });
    line.until('resource-used', ({ who }) => who === stale);
    return line;
  }

  it.each(['lock', 'herd-lock', 'election'] as const)(
    '%s: is refused to a holder of the past, by its older token',
    (kind) => {
      const line = pausedHolder(kind, []);
      const last = line.all('resource-used').at(-1)!;
      expect(last.accepted).toBe(false);
      expect(last.token).toBeLessThan(last.highest);
      const resource = line.run.world.resources!.get('store')!;
      expect(resource.uses.at(-1)).toMatchObject({ client: last.who, accepted: false });
      expect(line.broken()).toEqual([]);
    },
  );

  it('is open to it if it trusts the lock and tells no token', () => {
    const line = pausedHolder('lock', ['no-fencing']);
    expect(line.all('resource-used').at(-1)).toMatchObject({ accepted: true, token: null });
    expect(line.broken()).toEqual(['fencing refuses the stale']);
  });

  it('tells its verdict to a client that was paused once it goes on', () => {
    const program: Program = { kind: 'lock', path: '/lock', ...held, resource: 'store' };
    const line = new LineUp({ a: program });
    line.until('resource-used');
    line.act({ do: 'pause', actor: 'a' }).seconds(0.5);
    expect(line.run.world.resources!.get('store')!.unread).toHaveLength(1);
    line.act({ do: 'resume', actor: 'a' }).seconds(0.1);
    expect(line.run.world.resources!.get('store')!.unread).toEqual([]);
  });
});
