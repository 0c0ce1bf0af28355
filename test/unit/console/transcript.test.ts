/** What a console answers: read from the events of the run, so the same for every reader of them. */
import { expect, test } from 'vitest';
import { ConsoleRun } from '../../../src/scenario/console/console-run.ts';
import { showDate } from '../../../src/scenario/console/show.ts';
import { type Entry, Transcript } from '../../../src/scenario/console/transcript.ts';
import { commandSchema } from '../../../src/scenario/command-schema.ts';
import { digestWorld } from '../../../src/simulation/digest-world.ts';
import { DEFAULT_SETUP } from '../../../src/simulation/setup.ts';
import { Timeline } from '../../../src/timeline/timeline.ts';
import * as v from 'valibot';

function lab(): ConsoleRun {
  const program = { kind: 'idle' } as const;
  const timeline = new Timeline({
    ...DEFAULT_SETUP,
    servers: 3,
    startsMs: [0, 0, 0],
    clients: [1, 2].map((server) => ({
      name: server === 1 ? 'a' : 'b',
      server,
      timeoutMs: 10_000,
      program,
      renews: false,
    })),
  });
  timeline.playTo(5_000_000);
  return new ConsoleRun(timeline);
}

/** What the last line of a client said. */
function type(run: ConsoleRun, line: string, client = 'a'): string {
  const reading = run.enter(client, line);
  if (reading.kind === 'say') return reading.said.map(({ text }) => text).join('\n');
  const entry = run.transcript.entries.findLast(
    (one) => one.kind === 'line' && one.client === client,
  );
  expect(entry?.over, `${line} is answered`).not.toBeNull();
  return entry!.said.map(({ text }) => text).join('\n');
}

test('a znode is made, read, written and deleted as by ZooKeeper’s own client', () => {
  const run = lab();
  expect(type(run, 'create /app hello')).toBe('Created /app');
  expect(type(run, 'create /app again')).toBe('Node already exists: /app');
  expect(type(run, 'ls /')).toBe('[app, zookeeper]');
  expect(type(run, 'get /app')).toBe('hello');
  // Base64 and hexadecimal came with 3.10 (ZOOKEEPER-4850).
  expect(type(run, 'get -b /app')).toBe(
    'org.apache.commons.cli.UnrecognizedOptionException: Unrecognized option: -b',
  );
  expect(type(run, 'set /app bye')).toBe('');
  expect(type(run, 'set -v 7 /app bye')).toBe('version No is not valid : /app');
  const [czxid, ctime, ...more] = type(run, 'stat /app').split('\n');
  expect(czxid).toMatch(/^cZxid = 0x10000000[0-9a-f]$/);
  expect(ctime).toMatch(/^ctime = Thu Jan 01 00:00:0\d UTC 1970$/);
  expect(more.slice(3)).toEqual([
    'cversion = 0',
    'dataVersion = 1',
    'aclVersion = 0',
    'ephemeralOwner = 0x0',
    'dataLength = 3',
    'numChildren = 0',
  ]);
  expect(type(run, 'stat /none')).toBe('Node does not exist: /none');
  expect(type(run, 'create -e /app/mine')).toBe('Created /app/mine');
  expect(type(run, 'create /app/mine/child')).toBe(
    'Ephemerals cannot have children: /app/mine/child',
  );
  expect(type(run, 'getEphemerals')).toBe('[/app/mine]');
  expect(type(run, 'delete /app')).toBe('Node not empty: /app');
  expect(type(run, 'getAllChildrenNumber /')).toMatch(/^\d+$/);
  expect(type(run, 'ls -R /app')).toBe('/app\n/app/mine');
  expect(type(run, 'deleteall /app')).toBe('');
  expect(type(run, 'get /app')).toBe('Node does not exist: /app');
  expect(type(run, 'sync /')).toBe('Sync is OK');
  expect(type(run, 'config')).toMatch(/^server\.1=.*:participant;.*\n[^]*\nversion=[0-9a-f]+$/);
  expect(type(run, 'config -c')).toMatch(/^\w+ [\d.]+:21811,[\d.]+:21812,[\d.]+:21813$/);
});

