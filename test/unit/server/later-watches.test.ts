/** What versions after 3.8 say about watches, where they are set to. */
import { describe, expect, test } from 'vitest';
import type { Operation, WatcherType } from '../../../src/znodes/request.ts';
import { addWatch, children, create, getData, OneServer, set } from './one-server.ts';

/** Session `a` watches `/p` in three modes, session `b` writes. */
function watching(setup: ConstructorParameters<typeof OneServer>[0]) {
  const server = new OneServer(setup);
  const session = server.join('a');
  server.join('b');
  server.ask('b', create('/p'));
  const watches = [
    getData('/p'),
    children('/p'),
    addWatch('/p'),
    addWatch('/p', 'persistent_recursive'),
  ];
  for (const operation of watches) server.ask('a', operation);
  const heard = (write: Operation): readonly string[] => {
    server.ask('b', write);
    return server.fired(session);
  };
  return { server, heard };
}

const removal = (type: WatcherType): Operation => ({ op: 'removeWatches', path: '/p', type });

describe('several modes on one path (ZOOKEEPER-4466)', () => {
  test('3.8: the last one set counts', () => {
    const { heard } = watching({});
    expect(heard(create('/p/a'))).toEqual(['NodeCreated /p/a']);
  });

  test('3.9: all stand side by side, and each event comes once', () => {
    const { heard } = watching({ watchModesSideBySide: true });
    expect(heard(set('/p'))).toEqual(['NodeDataChanged /p']);
    expect(heard(create('/p/a'))).toEqual(['NodeCreated /p/a', 'NodeChildrenChanged /p']);
    expect(heard(set('/p/a'))).toEqual(['NodeDataChanged /p/a']);
  });
});

test('3.9: a one-shot watch that is used up leaves a lasting one of the same path, and the judge knows', () => {
  const server = new OneServer({ watchModesSideBySide: true, removesWatchesByMode: true });
  server.join('a');
  server.ask('a', create('/p'));
  for (const mode of ['persistent_recursive', 'persistent'] as const) {
    server.ask('a', addWatch('/p', mode));
    server.ask('a', getData('/p'));
    server.ask('a', set('/p'));
    server.ask('a', removal('data'));
    server.ask('a', set('/p'));
    server.ask('a', removal(mode));
    server.ask('a', set('/p'));
  }
  expect(server.of('watch-fired')).toHaveLength(4);
  expect(server.run.violations).toEqual([]);
});

describe('removing watches (ZOOKEEPER-4471, ZOOKEEPER-4472)', () => {
  test('3.8: a type names a table, and persistent ones are no type', () => {
    const { server, heard } = watching({ watchModesSideBySide: true });
    expect(server.ask('a', removal('persistent')).error).toBe('MARSHALLINGERROR');
    expect(server.ask('a', removal('data')).error).toBe('OK');
    expect(heard(set('/p'))).toEqual([]);
  });

  test('a recursive watch stands with those of children, where one of the same path has its place; since 3.9 it does not', () => {
    const answers = [false, true].map((watchModesSideBySide) => {
      const server = new OneServer({ watchModesSideBySide });
      server.join('a');
      server.ask('a', addWatch('/', 'persistent_recursive'));
      return server.ask('a', { op: 'removeWatches', path: '/', type: 'children' }, { raw: true });
    });
    expect(answers.map(({ error }) => error)).toEqual(['OK', 'NOWATCHER']);
  });

  test('3.9: a type names a mode, and leaves the others alone', () => {
    const { server, heard } = watching({ watchModesSideBySide: true, removesWatchesByMode: true });
    expect(server.ask('a', removal('data')).error).toBe('OK');
    expect(server.ask('a', removal('data')).error).toBe('NOWATCHER');
    expect(heard(set('/p'))).toEqual(['NodeDataChanged /p']);
    expect(server.ask('a', removal('persistent_recursive')).error).toBe('OK');
    expect(heard(create('/p/a'))).toEqual(['NodeChildrenChanged /p']);
    expect(server.ask('a', removal('persistent')).error).toBe('OK');
    expect(heard(create('/p/b'))).toEqual([]);
    expect(server.ask('a', removal('any')).error).toBe('NOWATCHER');
  });

  test('3.9: what is asked for is whether this client watches', () => {
    const { server } = watching({ removesWatchesByMode: true });
    const check = { op: 'checkWatches', path: '/p', type: 'any' } as const;
    expect(server.ask('a', check, { raw: true }).error).toBe('OK');
    expect(server.ask('b', check, { raw: true }).error).toBe('NOWATCHER');
  });
});
