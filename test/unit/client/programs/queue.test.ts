import { expect, test } from 'vitest';
import type { ConsumerMistake } from '../../../../src/client/programs/queue-consumer.ts';
import type { ProducerMistake } from '../../../../src/client/programs/queue-producer.ts';
import type { Program } from '../../../../src/simulation/setup.ts';
import { Troupe } from './troupe.ts';

const producer = (mistakes?: readonly ProducerMistake[]): Program => ({
  kind: 'queue-producer',
  path: '/queue',
  everyMs: 20,
  items: 10,
  mistakes,
});
const consumer = (mistakes?: readonly ConsumerMistake[], workMs = 30): Program => ({
  kind: 'queue-consumer',
  path: '/queue',
  workMs,
  mistakes,
});

const taken = (troupe: Troupe): readonly string[] =>
  troupe
    .all('queue-changed')
    .filter(({ state }) => state === 'took')
    .map(({ item }) => item);

test('one consumer takes all items in the order of their numbers', () => {
  const troupe = new Troupe({ p: producer(), c: consumer() });
  expect(troupe.broken()).toEqual([]);
  const items = taken(troupe);
  expect(items.map((item) => item.replace(/-queue-.*/, ''))).toEqual(
    Array.from({ length: 10 }, (_, i) => `p-${i + 1}`),
  );
  expect(troupe.children('/queue')).toEqual(['notes']);
});

test('of two consumers that want the same item one takes it, the other learns that it came too late', () => {
  const troupe = new Troupe({ p: producer(), c: consumer(), d: consumer() });
  const missed = troupe.until('queue-changed', ({ state }) => state === 'missed');
  expect(troupe.broken()).toEqual([]);
  const took = troupe.all('queue-changed').filter(({ state }) => state === 'took');
  expect(took.filter(({ item }) => item === missed.item).map(({ who }) => who)).not.toContain(
    missed.who,
  );
  expect(new Set(taken(troupe)).size).toBe(10);
});

/** The connection breaks when the server has done what was asked, before its answer arrives. */
function loseAnswer(troupe: Troupe, who: string, isIt: (path: string) => boolean): void {
  troupe.until('requested', ({ who: by, operation: op }) => {
    const [first] = op.op === 'multi' ? op.ops : [op];
    return (
      by === who &&
      first !== undefined &&
      'path' in first &&
      isIt(first.path) &&
      first.op !== 'setData' &&
      op.op !== 'getChildren'
    );
  });
  troupe.until('committed');
  troupe.act({ do: 'disconnect-client', client: who });
  troupe.seconds(0.3);
  troupe.act({ do: 'reconnect-client', client: who, hosts: null });
}

const isItem = (path: string): boolean => path.includes('queue-');

test('an item whose creation got no answer is not produced again: the note tells', () => {
  const troupe = new Troupe({ p: producer(), c: consumer() });
  loseAnswer(troupe, 'p', isItem);
  expect(troupe.broken()).toEqual([]);
  expect(taken(troupe).length).toBe(10);
});

test('an item whose deletion got no answer is taken all the same: the note tells', () => {
  const troupe = new Troupe({ p: producer(), c: consumer() });
  loseAnswer(troupe, 'c', isItem);
  expect(troupe.broken()).toEqual([]);
  expect(taken(troupe).length).toBe(10);
});

test('the note is read behind what is still on its way, also where the leader itself serves', () => {
  const alone = { servers: 1, startsMs: [0], fsyncUs: { min: 100_000, max: 100_000 } };
  const troupe = new Troupe({ p: producer(), c: consumer() }, { server: 1 }, alone);
  troupe.until('prepared', ({ path, error }) => isItem(path) && error === 'OK');
  troupe.act({ do: 'disconnect-client', client: 'p' });
  troupe.act({ do: 'reconnect-client', client: 'p', hosts: null });
  troupe.until(
    'prepared',
    ({ operation, path }) =>
      operation.op === 'multi' && isItem(path) && operation.ops[0]?.op === 'delete',
  );
  troupe.act({ do: 'disconnect-client', client: 'c' });
  troupe.act({ do: 'reconnect-client', client: 'c', hosts: null });
  expect(troupe.broken()).toEqual([]);
  expect(taken(troupe).length).toBe(10);
});

test('without a unique id and a note it is produced twice', () => {
  const troupe = new Troupe({ p: producer(['no-guid']), c: consumer() });
  loseAnswer(troupe, 'p', isItem);
  expect(troupe.broken()).toEqual(['no item twice, none lost']);
});

test('the list alone does not tell: what was taken meanwhile is not in it', () => {
  const troupe = new Troupe({ p: producer(['looks-in-list']), c: consumer([], 1) });
  loseAnswer(troupe, 'p', isItem);
  expect(troupe.broken()).toEqual(['no item twice, none lost']);
});

test('whoever takes a lost answer for a failure loses the item', () => {
  const troupe = new Troupe({ p: producer(), c: consumer(['lost-is-failed']) });
  loseAnswer(troupe, 'c', isItem);
  expect(troupe.broken()).toEqual(['no item twice, none lost']);
});

test('whoever does not look whether its deletion succeeded takes what another has taken', () => {
  const troupe = new Troupe({
    p: producer(),
    c: consumer(['no-delete-check']),
    d: consumer(['no-delete-check']),
  });
  expect(troupe.broken()).toEqual(['no item twice, none lost']);
});

test('a watch that is set once tells of one change', () => {
  const troupe = new Troupe({ p: producer(), c: consumer(['watch-once'], 1) });
  expect(troupe.broken()).toEqual(['nobody waits in vain']);
});

test('a process that comes back with the same name goes on where its note says', () => {
  const troupe = new Troupe({ p: producer(), c: consumer() });
  troupe.until('queue-changed', ({ item }) => item === 'p-4');
  troupe.act({ do: 'remove-client', client: 'p' });
  troupe.act({
    do: 'add-client',
    client: { name: 'p', server: 2, timeoutMs: 2_000, program: producer() },
  });
  expect(troupe.broken()).toEqual([]);
  const ids = taken(troupe).map((item) => item.replace(/-queue-.*/, ''));
  expect(ids).toEqual(Array.from({ length: 10 }, (_, i) => `p-${i + 1}`));
});

test('of a priority queue the lowest is taken first, whatever came first', () => {
  const urgent = { ...producer(), priorities: 5 } as Program;
  const troupe = new Troupe({
    p: urgent,
    c: { ...consumer(), workMs: 100, byPriority: true } as Program,
  });
  expect(troupe.broken()).toEqual([]);
  const order = taken(troupe).map((item) => /queue-(\d\d)-/.exec(item)![1]!);
  // Nothing comes any more behind the last of the producer: what is left then is taken in order.
  const produced = troupe
    .all('queue-changed')
    .filter(({ state }) => state === 'produced')
    .at(-1)!;
  const rest = troupe
    .all('queue-changed')
    .filter(({ state, id }) => state === 'took' && id > produced.id).length;
  expect(rest).toBeGreaterThan(3);
  const last = order.slice(-rest + 1);
  expect(last).toEqual([...last].sort());
});

test('whoever keeps its list although the watch told of a change passes over what is more urgent', () => {
  const troupe = new Troupe({
    p: { ...producer(), items: 40, priorities: 5 } as Program,
    c: { ...consumer(['keeps-list']), workMs: 60, byPriority: true } as Program,
  });
  expect(troupe.broken()).toEqual(['the first item first']);
});