test('every line that is typed has a number, whatever becomes of it, as with the real client', () => {
  const run = lab();
  type(run, 'create /app hello');
  type(run, 'lss');
  type(run, 'stat');
  type(run, 'ls /', 'b');
  run.enter('a', 'crash 2');
  type(run, 'version');
  expect(type(run, 'history')).toBe(
    ['create /app hello', 'lss', 'stat', 'crash 2', 'version', 'history']
      .map((line, i) => `${i} - ${line}`)
      .join('\n'),
  );
  // It is the line itself that is done again, and kept.
  expect(type(run, 'redo 4')).toBe('ZooKeeper CLI version: 3.8');
  expect(type(run, 'redo 99')).toBe('Command index out of range');
  expect(type(run, 'redo 7')).toBe('No redoing redos');
  expect(type(run, 'get /app')).toBe('hello');
  const prompts = run
    .lines('a')
    .flatMap(({ prompt, line }) => (prompt ? [`${prompt} ${line}`] : []));
  expect(prompts).toEqual(
    [
      ['create /app hello', 'lss', 'stat', 'crash 2', 'version', 'history', 'version'],
      ['redo 99', 'redo 7', 'get /app'],
    ]
      .flat()
      .map((line, i) => `[zk: 3(CONNECTED) ${i}] ${line}`),
  );
  expect(
    run
      .lines('b')
      .map(({ prompt }) => prompt)
      .filter(Boolean),
  ).toEqual([expect.stringMatching(/CONNECTED\) 0\]$/)]);
});

test('a line that only asks stands before what is done after it at the same moment', () => {
  const run = lab();
  run.enter('a', 'history');
  type(run, 'create /x');
  expect(run.lines('a').map(({ line }) => line)).toEqual([
    expect.stringContaining('SyncConnected'),
    'history',
    'create /x',
  ]);
});

test('a reconfiguration by who may not is refused, and no path is named', () => {
  expect(type(lab(), 'reconfig -remove 3')).toBe('Insufficient permission : ');
});

test('access lists are shown as Java shows them, and keep others out', () => {
  const run = lab();
  expect(type(run, 'addauth digest u:p')).toBe('');
  expect(type(run, 'create /mine x auth::cdrwa')).toBe('Created /mine');
  expect(type(run, 'getAcl /mine')).toMatch(/^'digest,'u:[\w+/=]+\n: cdrwa$/);
  expect(type(run, 'get /mine', 'b')).toBe('Insufficient permission : /mine');
  expect(type(run, 'setAcl /mine world:anyone:r,bad')).toBe(
    'bad does not have the form scheme:id:perm',
  );
  expect(type(run, 'get /mine', 'b')).toBe('x');
  // The library finds fault with an empty list, and knows of no path.
  expect(type(run, 'setAcl /mine bad')).toBe(
    'bad does not have the form scheme:id:perm\nAcl is not valid : null',
  );
  expect(type(run, 'create /more d bad')).toBe(
    'bad does not have the form scheme:id:perm\nKeeperErrorCode = InvalidACL\nAcl is not valid : null',
  );
  expect(type(run, 'whoami')).toMatch(/^Auth scheme: User\nip: .*\ndigest: u$/);
});

test('a quota is set, warned of, listed and deleted by many requests', () => {
  const run = lab();
  type(run, 'create /q x');
  type(run, 'create /q/one');
  expect(type(run, 'setquota -n 1 /q')).toBe(
    '[Warning]: the count quota you create is less than the existing count:2',
  );
  expect(type(run, 'listquota /q')).toBe(
    [
      'absolute path is /zookeeper/quota/q/zookeeper_limits',
      'Output quota for /q count=1,bytes=-1=;byteHardLimit=-1;countHardLimit=-1',
      'Output stat for /q count=2,bytes=1',
    ].join('\n'),
  );
  type(run, 'setquota -N 5 /q');
  expect(type(run, 'get /zookeeper/quota/q/zookeeper_limits')).toBe(
    'count=1,bytes=-1=;byteHardLimit=-1;countHardLimit=5',
  );
  type(run, 'set /zookeeper/quota/q/zookeeper_limits count=9,bytes=8');
  expect(type(run, 'listquota /q')).toContain('quota for /q count=9,bytes=8\n');
  type(run, 'delquota -b /q');
  expect(type(run, 'listquota /q')).toContain('quota for /q count=9,bytes=-1\n');
  expect(type(run, 'setquota -n 1 /q/one')).toBe('/q/one has a parent /q which has a quota');
  expect(type(run, 'setquota -n 1 /none')).toBe('/none does not exist.');
  expect(type(run, 'delquota /q')).toBe('');
  expect(type(run, 'listquota /q')).toContain('quota for /q does not exist.');
});

