import { expect, test } from 'vitest';
import { answerTo } from '../../../src/znodes/answer-to.ts';
import { create, set, Tree } from './tree.ts';

test.each([
  ['create', create('/a'), false],
  ['create2', { ...create('/a'), stat: true }, true],
  ['createContainer', create('/a', 'container'), true],
  ['createTTL', { ...create('/a', 'persistent_with_ttl'), ttlMs: 5 }, true],
])('%s is told the metadata of what it made: %o %s', (_, operation, told) => {
  const answer = answerTo(operation, new Tree().do(operation).result);
  expect([answer.path, 'stat' in answer]).toEqual(['/a', told]);
});

test('setData is told them always', () => {
  const tree = new Tree();
  tree.do(create('/a'));
  expect(answerTo(set('/a'), tree.do(set('/a')).result).stat?.version).toBe(1);
});
