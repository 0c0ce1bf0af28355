import { below, type Random } from '../../kernel/random.ts';
import type { Event } from '../../simulation/facts.ts';
import type { World } from '../../simulation/world.ts';
import { chance, pick } from './chance.ts';
import { crash, type Planned } from './planned.ts';

const AWAITED = ['NEWLEADER', 'UPTODATE', 'ACKEPOCH', 'ACK', 'COMMIT', 'SNAPDATA', 'LEADERINFO'];

/** The first message of each connection between servers that is on its way to this one. */
const flyingTo = (world: World, server: number): readonly number[] =>
  [...world.connections.values()]
    .filter(({ port }) => port === 'quorum')
    .flatMap(({ forth, back }) => [forth.inFlight[0], back.inFlight[0]])
    .flatMap((envelope) => (envelope?.to === server ? [envelope.id] : []));

/** What is done to the server that an event is about, right then or a little later. */
export function strike(random: Random, event: Event, world: World): readonly Planned[] {
  const afterUs = below(random, pick(random, [1, 2_000, 30_000]));
  const others = world.peers.map(({ sid }) => sid);
  const server =
    typeof event.who === 'number' && chance(random, 60) ? event.who : pick(random, others);
  const backUs = afterUs + below(random, pick(random, [20, 500, 3_000]) * 1_000);
  switch (below(random, 6)) {
    case 4:
      // What would come next does not come, and whoever waits for it gives up.
      return [
        { afterUs: 0, command: { do: 'hold-type', type: pick(random, AWAITED) } },
        { afterUs: afterUs + 2_000, command: crash(random, server) },
        { afterUs: backUs + 2_001, command: { do: 'release-all' } },
        { afterUs: backUs + 2_002, command: { do: 'restart', server } },
      ];
    case 5:
      return flyingTo(world, server).map((envelope) => ({
        afterUs: 0,
        command: { do: 'drop', envelope },
      }));
    case 0:
    case 1:
      return [
        { afterUs, command: crash(random, server) },
        { afterUs: backUs, command: { do: 'restart', server } },
      ];
    case 2:
      return [
        { afterUs, command: { do: 'isolate', server } },
        { afterUs: backUs, command: { do: 'heal' } },
      ];
    default:
      // Whoever can lose something loses it.
      return [
        ...others.map((sid) => ({ afterUs, command: crash(random, sid) })),
        ...others
          .filter(() => chance(random, 70))
          .map((sid) => ({ afterUs: backUs, command: { do: 'restart', server: sid } as const })),
      ];
  }
}
