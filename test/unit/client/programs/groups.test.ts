import { expect, test } from 'vitest';
import type { MemberMistake } from '../../../../src/client/programs/member.ts';
import type { ServiceConsumerMistake } from '../../../../src/client/programs/service-consumer.ts';
import type { Program } from '../../../../src/simulation/setup.ts';
import { Troupe } from './troupe.ts';

const member = (mistakes?: readonly MemberMistake[]): Program => ({
  kind: 'member',
  path: '/group',
  mistakes,
});
const instance: Program = { kind: 'service-instance', path: '/shop' };
const consumer = (mistakes?: readonly ServiceConsumerMistake[]): Program => ({
  kind: 'service-consumer',
  path: '/shop',
  everyMs: 50,
  spread: 'round-robin',
  mistakes,
});

const seenBy = (troupe: Troupe, who: string): readonly string[] | undefined =>
  troupe.all('members-changed').findLast((e) => e.who === who && e.state === 'sees')?.members;

test('members know one another, and hear when one of them is gone', () => {
  const troupe = new Troupe({ a: member(), b: member(), c: member() });
  troupe.seconds(5);
  for (const who of ['a', 'b', 'c']) expect(seenBy(troupe, who)).toEqual(['a', 'b', 'c']);
  troupe.act({ do: 'remove-client', client: 'c' });
  troupe.until('session-closed');
  troupe.seconds(1);
  for (const who of ['a', 'b']) expect(seenBy(troupe, who)).toEqual(['a', 'b']);
  expect(troupe.broken()).toEqual([]);
});

test('a member whose session is over joins again', () => {
  const troupe = new Troupe({ a: member(), b: member() });
  troupe.seconds(3);
  troupe.act({ do: 'expire-client', client: 'b' });
  const out = troupe.until('members-changed', ({ state }) => state === 'out');
  expect(out.who).toBe('b');
  troupe.until('members-changed', ({ who, state }) => who === 'b' && state === 'joined');
  expect(troupe.broken()).toEqual([]);
});

/** A process dies, and another takes its name before the session of the first is over. */
function restart(troupe: Troupe, program: Program): Troupe {
  troupe.seconds(3);
  troupe.act({ do: 'remove-client', client: 'b' });
  troupe.act({ do: 'add-client', client: { name: 'b', server: 2, timeoutMs: 2_000, program } });
  return troupe;
}

test('a node of its name is not its own while the session of a former process owns it', () => {
  const troupe = restart(new Troupe({ a: member(), b: member() }), member());
  const closed = troupe.until('session-closed', ({ paths }) => paths.length > 0);
  const joined = troupe.until(
    'members-changed',
    ({ who, state }) => who === 'b' && state === 'joined',
  );
  expect(joined.at).toBeGreaterThan(closed.at);
  expect(troupe.broken()).toEqual([]);
});

test('whoever takes the node of a former process for its own loses it without a word', () => {
  const old = member(['keeps-old-node']);
  const troupe = restart(new Troupe({ a: member(), b: old }), old);
  expect(troupe.broken()).toEqual(['views converge']);
  expect(troupe.children('/group')).toEqual(['a']);
});

test('whoever does not join again, or not watch again, believes what is not so', () => {
  const alone = new Troupe({ a: member(), b: member(['no-rejoin']) });
  alone.seconds(3).act({ do: 'expire-client', client: 'b' });
  expect(alone.broken()).toEqual(['views converge']);
  const deaf = new Troupe({ a: member(['watch-once']), b: member(), c: member() });
  deaf.seconds(3).act({ do: 'remove-client', client: 'b' });
  deaf.seconds(3).act({ do: 'remove-client', client: 'c' });
  expect(deaf.broken()).toEqual(['views converge']);
});

test('calls are spread over the instances, each in its turn', () => {
  const troupe = new Troupe({ a: instance, b: instance, c: instance, x: consumer() });
  troupe.until(
    'service-changed',
    ({ state, instances }) => state === 'sees' && instances.length === 3,
  );
  const from = troupe.events.length;
  troupe.seconds(3);
  const calls = new Map<string, number>();
  for (const event of troupe.events.slice(from)) {
    if (event.kind !== 'service-changed' || event.state !== 'called') continue;
    calls.set(event.instance, (calls.get(event.instance) ?? 0) + 1);
  }
  expect([...calls.values()]).toEqual([20, 20, 20]);
});

test('an instance that has gone is called until the consumer hears of it, and no longer', () => {
  const troupe = new Troupe({ a: instance, b: instance, x: consumer() });
  troupe.until(
    'service-changed',
    ({ state, instances }) => state === 'sees' && instances.length === 2,
  );
  troupe.act({ do: 'remove-client', client: 'b' });
  const isB = ({ instance: name }: { instance: string }): boolean => name.startsWith('b-');
  troupe.until('service-changed', (e) => e.state === 'called' && isB(e));
  const hears = troupe.until('service-changed', ({ state }) => state === 'sees');
  expect(hears.instances.some((name) => name.startsWith('b-'))).toBe(false);
  troupe.seconds(3);
  expect(
    troupe.all('service-changed').filter((e) => e.id > hears.id && e.state === 'called' && isB(e)),
  ).toEqual([]);
  expect(troupe.broken()).toEqual([]);
});

test.each(['watch-once', 'keeps-gone'] as const)(
  'a consumer that %s calls who is not there',
  (mistake) => {
    const troupe = new Troupe({ a: instance });
    const add = (name: string, program: Program): void =>
      void troupe.act({
        do: 'add-client',
        client: { name, server: 2, timeoutMs: 2_000, program },
      });
    const sees = (count: number): unknown =>
      troupe.until('service-changed', (e) => e.state === 'sees' && e.instances.length === count);
    troupe.until('service-changed', ({ state }) => state === 'registered');
    add('x', consumer([mistake]));
    sees(1);
    add('b', instance);
    sees(2);
    troupe.act({ do: 'remove-client', client: 'b' });
    expect(troupe.broken()).toEqual(['views converge']);
  },
);

test('an instance that does not register again is offered to nobody', () => {
  const lazy: Program = { ...instance, mistakes: ['no-reregistration'] };
  const troupe = new Troupe({ a: lazy, x: consumer() });
  troupe.seconds(3).act({ do: 'expire-client', client: 'a' });
  expect(troupe.broken()).toEqual(['views converge']);
});

/** The server has registered a, and a's connection ends before it hears of it. */
function loseRegistration(a: Program): Troupe {
  const troupe = new Troupe({ a });
  troupe.until('replied', ({ result }) => result.path?.startsWith('/shop/') === true);
  troupe.act({ do: 'disconnect-client', client: 'a' });
  troupe.act({ do: 'reconnect-client', client: 'a', hosts: null });
  return troupe;
}

test('an instance that cannot know whether it is registered finds its place by its unique name', () => {
  const troupe = loseRegistration(instance);
  expect(troupe.broken()).toEqual([]);
  expect(troupe.children('/shop')).toHaveLength(1);
});

test('without a unique name it registers twice, and one place is nobody’s until its session ends', () => {
  const troupe = loseRegistration({ ...instance, mistakes: ['no-guid'] });
  expect(troupe.broken()).toEqual(['no orphan place']);
  expect(troupe.children('/shop')).toEqual(['instance-0000000000', 'instance-0000000001']);
});
