type Sid = number;

const list = (sids: readonly Sid[]): string =>
  sids.length < 2 ? sids.join('') : `${sids.slice(0, -1).join(', ')} and ${sids.at(-1)}`;

export const election = {
  title: 'Election',
  server: 'server',
  votesFor: 'votes for',
  epoch: 'epoch',
  zxid: 'zxid',
  round: 'round',
  heardFrom: 'heard from',
  why: 'why',
  order: 'A vote is (epoch, zxid, server): the first part that differs decides.',
  quorum: (quorum: string) =>
    `A server that has the same vote from ${quorum} waits 200 ms for a better one, then decides.`,
  quiet: (leader: Sid, epoch: number) =>
    `No election is on: server ${leader} leads epoch ${epoch}. The table shows what each server would answer to one that looks for a leader.`,
  settling:
    'No server looks for a leader now, and none is established yet. The table shows what each would answer.',
  nobody: 'Every server is down: nobody can vote.',
  lookingBeside: (looking: readonly Sid[], leader: Sid) =>
    `Server ${list(looking)} looks for a leader while server ${leader} leads: the others would answer with their settled vote.`,
  role: {
    looking: 'looking',
    following: 'following',
    leader: 'leader',
    observing: 'observing',
    down: 'down',
  },
  voteOf: (sid: Sid, role: string) => `Vote of server ${sid}, ${role}`,
  lamp: {
    own: 'its own vote',
    same: (from: Sid) => `${from}: the same vote`,
    other: (from: Sid, leader: Sid) => `${from}: another vote, for ${leader}`,
    settled: (from: Sid, leader: Sid) => `${from}: settled, follows ${leader}`,
    none: (from: Sid) => `${from}: nothing yet`,
  },
  lampsKey: {
    same: 'same vote',
    other: 'another vote',
    settled: 'settled answer',
    none: 'nothing yet',
  },
  part: { epoch: 'epoch', zxid: 'zxid', sid: 'server', none: 'vote' },
  down: 'down: neither votes nor answers',
  flushing: 'writes its log to disk before it votes',
  unheard: 'votes for itself until a better vote comes',
  keeps: (part: string, mine: string, other: string) =>
    `keeps its own: ${part} ${mine} beats ${other}`,
  stays: (leader: Sid, part: string, mine: string, other: string) =>
    `stays with ${leader}: ${part} ${mine} beats ${other}`,
  gaveUpOwn: (part: string, old: string, better: string) =>
    `gave up its own: ${part} ${old} < ${better}`,
  gaveUp: (leader: Sid, part: string, old: string, better: string) =>
    `gave up ${leader}: ${part} ${old} < ${better}`,
  leads: (epoch: number) => `leads epoch ${epoch}`,
  leadsNoEpoch: 'elected; collects followers for a new epoch',
  follows: (leader: Sid) => `follows ${leader}`,
  observes: (leader: Sid) => `observes ${leader}, never counted`,
  phase: {
    election: 'election',
    discovery: 'discovery: agrees on a new epoch',
    synchronization: 'synchronization: brings the logs together',
    broadcast: 'broadcast: serves clients',
  },
  finalWait: (agree: readonly Sid[], leftMs: number) =>
    `${list(agree)} are a majority; waits ${leftMs} ms for a better one`,
  counting: (agree: number, need: number) => `${agree} of ${need} agree`,
};
