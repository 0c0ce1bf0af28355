/** Lines at a console: what they do, and what is said of those that do nothing. */
import { expect, test } from 'vitest';
import { forkRandom, below } from '../../../src/kernel/random.ts';
import { completeLine } from '../../../src/scenario/console/complete-line.ts';
import { lineOfLab } from '../../../src/scenario/console/line-of.ts';
import { readLine, type Reading } from '../../../src/scenario/console/read-line.ts';
import { wordsOfLine } from '../../../src/scenario/console/words-of-line.ts';
import { DEFAULT_SETUP } from '../../../src/simulation/setup.ts';
import { Timeline } from '../../../src/timeline/timeline.ts';

const timeline = new Timeline({
  ...DEFAULT_SETUP,
  clients: [{ name: 'a', server: 1, timeoutMs: 10_000, program: { kind: 'idle' } }],
});
timeline.playTo(5_000_000);
const { world } = timeline.frame;

const read = (line: string, history: readonly string[] = []): Reading =>
  readLine(line, { client: 'a', world, history, printsWatches: true });

const done = (line: string): unknown => {
  const reading = read(line);
  return reading.kind === 'act' ? reading.command : reading;
};
const said = (line: string): string => {
  const reading = read(line);
  return reading.kind === 'say' ? reading.said.map(({ text }) => text).join('\n') : reading.kind;
};

test('words are cut at spaces, and quotes hold one together', () => {
  expect(wordsOfLine('set /a "two words"')).toEqual(['set', '/a', 'two words']);
  expect(wordsOfLine(`  create   /a '' `)).toEqual(['create', '/a', '']);
  expect(wordsOfLine(' ')).toEqual([]);
});

const REQUESTS: readonly (readonly [string, object])[] = [
  ['ls /', { op: 'getChildren', path: '/', watch: false }],
  ['ls -s -w /a', { op: 'getChildren', path: '/a', watch: true, stat: true }],
  ['ls -sw /a', { op: 'getChildren', path: '/a', watch: true, stat: true }],
  ['ls -R /a', { op: 'getData', path: '/a', watch: false }],
  ['ls /a true', { op: 'getChildren', path: '/a', watch: true }],
  ['get -s -w /a', { op: 'getData', path: '/a', watch: true }],
  ['stat -w /a', { op: 'exists', path: '/a', watch: true }],
  ['create /a', { op: 'create', path: '/a', data: null, mode: 'persistent' }],
  ['create -e -s /a-', { op: 'create', path: '/a-', data: null, mode: 'ephemeral_sequential' }],
  ['create -c /a x', { op: 'create', path: '/a', data: 'x', mode: 'container' }],
  [
    'create -t 500 /a x',
    { op: 'create', path: '/a', data: 'x', mode: 'persistent_with_ttl', ttlMs: 500, stat: true },
  ],
  [
    'create /a x world:anyone:rw',
    {
      op: 'create',
      path: '/a',
      data: 'x',
      mode: 'persistent',
      acl: [{ scheme: 'world', id: 'anyone', perms: 3 }],
    },
  ],
  ['set /a x', { op: 'setData', path: '/a', data: 'x', version: -1 }],
  ['set -v 3 -s /a "x y"', { op: 'setData', path: '/a', data: 'x y', version: 3 }],
  ['set /a -5', { op: 'setData', path: '/a', data: '-5', version: -1 }],
  ['delete -v 2 /a', { op: 'delete', path: '/a', version: 2 }],
  ['deleteall /a', { op: 'getChildren', path: '/a', watch: false }],
  ['getAcl /a', { op: 'getAcl', path: '/a' }],
  [
    'setAcl -v 1 /a digest:u:hash=:cdrwa',
    {
      op: 'setAcl',
      path: '/a',
      acl: [{ scheme: 'digest', id: 'u:hash=', perms: 31 }],
      version: 1,
    },
  ],
  ['addauth digest u:p', { op: 'auth', scheme: 'digest', auth: 'u:p' }],
  ['setquota -n 5 /a', { op: 'exists', path: '/a', watch: false }],
  ['listquota /a', { op: 'getData', path: '/zookeeper/quota/a/zookeeper_limits', watch: false }],
  ['delquota /a', { op: 'exists', path: '/zookeeper/quota/a/zookeeper_limits', watch: false }],
  ['sync /', { op: 'sync', path: '/' }],
  ['config', { op: 'getData', path: '/zookeeper/config', watch: false }],
  ['getEphemerals', { op: 'getEphemerals', prefix: '/' }],
  ['getAllChildrenNumber /', { op: 'getAllChildrenNumber', path: '/' }],
  ['addWatch /a', { op: 'addWatch', path: '/a', mode: 'persistent_recursive' }],
  ['addWatch -m PERSISTENT /a', { op: 'addWatch', path: '/a', mode: 'persistent' }],
  ['removewatches /a -c', { op: 'removeWatches', path: '/a', type: 'children' }],
  ['whoami', { op: 'whoAmI' }],
  [
    'reconfig -remove 4,5',
    { op: 'reconfig', joining: [], leaving: [4, 5], members: null, fromConfig: -1 },
  ],
  [
    'reconfig -v 1f -add server.4=h:2888:3888:observer;2181',
    {
      op: 'reconfig',
      joining: [{ server: 4, role: 'observer' }],
      leaving: [],
      members: null,
      fromConfig: 0x1f,
    },
  ],
];

test.each(REQUESTS)('%s', (line, operation) => {
  expect(done(line)).toMatchObject({ do: 'request', client: 'a', operation, line });
});