test('a watch is told between the lines, and the past shows the console as it was', () => {
  const run = lab();
  type(run, 'create /w 1');
  type(run, 'get -w /w');
  const before = run.timeline.frame.eventCount;
  type(run, 'set /w 2', 'b');
  run.enter('a', 'wait 500ms');
  const watches = run.transcript.entries.filter(
    ({ kind, client, line }) => kind === 'watch' && client === 'a' && line.includes('/w'),
  );
  expect(watches.map(({ line }) => line)).toEqual([
    'WATCHER::\n\nWatchedEvent state:SyncConnected type:NodeDataChanged path:/w',
  ]);
  expect(watches[0]!.event).toBeGreaterThanOrEqual(before);
});

test('close ends the session, and connect opens another', () => {
  const run = lab();
  type(run, 'create -e /gone');
  expect(type(run, 'close')).toBe('');
  expect(type(run, 'ls /')).toBe('Not connected');
  expect(type(run, 'stat /gone', 'b')).toBe('Node does not exist: /gone');
  expect(type(run, 'connect 3')).toBe('');
  expect(type(run, 'ls /')).toBe('[zookeeper]');
  expect(run.timeline.frame.world.clients.get('a')?.server).toBe(3);
});

test('a line whose server is lost says so', () => {
  const run = lab();
  const { world, eventCount } = run.timeline.frame;
  const server = world.clients.get('a')!.server;
  run.enter('b', `hold a>${server}`);
  run.timeline.act({
    do: 'request',
    client: 'a',
    operation: { op: 'getData', path: '/', watch: false },
    line: 'get /',
  });
  run.enter('b', `crash ${server}`);
  run.enter('b', 'wait 1s');
  const entry = run.transcript.entries.find(
    ({ event, kind }) => event >= eventCount && kind === 'line',
  );
  expect(entry?.said.map(({ text }) => text)).toEqual(['KeeperErrorCode = ConnectionLoss for /']);
});

const shown = (entries: readonly Entry[]): unknown =>
  entries.map(({ line, place, said, over }) => ({ line, place, said, over }));

test('actions alone, as a file has them, give the same world and the same transcript', () => {
  const run = lab();
  for (const line of ['create /t', 'create /t/a', 'create /t/b', 'ls -R /', 'crash 3', 'wait 2s']) {
    run.enter('a', line);
  }
  const { actions, position } = run.timeline;
  const read = actions.map((action) => ({
    ...action,
    command: v.parse(commandSchema, JSON.parse(JSON.stringify(action.command))),
  }));
  const again = new Timeline(run.timeline.setup, read);
  again.playTo(position.at);
  expect(digestWorld(again.frame.world)).toBe(digestWorld(run.timeline.frame.world));
  const transcript = new Transcript();
  for (let i = 0; i < again.frame.eventCount; i++) transcript.take(again.frame.events.at(i)!);
  expect(shown(transcript.entries)).toEqual(shown(run.transcript.entries));
  // Without what was typed, the same is done all the same.
  const plain = read.map(({ command, ...place }) => {
    const { line: _, ...bare } = command as { line?: string };
    return { ...place, command: bare as typeof command };
  });
  const silent = new Timeline(run.timeline.setup, plain);
  silent.playTo(position.at);
  expect(digestWorld(silent.frame.world)).toBe(digestWorld(run.timeline.frame.world));
});

test('a line that says something else than was done is not believed', () => {
  const run = lab();
  run.timeline.act({
    do: 'request',
    client: 'a',
    operation: { op: 'delete', path: '/none', version: -1 },
    line: 'ls /',
  });
  run.enter('a', 'wait 1s');
  const entry = run.transcript.entries.findLast(({ kind }) => kind === 'line');
  expect(entry?.said.map(({ text }) => text)).toEqual(['KeeperErrorCode = Unknown error NONODE']);
});

test('dates are those of java.util.Date', () => {
  expect(showDate(0)).toBe('Thu Jan 01 00:00:00 UTC 1970');
  expect(showDate(951_782_400_000)).toBe('Tue Feb 29 00:00:00 UTC 2000');
  expect(showDate(1_700_000_000_000)).toBe('Tue Nov 14 22:13:20 UTC 2023');
});
