import { afterEach, describe, expect, test, vi } from 'vitest';
import { enLate } from '../../../src/i18n/en-late.ts';
import { links as english } from '../../../src/i18n/en/links.ts';
import { links as chinese } from '../../../src/i18n/zh/links.ts';
import { LINK_CHARACTERS_MAX } from '../../../src/scenario/limits.ts';
import { forkRandom, nextUint32 } from '../../../src/kernel/random.ts';
import { decodeLink, encodeLink, isLink } from '../../../src/scenario/link.ts';
import { type Problem, sayProblem } from '../../../src/scenario/problem.ts';
import { readScenario, writeScenario } from '../../../src/scenario/read-scenario.ts';
import { pack, sample } from './make-scenario.ts';

const json = JSON.stringify(sample);
const changed = (change: object): string => pack(JSON.stringify({ ...sample, ...change }));
const withSetup = (change: object): string => changed({ setup: { ...sample.setup, ...change } });

const encoded = async (): Promise<string> => {
  const link = await encodeLink(sample);
  if (!link.ok) throw new Error(link.problem.kind);
  return link.value;
};
const problemOf = async (link: string): Promise<Problem> => {
  const result = await decodeLink(link);
  if (result.ok) throw new Error('it was read');
  return result.problem;
};

afterEach(() => {
  vi.unstubAllGlobals();
});

test('what goes into a link comes out of it', async () => {
  const link = await encoded();
  expect(isLink(link)).toBe(true);
  expect(link).toMatch(/^z1\.[A-Za-z0-9_-]+$/);
  for (const form of [link, `#${link}`, ` #${link}\n`]) {
    expect(await decodeLink(form)).toEqual({ ok: true, value: sample });
  }
});

test('a file is the same JSON', () => {
  expect(readScenario(writeScenario(sample))).toEqual({ ok: true, value: sample });
});

test('a file may leave out of the set-up what is as usual', () => {
  const result = readScenario('{"format":1,"engine":1,"setup":{"servers":3},"actions":[]}');
  expect(result.ok && result.value.setup).toMatchObject({ servers: 3, startsMs: [0, 0, 0] });
});

