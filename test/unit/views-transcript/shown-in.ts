import type { World } from '../../../src/simulation/world.ts';
import { showZxid } from '../../../src/zab/zxid.ts';
import { logTail } from '../../../src/views/marks/durability.ts';
import { flyingOf } from '../../../src/views/space-time/arrows.ts';
import { clientLine } from '../../../src/views/stage/client-line.ts';
import { wayStates } from '../../../src/views/stage/link-marks.ts';
import { ringLayout, type Ring } from '../../../src/views/stage/ring.ts';
import { healthOf, serverFace } from '../../../src/views/stage/server-face.ts';
import { flight, SQUARES, type Reader, type Shown } from './reader.ts';

/** The messages that others wait behind in an inbox: each was held when it came. */
export const heldIn = (world: World): readonly number[] =>
  [...world.connections.values()].flatMap(({ forth, back }) =>
    [forth, back].flatMap(({ waits, inFlight: [first] }) =>
      waits === 'held' && first?.carries.kind === 'message' ? [first.id] : [],
    ),
  );

export const ringOf = (world: World): Ring => ringLayout(900, 600, world.peers.length, true, WORDS);
const WORDS = { roles: ['looking'], last: 'last', vote: 'votes 9 (99, 99:999)' };

/** What the views draw of a world, in the words of {@link Shown}; of whom the reader knows to be between two states, only that. */
export function shownIn(world: World, ring: Ring, reader: Reader): Shown {
  const servers = world.peers.map((peer) => {
    const face = serverFace(peer, ring, healthOf(world, peer.sid));
    const { leaves, installs } = reader.between(peer.sid);
    const log = logTail(peer, SQUARES)
      .map(({ zxid, durability }) => `${showZxid(zxid)} ${durability}`)
      .join('; ');
    return [
      String(peer.sid),
      [
        leaves ? 'leaves' : face.role,
        `epochs ${face.acceptedEpoch} ${face.currentEpoch}`,
        `disk ${face.disk}`,
        `clock ${face.driftPermille}`,
        ...(face.paused ? ['paused'] : []),
        ...(face.readOnly ? ['read-only'] : []),
        ...(face.refuses ? ['refuses'] : []),
        ...(face.vote === null || leaves ? [] : [`round ${face.round}, votes ${face.vote.full}`]),
        installs ? 'installs' : `log ${log}`,
      ].join(', '),
    ] as const;
  });
  const clients = [...world.clients.values()].map((client) => [
    client.name,
    client.state === 'connected' ? `at ${client.server}` : clientLine(client).says,
  ]);
  return {
    messages: flyingOf(world)
      .filter(({ family }) => family !== 'keepalive')
      .map(({ from, to, message }) => flight(from, to, message))
      .sort(),
    cuts: [...world.cuts].sort(),
    links: wayStates(world)
      .filter(({ latencyMs, lossPermille }) => latencyMs !== null || lossPermille > 0)
      .map(({ from, to, latencyMs, lossPermille }) => {
        const pace = latencyMs === null ? '' : latencyMs.map((ms) => ms * 1_000).join(' to ');
        return `${from}>${to}: ${pace} ${lossPermille}`;
      })
      .sort(),
    servers: Object.fromEntries(servers.sort()),
    clients: Object.fromEntries(clients.sort()) as Record<string, string>,
  };
}
