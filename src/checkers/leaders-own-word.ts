import { checker, type Checker } from './checker.ts';

/** Whoever joins an ensemble that has a leader: hearsay may name one that is dead. */
export function leadersOwnWord(): Checker {
  /** By server that looks: who has told it of itself that it leads. */
  const told = new Map<number, Set<number>>();
  return checker({
    name: 'a leader is joined on its own word',
    sentence: 'A server joins an established leader only if that leader itself has told it so.',
    source: 'FastLeaderElection.checkLeader',
    kinds: ['became-looking', 'vote-heard', 'decided'],
    observe(event) {
      if (event.kind === 'became-looking') {
        told.set(event.who, new Set());
      } else if (event.kind === 'vote-heard') {
        const { who, from, vote, state } = event;
        if (state === 'leading' && vote.leader === from) told.get(who)?.add(from);
      } else if (event.kind === 'decided') {
        const { who, rule, vote } = event;
        const believes = rule === 'fle.decide' || vote.leader === who;
        if (believes || told.get(who)?.has(vote.leader) === true) return null;
        return {
          message: `server ${who} joins ${vote.leader}, which never told it that it leads`,
          events: [event.id],
        };
      }
      return null;
    },
  });
}
