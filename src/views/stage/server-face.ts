import { path } from 'd3';
import type { Peer } from '../../server/server-state.ts';
import type { World } from '../../simulation/world.ts';
import { lastLogged } from '../../zab/disk.ts';
import type { Phase } from '../../zab/messages.ts';
import { isLeaving } from '../../zab/is-leaving.ts';
import { counterOf, epochOf, showZxid, type Zxid } from '../../zab/zxid.ts';
import { logTail, type Durability } from '../marks/durability.ts';
import { NOBODY, voteLabel } from '../marks/label.ts';
import { shownRole, type ShownRole } from '../marks/role.ts';
import type { Ring, ServerPlace } from './ring.ts';

/** What is written in and beside a server at one moment, without the words of a language. */
export interface ServerFace {
  readonly place: ServerPlace;
  readonly role: ShownRole;
  /** Whether its process stands still. */
  readonly paused: boolean;
  /** Whether its process ended at its start, because of its files. */
  readonly refuses: boolean;
  /** Whether it has given up its role and does not look for a leader yet. */
  readonly leaving: boolean;
  /** Whether it looks for a leader and serves reads meanwhile. */
  readonly readOnly: boolean;
  readonly disk: DiskHealth;
  /** Thousandths that its clock is fast. */
  readonly driftPermille: number;
  readonly phase: Phase;
  readonly acceptedEpoch: number;
  readonly currentEpoch: number;
  /** The epoch that it has promised and not yet adopted; null for none. */
  readonly promised: number | null;
  /** Its round while it looks, else null. */
  readonly round: number | null;
  readonly last: Zxid;
  readonly lastShown: string;
  readonly knownCommitted: Zxid;
  /** The vote it proposes while it looks, in full and in short: `5 (1, 1:6)`, `5 · 1:6`. */
  readonly vote: { readonly full: string; readonly short: string } | null;
  readonly bar: LogBar;
}

/** `slow`: an fsync takes its own time. */
export type DiskHealth = 'ok' | 'slow' | 'stalled' | 'failing';

/** What is not as it should be with a server's process, disk and clock. */
export interface Health {
  readonly paused: boolean;
  readonly disk: DiskHealth;
  readonly driftPermille: number;
}

const WELL: Health = { paused: false, disk: 'ok', driftPermille: 0 };

/** How a server’s process, disk and clock do. */
export function healthOf(
  { paused, disks, drifts }: Pick<World, 'paused' | 'disks' | 'drifts'>,
  sid: number,
): Health {
  const { state = 'ok', fsyncUs = null } = disks.get(sid) ?? {};
  return {
    paused: paused.has(sid),
    disk: state === 'ok' && fsyncUs !== null ? 'slow' : state,
    driftPermille: drifts.get(sid) ?? 0,
  };
}

/** The newest log entries: one outline for each durability, and where each entry's square is. */
export interface LogBar {
  readonly outlines: Readonly<Record<Durability, string>>;
  readonly squares: readonly { readonly zxid: Zxid; readonly x: number; readonly y: number }[];
}

function barOf(peer: Peer, { label }: ServerPlace, { density }: Ring): LogBar {
  const { squares, squareSide, squarePitch, barTop } = density;
  const tail = logTail(peer, squares);
  const outlines = { committed: path(), 'on-disk': path(), written: path() };
  const gap = squarePitch - squareSide;
  const left = label.x + (label.width - tail.length * squarePitch + gap) / 2;
  for (const [i, { durability }] of tail.entries()) {
    // A stroked square is as large as a filled one with its line inside.
    const inset = durability === 'written' ? 0.5 : 0;
    const side = squareSide - 2 * inset;
    const x = left + i * squarePitch + inset;
    outlines[durability].rect(x, label.y + barTop + inset, side, side);
  }
  return {
    outlines: {
      committed: outlines.committed.toString(),
      'on-disk': outlines['on-disk'].toString(),
      written: outlines.written.toString(),
    },
    squares: tail.map(({ zxid }, i) => ({
      zxid,
      x: left + i * squarePitch,
      y: label.y + barTop,
    })),
  };
}

/** All that is drawn of a server. */
export function serverFace(peer: Peer, ring: Ring, health: Health = WELL): ServerFace {
  const place = ring.servers[peer.sid - 1]!;
  const role = shownRole(peer);
  const { acceptedEpoch, currentEpoch } = peer.disk;
  const looking = role === 'looking';
  const { proposal, round } = peer.election;
  // Whoever is no voter proposes nobody.
  const votes = looking && round > 0 && proposal.leader !== NOBODY && !isLeaving(peer);
  const last = lastLogged(peer.disk);
  const { leader, zxid } = proposal;
  return {
    place,
    role,
    ...health,
    refuses: peer.refusal !== null,
    leaving: isLeaving(peer),
    readOnly: peer.readOnly,
    phase: peer.phase,
    acceptedEpoch,
    currentEpoch,
    promised: acceptedEpoch > currentEpoch ? acceptedEpoch : null,
    round: looking ? round : null,
    last,
    lastShown: showZxid(last),
    knownCommitted: peer.knownCommitted,
    vote: votes
      ? { full: voteLabel(proposal), short: `${leader} · ${epochOf(zxid)}:${counterOf(zxid)}` }
      : null,
    bar: barOf(peer, place, ring),
  };
}
