import { deadlockOf } from '../../checkers/owed-progress.ts';
import type { Event } from '../../simulation/facts.ts';
import type { World } from '../../simulation/world.ts';

/** How often each path of the protocol was taken. */
export type Coverage = Record<string, number>;

/** Whether somebody stands by another choice of the same round. */
const isSplit = ({ round, vote }: Event & { kind: 'decided' }, world: World): boolean =>
  world.peers.some(
    ({ up, role, election: { current } }) =>
      up &&
      role !== 'looking' &&
      current.electionEpoch === round &&
      current.vote.leader !== vote.leader,
  );

/** Counts the paths that a run takes. It has a little memory of its own for what takes several events. */
export class CoverageCounter {
  readonly counts: Coverage = {};
  readonly #snapping = new Set<number>();
  readonly #diffing = new Set<number>();
  #committed = 0;

  #add(path: string): void {
    this.counts[path] = (this.counts[path] ?? 0) + 1;
  }

  observe(event: Event, world: World): void {
    switch (event.kind) {
      case 'sync-chosen':
        this.#add(`sync row: ${event.row}`);
        if (event.mode === 'SNAP') this.#snapping.add(event.learner);
        if (event.mode === 'DIFF' && event.proposals > 0) this.#diffing.add(event.learner);
        return;
      case 'truncated':
        return this.#add(
          event.removed.length > 0 ? 'log truncated' : 'log truncated at a mark without removing',
        );
      case 'snapshot-installed':
        this.#snapping.delete(event.who);
        return this.#add('SNAP installed');
      case 'round-advanced':
        return this.#add('newer round met');
      case 'became-looking':
        if (event.round > 1) this.#add('second round of one election');
        return;
      case 'final-wait-left':
        return this.#add('better vote in the final wait');
      case 'vote-discarded':
        return this.#add('vote discarded in the final wait');
      case 'silence':
        return this.#add('silence in an election');
      case 'notification-overwritten':
        return this.#add('notification overwritten');
      case 'decided':
        if (event.by === 'oracle' && event.role === 'leading') {
          this.#add('decided alone by an oracle’s leave');
        }
        if (isSplit(event, world)) this.#add('split vote: two leaders chosen in one round');
        if (event.rule === 'fle.join-established') this.#add('joined an established leader');
        if (event.rule === 'fle.join-same-round') this.#add('joined in the same round');
        return;
      case 'epoch-promised':
        if (event.rule === 'discovery.promise-again')
          this.#add('epoch promised again: ACKEPOCH -1');
        if (event.rule === 'discovery.refuse-older') this.#add('epoch promise refused: too old');
        return;
      case 'epoch-acked':
        if (event.rule === 'discovery.not-counted') this.#add('ACKEPOCH -1 not counted');
        if (event.rule === 'discovery.follower-ahead') this.#add('follower ahead dropped');
        return;
      case 'left':
        return this.#left(event);
      case 'established':
        if (event.last > this.#committed) this.#add('established with an uncommitted tail');
        this.#committed = Math.max(this.#committed, event.last);
        if ([...world.paused].some((actor) => this.#leads(world, actor))) {
          this.#add('paused leader deposed');
        }
        return;
      case 'committed':
        this.#committed = Math.max(this.#committed, event.zxid);
        if (!event.acks.includes(event.who)) this.#add('committed without the leader');
        if (event.by === 'oracle') this.#add('committed alone by an oracle’s leave');
        return;
      case 'oracle-asked':
        return this.#add(
          event.grants ? 'one of two: the oracle let it go on' : 'one of two: the oracle did not',
        );
      case 'learner-dropped':
        if (event.reason === 'slow-ack') this.#add('learner dropped: slow ACK');
        if (event.reason === 'silent') this.#add('learner dropped: silent');
        return;
      case 'exited':
        return this.#add('unmatched commit');
      case 'crashed':
        this.#broken(event.who);
        if (event.lost.length > 0) this.#add('crash lost unsynced log');
        return;
      case 'disk-failed':
        return this.#add('disk failed');
      case 'wiped':
        return this.#add('disk wiped');
      case 'start-refused':
        return this.#add(`start refused: ${event.reason}`);
      case 'tail-lost':
        return this.#add('torn tail lost');
      case 'epoch-written':
        if (event.rule === 'disk.epoch-completed') this.#add('currentEpoch completed');
        return;
      case 'repaired':
        return this.#add('files repaired');
      case 'snapshot-taken':
        return this.#add(
          event.during > event.zxid ? 'snapshot taken while writes went on' : 'snapshot taken',
        );
      case 'reconfigured':
        this.#add('reconfigured');
        if (
          event.designated > 0 &&
          event.designated !== event.who &&
          this.#leads(world, event.who)
        ) {
          this.#add('reconfigured: hand-over to another leader');
        }
        return;
      case 'up-to-date':
        if (world.peers[event.who - 1]?.observer === true) this.#add('observer up to date');
        if (this.#diffing.delete(event.who)) {
          this.#add('learner synchronized by DIFF went on to serve');
        }
        return;
      case 'session-expiring':
        return this.#add('session expired');
      case 'session-resumed':
        if (event.valid) this.#add('session resumed elsewhere');
        return;
      case 'client-refused':
        if (event.rule === 'server.client-ahead') this.#add('client ahead refused');
        return;
      case 'client-dropped':
        if (event.rule === 'session.moved') this.#add('session moved');
        return;
      case 'prepared':
        if (event.error === 'SESSIONMOVED') this.#add('session moved');
        if (event.operation.op === 'multi') {
          this.#add(event.error === 'OK' ? 'multi done' : 'multi refused');
        }
        if (event.operation.op === 'reconfig' && event.error !== 'OK') {
          this.#add(`reconfiguration refused: ${event.error}`);
        }
        return;
      case 'read-only-began':
        return this.#add('read-only server began');
      case 'read':
        if (world.peers[event.who - 1]?.readOnly === true) this.#add('read-only served');
        return;
      case 'server-list-updated':
        return this.#add(
          event.moves ? 'client moved to a new list' : 'client stayed on a new list',
        );
      case 'client-probed':
        if (event.answer === 'rw') this.#add('client found a server that writes');
        return;
      case 'answered':
        if (event.result.error === 'NOTREADONLY') this.#add('read-only refused a write');
        if (event.rule === 'client.connection-loss') this.#add('connection loss');
        return;
      case 'session-closed':
        if (event.paths.length > 0) this.#add('ephemerals removed with their session');
        return;
      case 'watch-withheld':
        return this.#add('watch event withheld');
      case 'containers-due':
        return this.#add('container or TTL znode deleted by the leader');
      case 'session-opened':
        if (event.rule === 'session.open-local') this.#add('local session');
        return;
      case 'session-upgraded':
        return this.#add('local session upgraded');
      case 'watch-set':
        if (event.mode !== 'standard') this.#add('persistent watch set');
        return;
      case 'watch-fired':
        return this.#add('watch fired');
      case 'lock-changed':
        if (event.state === 'holding') this.#add('lock held');
        return;
      default:
    }
  }

  /** The end of a run: nothing is broken any more. */
  atRest(world: World): void {
    const deadlock = deadlockOf(world);
    if (deadlock !== null) this.#add(`reconfiguration that ZooKeeper cannot complete: ${deadlock}`);
  }

  #leads(world: World, actor: number | string): boolean {
    return typeof actor === 'number' && world.peers[actor - 1]?.leading?.stage === 'broadcast';
  }

  #broken(who: number | string): void {
    if (typeof who !== 'number') return;
    this.#diffing.delete(who);
    if (this.#snapping.delete(who)) this.#add('SNAP broken half-way');
  }

  #left(event: Event & { kind: 'left' }): void {
    this.#broken(event.who);
    switch (event.reason) {
      case 'no-quorum-for-epoch':
        return this.#add('elected leader without a quorum for its epoch');
      case 'no-quorum-for-sync':
        return this.#add('elected leader without a quorum for synchronization');
      case 'quorum-lost':
        return this.#add('quorum lost');
      case 'leader-silent':
        return this.#add('leader silent');
      case 'counter-overflow':
        return this.#add('counter overflow');
      case 'reconfigured':
        return this.#add('left for a new role without an election');
      default:
    }
  }
}

/** Counts what `from` has counted to `to`. */
export function addCoverage(to: Coverage, from: Coverage): void {
  for (const [path, count] of Object.entries(from)) to[path] = (to[path] ?? 0) + count;
}
