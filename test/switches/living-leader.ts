import { checker, type Checker } from '../../src/checkers/checker.ts';

/** Whom a server decides for. */
export function livingLeader(): Checker {
  return checker({
    name: 'a leader that is followed lives',
    sentence: 'Once a leader is dead for longer than a message travels, no server decides for it.',
    source: 'FastLeaderElection.checkLeader',
    kinds: ['decided'],
    observe(event, world) {
      if (event.kind !== 'decided' || event.role === 'leading') return null;
      const { leader } = event.vote;
      if (world.peers[leader - 1]!.up) return null;
      return {
        message: `server ${event.who} follows ${leader}, which is down`,
        events: [event.id],
      };
    },
  });
}
