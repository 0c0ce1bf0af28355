import { lastLogged } from '../zab/disk.ts';
import { showZxid } from '../zab/zxid.ts';
import type { World } from '../simulation/world.ts';
import { showTime } from '../timeline/trace-line.ts';

const columns = (rows: readonly (readonly string[])[]): string[] => {
  const widths = rows[0]!.map((_, c) => Math.max(...rows.map((row) => row[c]!.length)));
  return rows.map((row) =>
    row
      .map((cell, c) => cell.padEnd(widths[c]!))
      .join('  ')
      .trimEnd(),
  );
};

/** A world as a few lines: each server with its role, epochs and zxids, each client with its connection. */
export function showState(world: World): string {
  const servers = world.peers.map((peer) => [
    String(peer.sid),
    peer.up ? peer.role : 'down',
    peer.up ? peer.phase : '-',
    String(peer.disk.acceptedEpoch),
    String(peer.disk.currentEpoch),
    showZxid(lastLogged(peer.disk)),
    showZxid(peer.knownCommitted),
    showZxid(peer.lastProcessed),
  ]);
  const clients = [...world.clients.values()].map((client) => [
    client.name,
    client.state,
    client.connection === 0 ? '-' : String(client.server),
    client.session === '' ? '-' : `0x${client.session}`,
    String(client.pending.length + client.unsent.length),
  ]);
  const head = ['server', 'role', 'phase', 'accepted', 'current', 'logged', 'committed', 'applied'];
  const lines = [
    `time ${showTime(world.now)}  step ${world.steps}  events ${world.events}`,
    ...columns([head, ...servers]),
  ];
  if (clients.length > 0) {
    lines.push(...columns([['client', 'state', 'server', 'session', 'waiting'], ...clients]));
  }
  if (world.cuts.size > 0) lines.push(`cut ${[...world.cuts].sort().join(' ')}`);
  return lines.join('\n');
}
