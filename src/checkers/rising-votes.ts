import type { Vote } from '../zab/vote.ts';
import { checker, type Checker } from './checker.ts';
import { shown } from './zxids.ts';

/** A server in an election: its round, what it must not fall behind, and a change that has not been explained yet. */
interface Voter {
  round: number;
  initial: Vote;
  vote: Vote;
  changed: { readonly from: number; readonly id: number } | null;
}

const inWords = ({ leader, zxid, peerEpoch }: Vote): string =>
  `${leader} at ${shown(zxid)} of epoch ${peerEpoch}`;

const order = (a: Vote, b: Vote): number =>
  a.peerEpoch - b.peerEpoch || a.zxid - b.zxid || a.leader - b.leader;

/** Elections end because votes only rise, and only by what is said in their own round. */
export function risingVotes(): Checker {
  const voters = new Map<number, Voter>();
  return checker({
    name: 'votes rise within a round',
    sentence:
      'In one round a vote changes only for a later epoch, then a later zxid, then a larger number, and only by a vote of that round.',
    source: 'FastLeaderElection.totalOrderPredicate, lookForLeader',
    kinds: ['became-looking', 'round-advanced', 'vote-changed', 'vote-heard'],
    observe(event) {
      if (event.kind === 'became-looking') {
        const { round, vote } = event;
        voters.set(event.who, { round, initial: vote, vote, changed: null });
        return null;
      }
      if (typeof event.who !== 'number') return null;
      const voter = voters.get(event.who);
      if (voter === undefined) return null;
      if (event.kind === 'round-advanced') {
        voter.round = event.round;
        voter.vote = voter.initial;
      } else if (event.kind === 'vote-changed') {
        const before = voter.vote;
        voter.vote = event.vote;
        voter.changed = { from: event.from, id: event.id };
        if (order(event.vote, before) < 0) {
          return {
            message: `server ${event.who} gave up its vote for ${inWords(before)} for ${inWords(event.vote)} in round ${voter.round}`,
            events: [event.id],
          };
        }
      } else if (event.kind === 'vote-heard') {
        const { changed, round } = voter;
        voter.changed = null;
        if (changed?.from !== event.from || event.state !== 'looking' || event.round >= round) {
          return null;
        }
        return {
          message: `server ${event.who} changed its vote in round ${round} for a vote that ${event.from} gave in round ${event.round}`,
          events: [changed.id, event.id],
        };
      }
      return null;
    },
  });
}