describe('a bad link gets a plain message', () => {
  const good = pack(json);
  const bomb = pack(`{"format":1,"pad":"${' '.repeat(50_000_000)}"}`);
  const manyActions = pack(`{"format":1,"engine":1,"actions":[${'{},'.repeat(9_999_999)}{}]}`);
  const someActions = changed({
    actions: Array.from({ length: 20_000 }, (_, i) => ({ atMs: i, command: { do: 'heal' } })),
  });
  const polluted = json.replace('{', '{"__proto__":{"polluted":true},');

  test.each<[string, string, Partial<Problem>]>([
    ['nothing', '', { kind: 'empty' }],
    ['nothing behind the tag', '#z1.', { kind: 'empty' }],
    ['a lesson', '#lesson/elections', { kind: 'not-a-link' }],
    [
      'a character that no link has',
      `${good.slice(0, 50)}%${good.slice(51)}`,
      { kind: 'not-base64' },
    ],
    ['a corrupt link', `${good.slice(0, 60)}AAAAAAAA${good.slice(68)}`, { kind: 'not-compressed' }],
    ['a truncated link', good.slice(0, good.length / 2), { kind: 'not-compressed' }],
    ['a link without its last letters', good.slice(0, -8), { kind: 'not-compressed' }],
    ['something else compressed', pack('hello'), { kind: 'not-json' }],
    ['an unknown packing', pack(json, 2), { kind: 'future-version', what: 'format', found: 2 }],
    [
      'a future format',
      changed({ format: 7 }),
      { kind: 'future-version', what: 'format', found: 7 },
    ],
    [
      'a future engine',
      changed({ engine: 9 }),
      { kind: 'future-version', what: 'engine', found: 9 },
    ],
    ['50 MB', bomb, { kind: 'too-large', what: 'content' }],
    ['10 million actions', manyActions, { kind: 'too-large', what: 'content' }],
    ['20,000 actions', someActions, { kind: 'too-many-actions', found: 20_000 }],
    [
      'a link without end',
      `#z1.${'A'.repeat(LINK_CHARACTERS_MAX)}`,
      { kind: 'too-large', what: 'link' },
    ],
    ['a number', pack('7'), { kind: 'wrong-shape' }],
    ['no actions', changed({ actions: undefined }), { kind: 'wrong-shape', path: 'actions' }],
    ['ten servers', withSetup({ servers: 10 }), { kind: 'wrong-shape', path: 'setup.servers' }],
    ['half a server', withSetup({ servers: 2.5 }), { kind: 'wrong-shape', path: 'setup.servers' }],
    [
      'four starts for five',
      withSetup({ startsMs: [0, 0, 0, 0] }),
      { kind: 'wrong-shape', path: 'setup.startsMs' },
    ],
    [
      'no latency',
      withSetup({ latencyUs: { min: 0, max: 0 } }),
      { kind: 'wrong-shape', path: 'setup.latencyUs.min' },
    ],
    [
      'latency the wrong way round',
      withSetup({ latencyUs: { min: 9_000, max: 8_000 } }),
      { kind: 'wrong-shape', path: 'setup.latencyUs' },
    ],
    [
      'a slow disk of nobody',
      withSetup({ slowDisks: [{ server: 6, fsyncUs: { min: 1, max: 2 } }] }),
      { kind: 'wrong-shape', path: 'setup.slowDisks.0.server' },
    ],
    [
      'script in a client’s name',
      withSetup({ clients: [{ ...sample.setup.clients[0], name: '<script>alert(1)</script>' }] }),
      { kind: 'wrong-shape', path: 'setup.clients.0.name' },
    ],
    [
      'script in the title',
      changed({ title: '<img src=x onerror=alert(1)>' }),
      { kind: 'wrong-shape', path: 'title' },
    ],
    [
      'script in the branch',
      changed({ branch: '"><script>alert(1)</script>' }),
      { kind: 'wrong-shape', path: 'branch' },
    ],
    [
      'script in the seed',
      withSetup({ seed: '</title><script>' }),
      { kind: 'wrong-shape', path: 'setup.seed' },
    ],
    [
      'a key of the prototype',
      pack(polluted),
      { kind: 'wrong-shape', path: '__proto__', expected: 'never' },
    ],
    [
      'a constructor',
      changed({ constructor: { prototype: {} } }),
      { kind: 'wrong-shape', path: 'constructor' },
    ],
    ['an unknown key', changed({ onload: 'x' }), { kind: 'wrong-shape', path: 'onload' }],
    [
      'an unknown command',
      changed({ actions: [{ atMs: 1, command: { do: 'eval' } }] }),
      { kind: 'wrong-shape', path: 'actions.0.command.do' },
    ],
    [
      'a place told twice',
      changed({ actions: [{ atMs: 1, step: 1, at: 1, command: { do: 'heal' } }] }),
      { kind: 'wrong-shape', path: 'actions.0', expected: 'step + at | atMs' },
    ],
    [
      'a position told by half',
      changed({ position: { step: 1 } }),
      { kind: 'wrong-shape', path: 'position' },
    ],
    [
      'server 6 of 5',
      changed({ actions: [{ atMs: 1, command: { do: 'crash', server: 6 } }] }),
      { kind: 'wrong-shape', path: 'actions.0.command' },
    ],
    [
      'a digest of another length',
      changed({ digest: 'abc' }),
      { kind: 'wrong-shape', path: 'digest' },
    ],
  ])('%s', async (_, link, expected) => {
    const problem = await problemOf(link);
    expect(problem).toMatchObject(expected);
    for (const words of [english, chinese]) {
      expect(sayProblem(words, problem)).toMatch(/^[^<>]{10,300}[.。]$/u);
    }
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  test('50 MB are refused before half of the link is unpacked', async () => {
    let fed = 0;
    class Counted extends DecompressionStream {
      override get writable(): WritableStream<BufferSource> {
        const writer = super.writable.getWriter();
        const write = (bytes: BufferSource): Promise<void> => {
          fed += bytes.byteLength;
          return writer.write(bytes);
        };
        return {
          getWriter: () => ({
            get ready() {
              return writer.ready;
            },
            closed: writer.closed,
            write,
            close: () => writer.close(),
            abort: () => writer.abort(),
          }),
        } as unknown as WritableStream<BufferSource>;
      }
    }
    vi.stubGlobal('DecompressionStream', Counted);
    expect(await problemOf(bomb)).toMatchObject({ kind: 'too-large' });
    expect(fed).toBeGreaterThan(0);
    expect(fed).toBeLessThan(bomb.length / 2);
  });
});

test.each([
  ['too long a link', 40, 'link'],
  ['too much inside', 1_000, 'content'],
])('a run that cannot be opened again is not made into a link: %s', async (_, words, what) => {
  const random = forkRandom('data', 'a');
  const data = (): string =>
    Array.from({ length: words }, () => nextUint32(random).toString(36))
      .join('')
      .slice(0, 1_000);
  const actions = Array.from({ length: 2_000 }, (_, i) => ({
    atMs: i,
    command: {
      do: 'request',
      client: 'a',
      operation: { op: 'setData', path: '/a', data: data(), version: -1 },
    } as const,
  }));
  expect(await encodeLink({ ...sample, actions })).toMatchObject({
    problem: { kind: 'too-large', what },
  });
});

test('what a reader would refuse is not made into a link', async () => {
  const far = { ...sample, position: { step: 10_000_000, at: 1 } };
  expect(await encodeLink(far)).toMatchObject({ problem: { kind: 'replay-too-long' } });
  const nobody = { ...sample, setup: { ...sample.setup, servers: 12 } };
  expect(await encodeLink(nobody)).toMatchObject({ problem: { path: 'setup.servers' } });
});

test('the catalogues hold the sentences of this area', () => {
  expect(enLate.links).toBe(english);
});

test('what is missing is said to be missing', () => {
  const problem = { kind: 'wrong-shape', path: 'setup.seed', expected: '"seed"' } as const;
  expect(english['wrong-shape'](problem)).toContain('“setup.seed” is missing');
  expect(chinese['wrong-shape'](problem)).toContain('缺少“setup.seed”');
  const wrong = { ...problem, expected: 'string' };
  expect(english['wrong-shape'](wrong)).toContain('at “setup.seed” string is expected');
});
