/** Sessions over failover and restart; numbers are those of the recorded scenarios. */
import { expect, test } from 'vitest';
import { Ensemble } from './ensemble.ts';
import { observed, recorded } from './recorded.ts';

const settled = (): Ensemble => new Ensemble().until('established').wait(500);

test('16: a new leader gives a session its whole timeout again', () => {
  const ensemble = settled().client('a', 1);
  ensemble.created('a', '/e', 'ephemeral');
  const timeout = Number(observed('16', 'session timeout'));
  ensemble.drop('a').wait(Number(observed('16', 'ms after the drop when the leader is killed')));
  ensemble.kill(3).until('established');
  const servesAt = ensemble.nowMs;
  ensemble.until('session-closed');
  // Recorded: 4180 ms after it serves. Sessions end by the tick of 200 ms.
  expect(ensemble.nowMs - servesAt).toBeGreaterThanOrEqual(timeout);
  expect(ensemble.nowMs - servesAt).toBeLessThan(timeout + 450);
  ensemble.wait(100);
  expect(ensemble.znode('/e')).toEqual(['NONODE', 'NONODE']);
  expect(ensemble.state()).toEqual(recorded('16', 'end'));
});

test('17: sessions and ephemerals outlive an outage of any length', () => {
  const ensemble = settled().client('a', 1);
  ensemble.created('a', '/e', 'ephemeral');
  expect(ensemble.state()).toEqual(recorded('17', 'before'));

  let from = ensemble.mark;
  ensemble.kill(1, 2, 3).wait(1_000).start(1, 2, 3).until('up-to-date').attached('a').wait(50);
  expect(ensemble.state()).toEqual(recorded('17', 'restarted'));
  expect(ensemble.all('client-connected', from)).toMatchObject([
    { rule: 'client.session-resumed' },
  ]);
  expect(ensemble.znode('/e')).toEqual(['e1:2', 'e1:2', 'e1:2']);

  ensemble.client('d', 2);
  expect(ensemble.created('d', '/d', 'ephemeral')).toBe('OK e2:2');
  from = ensemble.mark;
  ensemble.kill(1, 2, 3).wait(8_000).start(1, 2, 3).until('up-to-date').wait(50);
  expect(ensemble.znode('/d')).toEqual(['e2:2', 'e2:2', 'e2:2']);
  expect(ensemble.state()).toEqual(recorded('17', 'restarted again'));
  ensemble.attached('d');
  expect(ensemble.all('client-expired', from)).toEqual([]);
});

test('20: a leader that is stopped is replaced as one that is killed', () => {
  const ensemble = settled().client('a', 1);
  ensemble.created('a', '/e');
  const at = ensemble.nowMs;
  ensemble.kill(3).until('established');
  expect(ensemble.nowMs - at).toBeLessThan(Number(observed('20', 'ms until a leader serves')) + 50);
  ensemble.wait(50);
  expect(ensemble.state()).toEqual(recorded('20', 'end'));
  expect(ensemble.znode('/e')).toEqual(['e1:2', 'e1:2']);
});
