/** Which answers agree with the history that they name, and which are made up. */
import { beforeEach, describe, expect, test } from 'vitest';
import { trueAnswers } from '../../../src/checkers/true-answers.ts';
import type { Result } from '../../../src/znodes/result.ts';
import type { ZnodeTxn } from '../../../src/znodes/txn.ts';
import { StagedWorld, z } from './staged-world.ts';

const creates = (epoch: number, counter: number, path: string, data: string): ZnodeTxn =>
  ({
    op: 'create',
    zxid: z(epoch, counter),
    path,
    data,
    ephemeralOwner: '',
  }) as unknown as ZnodeTxn;
const sets = (epoch: number, counter: number, path: string, data: string): ZnodeTxn =>
  ({ op: 'setData', zxid: z(epoch, counter), path, data }) as unknown as ZnodeTxn;

const HISTORY = [creates(1, 1, '/a', 'old'), sets(1, 2, '/a', 'new'), sets(1, 3, '/a', 'lost')];

let staged: StagedWorld;

/** The third write was only logged by its leader, 3; the first two are committed. */
beforeEach(() => {
  staged = new StagedWorld(trueAnswers());
  staged.tell('established', { who: 3, epoch: 1, last: 0 });
  staged.logs(3, ...HISTORY);
  for (const { zxid } of HISTORY) staged.tell('proposed', { who: 3, zxid });
  for (const { zxid } of HISTORY.slice(0, 2)) staged.tell('applied', { who: 3, zxid });
});

/** Client a reads /a through a connection in this state. */
const reads = (state: string, zxid: number, data: string): string | undefined => {
  staged.clients.set('a', { chroot: '', state });
  const result: Result = { error: 'OK', data };
  const operation = { op: 'getData', path: '/a', watch: false } as const;
  const answer = { who: 'a', rule: 'client.reply', xid: 1, operation, result, zxid } as const;
  return staged.tell('answered', answer)?.message;
};

/** A new leader that does not know of the lost write commits one of its own. */
const goesOnWithoutIt = (): void => {
  staged.logs(2, HISTORY[0]!, HISTORY[1]!, sets(2, 1, '/a', 'later'));
  staged.tell('left', { who: 3 });
  staged.tell('established', { who: 2, epoch: 2, last: z(1, 2) });
  staged.tell('proposed', { who: 2, zxid: z(2, 1) });
  staged.tell('applied', { who: 2, zxid: z(2, 1) });
};

test('an answer shows the state that the zxid it names has made', () => {
  expect(reads('connected', z(1, 1), 'old')).toBeUndefined();
  expect(reads('connected', z(1, 2), 'new')).toBeUndefined();
  expect(reads('connected', z(1, 2), 'old')).toBe(
    'client a was answered getData as of (1,2), but then: data "old" of /a instead of "new"',
  );
});

test('what was never committed is no answer of a server with a leader', () => {
  goesOnWithoutIt();
  expect(reads('connected', z(1, 3), 'lost')).toMatch('data "lost" of /a instead of "new"');
});

describe('a read-only server', () => {
  test('may show a write that it has only logged, also when it is lost since (seed 5008859)', () => {
    expect(reads('connected-read-only', z(1, 3), 'lost')).toBeUndefined();
    goesOnWithoutIt();
    expect(reads('connected-read-only', z(1, 3), 'lost')).toBeUndefined();
    expect(reads('connected-read-only', z(2, 1), 'later')).toBeUndefined();
  });

  test('may not show what that write did not make', () => {
    expect(reads('connected-read-only', z(1, 3), 'new')).toBe(
      'client a was answered getData as of (1,3), but then: data "new" of /a instead of "lost"',
    );
    expect(reads('connected-read-only', z(1, 2), 'lost')).toMatch('instead of "new"');
  });

  test('may not name a transaction that is in no log, because no leader ever proposed it', () => {
    expect(reads('connected-read-only', z(1, 4), 'lost')).toBe(
      'client a was answered getData as of (1,4), but then: no leader ever proposed it',
    );
  });
});
