import type { Connection, Envelope } from '../../simulation/connection.ts';
import type { Event } from '../../simulation/facts.ts';
import type { World } from '../../simulation/world.ts';

/** The run as a condition sees it: read-only, and only at one place. */
export interface Look {
  readonly world: World;
  /** Virtual time, microseconds. */
  readonly at: number;
  /** The events of the step that was just taken. */
  readonly happening: readonly Event[];
  /** How many events so far, those of this step included, are as wanted. */
  readonly past: (wanted: (event: Event) => boolean) => number;
  /** How many violations of the invariants were found so far. */
  readonly violations: () => number;
}

/** A message on its way, and whether somebody holds it. */
export interface Flying {
  readonly envelope: Envelope;
  readonly held: boolean;
}

function* flyingOn({ forth, back }: Connection, at: number): Generator<Flying> {
  for (const { inFlight, waits } of [forth, back]) {
    for (const envelope of inFlight) {
      if (envelope.carries.kind !== 'message') continue;
      yield { envelope, held: waits === 'held' && envelope.dueAt <= at };
    }
  }
}

export const flyingIn = ({ world, at }: Look): readonly Flying[] =>
  [...world.connections.values()].flatMap((connection) => [...flyingOn(connection, at)]);
