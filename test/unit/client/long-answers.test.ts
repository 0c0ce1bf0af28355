/** `jute.maxbuffer` holds for what a client reads too: a znode that could be written, or a list, may be too long to be read. */
import { describe, expect, test } from 'vitest';
import { replyLength } from '../../../src/znodes/reply-length.ts';
import { children, create, exists, getData, OneServer } from '../server/one-server.ts';

const LIMIT = 1_048_575;
/** Header, length of the data, and metadata. */
const AROUND_DATA = 16 + 4 + 68;

const withClient = (): OneServer => {
  const server = new OneServer();
  server.join('a');
  return server;
};

describe('an answer (ClientCnxnSocket.readLength)', () => {
  test('of exactly the longest packet is read', () => {
    const server = withClient();
    server.ask('a', create('/a', 'x'.repeat(LIMIT - AROUND_DATA)));
    expect(server.ask('a', getData('/a')).error).toBe('OK');
  });

  test('that is longer by one byte ends the connection, and the session goes on', () => {
    const server = withClient();
    server.ask('a', create('/a', 'x'.repeat(LIMIT - AROUND_DATA + 1)));
    expect(server.ask('a', getData('/a')).error).toBe('CONNECTIONLOSS');
    expect(server.of('client-disconnected')).toMatchObject([{ who: 'a', reason: 'too-long' }]);
    server.wait(3_000);
    const sessions = server.of('client-connected').map(({ session }) => session);
    expect(sessions).toEqual([sessions[0], sessions[0]]);
    expect(server.ask('a', exists('/a')).error).toBe('OK');
  });

  test('may be a list of children that are all small', () => {
    const server = withClient();
    for (let i = 0; i < 1_100; i++) {
      const operation = create(`/${i}-${'n'.repeat(950)}`);
      server.act({ do: 'request', client: 'a', operation });
    }
    server.wait(1_000);
    expect(server.ask('a', children('/')).error).toBe('CONNECTIONLOSS');
  });

  test('is counted as jute writes it: a multi with a header for each part and one at the end', () => {
    const stat = withClient().ask('a', exists('/')).stat!;
    expect(replyLength({ error: 'OK', stat })).toBe(16 + 68);
    expect(replyLength({ error: 'NONODE' })).toBe(16);
    const results = [
      { op: 'getData', error: 'OK', data: 'abc', stat },
      { op: 'error', error: 'NONODE' },
    ] as const;
    expect(replyLength({ error: 'NONODE', results })).toBe(16 + (9 + 7 + 68) + (9 + 4) + 9);
  });
});
