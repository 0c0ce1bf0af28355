/** What a rejoining server was sent, and what became of writes in doubt; numbers are those of the recorded scenarios. */
import { expect, test } from 'vitest';
import { Ensemble } from './ensemble.ts';
import { observed, recorded } from './recorded.ts';

const settled = (): Ensemble => new Ensemble().until('established').wait(500);
const czxid = (number: string, what: string): string[] =>
  String(observed(number, what))
    .split(', ')
    .map((each) => each.replace(/^(\d+: )?(czxid )?/, ''));

/** The recording looked at servers by short sessions of their own: createSession and closeSession each took a zxid. */
function looked(ensemble: Ensemble, client: string, transactions: number): void {
  for (let i = 0; i < transactions; i++) ensemble.created(client, `/look${ensemble.mark}`);
}

test('04: a small gap is a DIFF from memory', () => {
  const ensemble = settled().client('a', 3);
  ensemble.created('a', '/d');
  ensemble.kill(1);
  for (let i = 0; i < 7; i++) ensemble.created('a', `/miss${i}`);
  expect(ensemble.state()).toEqual(recorded('04', 'follower 1 down, 7 writes missed'));
  const from = ensemble.mark;
  ensemble.start(1).until('up-to-date', 1).wait(50);
  expect(ensemble.syncs(from)).toEqual(['3 to 1: DIFF e1:9 for e1:2']);
  expect(ensemble.all('sync-chosen', from)[0]).toMatchObject({
    min: 2 ** 32 + 1,
    max: 2 ** 32 + 9,
  });
  expect(ensemble.state()).toEqual(recorded('04', 'follower 1 back'));
  expect(ensemble.znode('/miss6')).toEqual(czxid('04', '/miss6 on each'));
});

test('05: no gap is an empty DIFF', () => {
  const ensemble = settled().client('a', 3);
  ensemble.created('a', '/d');
  const from = ensemble.mark;
  ensemble.kill(1).start(1).until('up-to-date', 1).wait(50);
  expect(ensemble.all('sync-chosen', from)).toMatchObject([{ row: 'same-zxid', proposals: 0 }]);
  expect(ensemble.syncs(from)).toEqual(['3 to 1: DIFF e1:2 for e1:2']);
  expect(ensemble.state()).toEqual(recorded('05', 'follower 1 back'));
});

test('06: a gap of 1500 writes is a DIFF from disk and memory', () => {
  const ensemble = settled().client('a', 3);
  ensemble.created('a', '/d');
  ensemble.kill(1);
  for (let i = 0; i < 1_500; i++) ensemble.create('a', `/miss${i}`);
  while (ensemble.answers('a').length < 1_501) ensemble.wait(10);
  ensemble.wait(50);
  expect(ensemble.state()).toEqual(recorded('06', '1500 writes missed'));
  const from = ensemble.mark;
  ensemble.start(1).until('up-to-date', 1).wait(50);
  // minCommittedLog=0x1000003ea, maxCommittedLog=0x1000005de: the last 500 and one.
  expect(ensemble.all('sync-chosen', from)).toMatchObject([
    { mode: 'DIFF', row: 'disk-log', min: 0x1000003ea, max: 0x1000005de, zxid: 0x1000005de },
  ]);
  expect(ensemble.state()).toEqual(recorded('06', 'follower 1 back'));
});

test('07: a wiped follower is sent a snapshot, however little there is', () => {
  const ensemble = settled().client('a', 3);
  for (const i of [1, 2, 3, 4, 5]) ensemble.created('a', `/n${i}`);
  let from = ensemble.mark;
  ensemble.kill(1).wipe(1).start(1).until('up-to-date', 1).wait(50);
  expect(ensemble.syncs(from)).toEqual(['3 to 1: SNAP e1:6 for e0:0']);
  expect(ensemble.state()).toEqual(recorded('07', 'follower 1 back, small log at the leader'));

  for (let i = 0; i < 1_500; i++) ensemble.create('a', `/more${i}`);
  while (ensemble.answers('a').length < 1_505) ensemble.wait(10);
  from = ensemble.mark;
  ensemble.kill(1).wipe(1).start(1).until('up-to-date', 1).wait(50);
  expect(ensemble.syncs(from)).toEqual(['3 to 1: SNAP e1:1506 for e0:0']);
  expect(ensemble.state()).toEqual(recorded('07', 'wiped again, 1500 writes later'));
});

