import type { Actor } from '../../simulation/actor.ts';
import type { Event } from '../../simulation/facts.ts';
import { isQuorum, type QuorumSystem } from '../../zab/quorum.ts';
import type { Sid } from '../../zab/vote.ts';

/**
 * Whether a write could be committed, event by event: somebody leads, and a quorum that it has brought up to date runs, writes to its
 * disk, and has a way to it and back.
 */
export class Availability {
  #systems: readonly QuorumSystem[];
  /** Who stands with each established leader. */
  readonly #with = new Map<Sid, Set<Sid>>();
  readonly #epochs = new Map<Sid, number>();
  readonly #cuts = new Set<string>();
  readonly #stopped = new Set<Actor>();
  readonly #stalled = new Set<Sid>();
  /** Whether what heals now heals in one direction. */
  is = false;

  constructor(system: QuorumSystem) {
    this.#systems = [system];
  }

  /** @returns whether the event may have changed the answer, which is then in `is` */
  take(event: Event): boolean {
    if (!this.#note(event)) return false;
    this.is = [...this.#with].some(([leader, others]) => this.#canCommit(leader, others));
    return true;
  }

  #canCommit(leader: Sid, others: ReadonlySet<Sid>): boolean {
    const able = (sid: Sid): boolean => !this.#stopped.has(sid) && !this.#stalled.has(sid);
    if (this.#stopped.has(leader)) return false;
    const acks = [...others].filter(
      (sid) =>
        able(sid) &&
        (sid === leader ||
          (!this.#cuts.has(`${leader}>${sid}`) && !this.#cuts.has(`${sid}>${leader}`))),
    );
    return this.#systems.every((system) => isQuorum(system, acks));
  }

  #leave(who: Actor): void {
    if (typeof who !== 'number') return;
    this.#with.delete(who);
    for (const others of this.#with.values()) others.delete(who);
  }

  #note(event: Event): boolean {
    switch (event.kind) {
      case 'established':
        this.#with.set(event.who, new Set([...event.acked, event.who]));
        this.#epochs.set(event.who, event.epoch);
        return true;
      case 'up-to-date':
        for (const [leader, others] of this.#with) {
          if (this.#epochs.get(leader) === event.epoch) others.add(event.who);
        }
        return true;
      case 'learner-dropped':
        this.#with.get(event.who)?.delete(event.learner);
        return true;
      case 'left':
      case 'crashed':
        this.#leave(event.who);
        this.#stopped.delete(event.who);
        return true;
      case 'paused':
        this.#stopped.add(event.who);
        return true;
      case 'resumed':
        this.#stopped.delete(event.who);
        return true;
      case 'cut':
      case 'healed':
        for (const [a, b] of event.pairs) {
          const both = event.rule === 'link.cut' || event.rule === 'link.heal';
          for (const way of both ? [`${a}>${b}`, `${b}>${a}`] : [`${a}>${b}`]) {
            if (event.kind === 'cut') this.#cuts.add(way);
            else this.#cuts.delete(way);
          }
        }
        return true;
      case 'commanded': {
        const { command } = event;
        if (command.do !== 'set-disk') return false;
        if (command.state === 'stalled') this.#stalled.add(command.server);
        else this.#stalled.delete(command.server);
        return true;
      }
      case 'reconfigured':
        this.#systems = [{ kind: 'majority', voters: event.voters }];
        return true;
      default:
        return false;
    }
  }
}
