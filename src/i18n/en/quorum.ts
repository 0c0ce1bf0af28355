type Sid = number;

const NUMBERS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const inWords = (n: number): string => NUMBERS[n] ?? String(n);
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const list = (sids: readonly Sid[]): string =>
  sids.length < 2 ? sids.join('') : `${sids.slice(0, -1).join(', ')} and ${sids.at(-1)}`;

export const quorum = {
  title: 'Proposals',
  serves: (need: number, voters: number) =>
    voters === 1
      ? 'The one voter must have each proposal on disk.'
      : `${capital(inWords(need))} of ${inWords(voters)} voters must have each one on disk. The leader's own disk counts like any other.`,
  idle: (leader: Sid, epoch: number) =>
    `Server ${leader} has proposed nothing yet in epoch ${epoch}.`,
  begins: (leader: Sid, need: number, voters: number) =>
    `Server ${leader} was elected and does not serve yet. ${capital(inWords(need))} of ${inWords(voters)} voters, itself included, must join each step before the next.`,
  several: (leaders: readonly Sid[], need: number) =>
    `Servers ${list(leaders)} ${leaders.length === 2 ? 'both' : 'all'} believe that they lead. Only one that ${inWords(need)} voters answer, itself included, can commit anything.`,
  nobody: (need: number, voters: number) =>
    `Nobody leads, so nothing can be proposed. ${capital(inWords(need))} of ${inWords(voters)} voters must elect a leader first.`,
  block: (leader: Sid, epoch: number) =>
    epoch < 0 ? `Server ${leader}, no epoch yet` : `Server ${leader}, epoch ${epoch}`,
  zxid: 'zxid',
  proposal: 'transaction',
  acks: 'acks',
  step: 'step',
  voter: (sid: Sid) => `server ${sid}`,
  count: (count: number, need: number) => `${count} of ${need}`,
  committed: 'committed',
  more: (n: number) => (n === 1 ? 'and one more behind it' : `and ${n} more behind them`),
  waits: {
    acks: (more: number) =>
      `waits for ${more === 1 ? 'one more ACK' : `${inWords(more)} more ACKs`}`,
    turn: (after: string) => `has enough, waits for ${after} to commit first`,
    nothing: '',
  },
  steps: {
    connected: { name: 'connected', what: 'FOLLOWERINFO' },
    promised: { name: 'promised the epoch', what: 'ACKEPOCH' },
    synchronized: { name: 'took its history', what: 'ACK of NEWLEADER' },
  },
  lamp: {
    away: 'not reachable',
    unsent: 'not sent yet',
    'in-flight': 'on its way',
    written: 'writing, not yet on disk',
    'on-disk': 'on disk, the leader has not heard',
    acked: 'acknowledged',
  },
  lampOf: (sid: Sid, state: string) => `Server ${sid}: ${state}`,
  key: {
    'in-flight': 'on its way',
    written: 'writing',
    'on-disk': 'on disk',
    acked: 'acknowledged',
    away: 'not reachable',
  },
};