test('08: proposals that only sat in the sockets of frozen followers are committed in the next epoch', () => {
  const ensemble = settled().client('a', 3);
  ensemble.created('a', '/d');
  expect(ensemble.state()).toEqual(recorded('08', 'before'));
  ensemble.freeze(1, 2).create('a', '/lost1').create('a', '/lost2').wait(1_000);
  expect(ensemble.answers('a')).toEqual(['OK e1:2']);
  expect(ensemble.state()[2]).toBe('leader e1:2 (1/1)');

  let from = ensemble.mark;
  ensemble.kill(3).thaw(1, 2).until('up-to-date').wait(50);
  expect(ensemble.answers('a', from).join(', ')).toBe(
    observed('08', 'client result of the two creates'),
  );
  expect(ensemble.state()).toEqual(recorded('08', 'leader 3 killed, followers go on'));
  expect(ensemble.syncs(from)).toEqual(['2 to 1: DIFF e1:4 for e1:4']);
  expect(ensemble.znode('/lost1')).toEqual(czxid('08', '/lost1 on each'));

  ensemble.attached('a');
  looked(ensemble, 'a', 4);
  expect(ensemble.created('a', '/new')).toBe('OK e2:5');
  from = ensemble.mark;
  ensemble.start(3).until('up-to-date', 3).wait(50);
  expect(ensemble.syncs(from)).toEqual(['2 to 3: DIFF e2:5 for e1:4']);
  expect(ensemble.state()).toEqual(recorded('08', 'server 3 back'));
  for (const path of ['/lost1', '/lost2', '/new']) {
    expect(ensemble.znode(path)).toEqual(czxid('08', `${path} on each at the end`));
  }
});

test('08: a read waits behind a write in doubt of its session, and is answered with what became of it', () => {
  const ensemble = settled().client('a', 3).client('b', 3);
  ensemble.created('a', '/d');
  ensemble.freeze(1, 2).create('a', '/lost1');
  for (const name of ['a', 'b']) ensemble.ask(name, { op: 'exists', path: '/lost1', watch: false });
  ensemble.wait(1_000);
  expect(ensemble.answers('a')).toEqual(['OK e1:3']);
  expect(ensemble.answers('b')).toEqual(['NONODE e1:3']);
  ensemble.thaw(1, 2).wait(50);
  expect(ensemble.answers('a').slice(1)).toEqual(['OK e1:4', 'OK e1:4']);
});

/** Two writes that only server 3 has in its log; then all are dead. */
function onlyOnThree(first: string, second: string): Ensemble {
  const ensemble = settled().client('a', 3);
  ensemble.created('a', '/committed');
  const from = ensemble.mark;
  ensemble.freeze(1, 2).create('a', first).create('a', second).wait(100).kill(1, 2);
  ensemble.until('left', 3).wait(100);
  expect(ensemble.answers('a', from)).toEqual(['CONNECTIONLOSS', 'CONNECTIONLOSS']);
  return ensemble.kill(3);
}

test('09: a tail that no other has is lost; after a write of the new epoch its server is sent a snapshot', () => {
  const ensemble = onlyOnThree('/lost1', '/lost2');
  expect(ensemble.state()).toEqual(
    recorded('09', 'all dead; server 3 alone has the proposals in its log'),
  );
  let from = ensemble.mark;
  ensemble.start(1, 2).until('up-to-date').attached('a');
  expect(ensemble.syncs(from)).toEqual(['2 to 1: DIFF e1:2 for e1:2']);
  expect(ensemble.created('a', '/new')).toBe('OK e2:1');
  expect(ensemble.state()).toEqual(recorded('09', '1 and 2 serve, one write in the new epoch'));
  from = ensemble.mark;
  ensemble.start(3).until('up-to-date', 3).wait(50);
  expect(ensemble.syncs(from)).toEqual(['2 to 3: SNAP e2:1 for e1:4']);
  expect(ensemble.state()).toEqual(recorded('09', 'server 3 back'));
  for (const path of ['/lost1', '/new']) {
    expect(ensemble.znode(path)).toEqual(czxid('09', `${path} on each at the end`));
  }
});

test('10: the server with the tail is in the next quorum: it wins by zxid, and the tail is committed', () => {
  const ensemble = onlyOnThree('/kept1', '/kept2');
  let from = ensemble.mark;
  ensemble.start(1, 3).until('up-to-date').wait(50);
  expect(ensemble.state()).toEqual(recorded('10', '1 and 3 serve'));
  expect(ensemble.syncs(from)).toEqual(['3 to 1: DIFF e1:4 for e1:2']);
  expect(ensemble.znode('/kept1')).toEqual(czxid('10', '/kept1 on each'));
  expect(ensemble.znode('/kept2')).toEqual(czxid('10', '/kept2 on each'));

  ensemble.attached('a');
  looked(ensemble, 'a', 8);
  from = ensemble.mark;
  ensemble.start(2).until('up-to-date', 2).wait(50);
  expect(ensemble.syncs(from)).toEqual(['3 to 2: DIFF e2:8 for e1:2']);
  expect(ensemble.state()).toEqual(recorded('10', 'server 2 back'));
  expect(ensemble.znode('/kept1')[1]).toBe('e1:3');
});

test('23: before any write of the new epoch the tail is cut by TRUNC', () => {
  const ensemble = onlyOnThree('/lost1', '/lost2');
  ensemble.start(1, 2).until('up-to-date').wait(50);
  expect(ensemble.state()).toEqual(recorded('23', '1 and 2 serve, no write'));
  const from = ensemble.mark;
  ensemble.start(3).until('up-to-date', 3).wait(50);
  expect(ensemble.syncs(from)).toEqual(['2 to 3: TRUNC e1:2 for e1:4']);
  expect(ensemble.state()).toEqual(recorded('23', 'server 3 back'));
  for (const path of ['/lost1', '/committed']) {
    expect(ensemble.znode(path)).toEqual(czxid('23', `${path} on each at the end`));
  }
});
