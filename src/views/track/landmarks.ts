import type { Event } from '../../simulation/facts.ts';
import type { Sid } from '../../zab/vote.ts';

/** A stretch of the run, from `from` (microseconds) to where the next begins: an election, or the reign of an epoch. */
export interface Stretch {
  readonly from: number;
  /** null while nobody leads. */
  readonly epoch: number | null;
}

/** What the track shows of a run. Grows with the run; see {@link noteEvent}. */
export interface Landmarks {
  readonly stretches: Stretch[];
  /** Times of commits at the leader. */
  readonly commits: number[];
  readonly crashes: { readonly at: number; readonly server: Sid }[];
  leader: Sid | null;
}

export const noLandmarks = (): Landmarks => ({
  stretches: [{ from: 0, epoch: null }],
  commits: [],
  crashes: [],
  leader: null,
});

function leaderGone(landmarks: Landmarks, at: number): void {
  landmarks.leader = null;
  landmarks.stretches.push({ from: at, epoch: null });
}

/** Takes the next event of the run into account; says whether there is more to show then. */
export function noteEvent(landmarks: Landmarks, event: Event): boolean {
  switch (event.kind) {
    case 'established':
      landmarks.leader = event.who;
      landmarks.stretches.push({ from: event.at, epoch: event.epoch });
      return true;
    case 'left':
      if (event.who !== landmarks.leader) return false;
      leaderGone(landmarks, event.at);
      return true;
    case 'committed':
      landmarks.commits.push(event.at);
      return true;
    case 'crashed':
      if (typeof event.who !== 'number') return false;
      landmarks.crashes.push({ at: event.at, server: event.who });
      if (event.who === landmarks.leader) leaderGone(landmarks, event.at);
      return true;
    default:
      return false;
  }
}
