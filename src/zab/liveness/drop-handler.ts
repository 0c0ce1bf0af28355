import type { Machine } from '../host.ts';
import type { Handler } from '../leading.ts';
import type { ZabPeer } from '../peer.ts';

/** The leader closes a learner's connection; the quorum check notices in its own time. */
export function dropHandler(
  peer: ZabPeer,
  host: Machine,
  handler: Handler,
  reason: 'gone' | 'silent' | 'slow-ack' | 'ahead',
): void {
  peer.leading!.handlers.delete(handler.connection);
  host.clearTimer(peer, `stream-${handler.connection}`);
  host.close(peer.sid, handler.connection);
  host.emit({
    kind: 'learner-dropped',
    who: peer.sid,
    rule: 'liveness.learner',
    learner: handler.sid,
    reason,
  });
}
