import type { Actor } from '../../simulation/actor.ts';
import type { Envelope } from '../../simulation/connection.ts';
import type { Message } from '../../simulation/facts.ts';
import type { World } from '../../simulation/world.ts';
import type { Halt } from './halt.ts';

/** A message that has not been read yet, and what keeps it. */
export interface Found {
  readonly envelope: Envelope;
  readonly message: Message;
  readonly halt: Halt;
}

/** The messages on their way that `wanted` picks, in the order in which they were sent. */
export function findMessages(
  world: World,
  at: number,
  wanted: (message: Message, from: Actor, to: Actor) => boolean,
): readonly Found[] {
  const found: Found[] = [];
  for (const { forth, back } of world.connections.values()) {
    for (const { inFlight, waits } of [forth, back]) {
      for (const envelope of inFlight) {
        const { carries, from, to, dueAt } = envelope;
        if (carries.kind !== 'message' || !wanted(carries.message, from, to)) continue;
        const { message } = carries;
        const way = { type: message.type, from, to };
        // What came behind a message that waits, waits too: a connection is first in, first out.
        const halt: Halt =
          waits !== null && dueAt <= at
            ? { kind: waits, ...way }
            : { kind: 'flying', ...way, dueAt };
        found.push({ envelope, message, halt });
      }
    }
  }
  return found.sort((a, b) => a.envelope.id - b.envelope.id);
}
