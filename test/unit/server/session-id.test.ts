import { describe, expect, test } from 'vitest';
import { openerOf, passwordOf, sessionId } from '../../../src/server/session-id.ts';

describe('a session id', () => {
  test('has the server in its top byte and the time below', () => {
    expect(sessionId(3, 1_234_567, 0)).toBe('03000012d6870000');
    expect(openerOf('03000012d6870000')).toBe(3);
  });

  test('counts up, through the time if need be', () => {
    expect(sessionId(1, 255, 2)).toBe('0100000000ff0002');
    expect(sessionId(1, 255, 65_537)).toBe('0100000001000001');
  });
});

// Recorded from java.util.Random(id ^ 0xB3415C00).nextBytes.
test.each([
  ['0100000000000000', 'f22acd4a97e69d6d20a49bb638eadb38'],
  ['03000012d6870002', '05357e999cf94795979bf3bfde6027d7'],
])('the password of %s is that of ZooKeeper', (session, password) => {
  expect(passwordOf(session)).toBe(password);
});