test('close and connect are done to the session', () => {
  expect(done('close')).toEqual({ do: 'close-client', client: 'a', line: 'close' });
  expect(done('connect 2')).toEqual({ do: 'close-client', client: 'a', line: 'connect 2' });
});

const FAULTS = [
  'crash 3',
  'crash 3 keeps=2',
  'restart 3',
  'isolate 2',
  'reconnect 2',
  'reconnect a 2,3',
  'pause 3',
  'pause a',
  'resume 3',
  'cut 1,2|3,4,5',
  'cut 1>3',
  'heal',
  'heal 1>3',
  'hold 1>3',
  'hold #12',
  'hold PROPOSAL from 1 to 3',
  'release PROPOSAL',
  'release all',
  'release a>2',
  'deliver #12',
  'drop #12',
  'duplicate #12',
  'overtake #12',
  'fire 3 tick',
  'postpone 3 tick 500ms',
  'wipe 3',
  'damage 3 torn-tail 2',
  'repair 3',
  'disk 3 stalled',
  'clock 3 -200',
  'oracle 3 grants',
  'add-client b 2',
  'kill a',
  'disconnect a',
  'expire a',
  'program a idle',
  'program a lock path=/l holdMs=100 restMs=50 mistakes=no-guid,no-recheck',
  'check-containers',
];

test.each(FAULTS)('%s is written as it is read', (line) => {
  const reading = read(line);
  expect(reading.kind).toBe('act');
  if (reading.kind === 'act') expect(lineOfLab(reading.command)).toBe(line);
});

test.each([
  ['ls', 'ls [-s] [-w] [-R] path'],
  ['create', 'create [-s] [-e] [-c] [-t ttl] path [data] [acl]'],
  ['stat', 'stat [-w] path'],
  ['delete', 'delete [-v version] path'],
  ['ls -q /', 'org.apache.commons.cli.UnrecognizedOptionException: Unrecognized option: -q'],
  [
    'set /a x -v',
    'org.apache.commons.cli.MissingArgumentException: Missing argument for option: v',
  ],
  ['get a', 'Path must start with / character'],
  ['get /a/', 'Path must not end with / character'],
  [
    'create -c -e /a',
    '-c cannot be combined with -s or -e. Containers cannot be ephemeral or sequential.',
  ],
  ['create -t x /a', '-t argument must be a long value'],
  ['create -e -t 5 /a', 'TTLs cannot be used with Ephemeral znodes'],
  ['setquota -n 0 /a', 'the num quota must be greater than zero'],
  ['setquota -n 5 /zookeeper/quota', 'cannot set a quota under the path: /zookeeper/quota'],
  ['reconfig -v zz -add 4', '-v must be followed by a long (configuration version)'],
  ['redo 7', 'Command index out of range'],
  ['crash x', 'crash server [keeps=records]'],
  ['cut 1', 'cut 1,2|3,4,5 | 1>3'],
])('%s: %s', (line, expected) => {
  expect(said(line)).toBe(expected);
});

test('an unknown command lists all commands', () => {
  expect(said('lss')).toMatch(/^ZooKeeper -server host:port/);
  expect(said('lss')).toMatch(/\n\tls \[-s\] \[-w\] \[-R\] path\n/);
  expect(said('lss')).toMatch(/\nCommand not found: Command not found lss$/);
});

test('what a file could not hold is not done', () => {
  expect(read(`create /${'a'.repeat(300)}`)).toEqual({ kind: 'too-much', path: 'operation.path' });
});

test('history numbers the lines, and redo takes one of them', () => {
  const history = ['ls /', 'create /a'];
  expect(read('history', history)).toEqual({
    kind: 'say',
    said: [{ kind: 'out', text: '0 - ls /\n1 - create /a\n2 - history' }],
  });
  expect(read('redo 0', history)).toMatchObject({ kind: 'act', command: { line: 'ls /' } });
});

test('commands, paths and conditions are completed', () => {
  expect(completeLine('getA', 'a', world)).toEqual({
    from: 0,
    options: ['getAcl', 'getAllChildrenNumber'],
  });
  expect(completeLine('ls /zoo', 'a', world)).toEqual({ from: 3, options: ['/zookeeper'] });
  expect(completeLine('get /zookeeper/c', 'a', world).options).toEqual(['/zookeeper/config']);
  expect(completeLine('until lead', 'a', world)).toEqual({ from: 6, options: ['leader'] });
});

test('whatever is written, it is read or refused', () => {
  const random = forkRandom('lines', 'console');
  const pieces = [
    ...['ls', 'create', 'set', 'reconfig', 'setAcl', 'connect', 'cut', 'hold', 'until', 'redo'],
    ...['setquota', 'add-client', 'fire', 'postpone', 'wait', 'crash', 'clock', '-v', '-t', '-add'],
    ...['-R', '/a', '//', '/', '"', "'", '1>3', '1,2|3', '|', '#9', '-1', '99999999999999999999'],
    ...['\u0000', '\ud800', '<b>', '=', ':', ',', '--', '-', '1.5s', 'é', '__proto__', 'toString'],
  ];
  for (let i = 0; i < 10_000; i++) {
    const words = Array.from(
      { length: below(random, 7) },
      () => pieces[below(random, pieces.length)],
    );
    const line = words.join(below(random, 4) === 0 ? '' : ' ');
    expect(() => read(line, ['ls /']), JSON.stringify(line)).not.toThrow();
    expect(() => completeLine(line, 'a', world), JSON.stringify(line)).not.toThrow();
  }
});
