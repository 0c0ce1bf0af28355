type Sid = number;

const NUMBERS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const inWords = (n: number): string => NUMBERS[n] ?? String(n);
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const list = (sids: readonly Sid[]): string => listed(sids.map(String));

const listed = (items: readonly string[]): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;

export const quorum = {
  title: 'Proposals',
  /** What must agree, as the beginning of a sentence about it. */
  system: {
    majority: (need: number, voters: number) =>
      voters === 1 ? 'the one voter' : `${inWords(need)} of ${inWords(voters)} voters`,
    groups: (need: number, groups: readonly (readonly Sid[])[]) =>
      `most of the weight in ${inWords(need)} of the ${groups.length === 1 ? 'one group' : `${inWords(groups.length)} groups`} ${listed(groups.map((group) => `(${group.join(' ')})`))}`,
    weighted: (phrase: string, weights: readonly { server: Sid; weight: number }[]) =>
      `${phrase}, where ${listed(weights.map(({ server, weight }) => `server ${server} weighs ${weight === 0 ? 'nothing' : inWords(weight)}`))},`,
    both: (old: string, next: string) =>
      `both ${old} of the old configuration and ${next} of the new one`,
  },
  serves: (quorum: string) =>
    `${capital(quorum)} must have each one on disk. The leader's own disk counts like any other.`,
  idle: (leader: Sid, epoch: number) =>
    `Server ${leader} has proposed nothing yet in epoch ${epoch}.`,
  begins: (leader: Sid, quorum: string) =>
    `Server ${leader} was elected and does not serve yet. ${capital(quorum)}, itself included, must join each step before the next.`,
  several: (leaders: readonly Sid[], quorum: string) =>
    `Servers ${list(leaders)} ${leaders.length === 2 ? 'both' : 'all'} believe that they lead. Only one that ${quorum} answer, itself included, can commit anything.`,
  nobody: (quorum: string) =>
    `Nobody leads, so nothing can be proposed. ${capital(quorum)} must elect a leader first.`,
  block: (leader: Sid, epoch: number) =>
    epoch < 0 ? `Server ${leader}, no epoch yet` : `Server ${leader}, epoch ${epoch}`,
  group: (n: number) => `group ${n}`,
  weight: (n: number) => `weighs ${n}`,
  zxid: 'zxid',
  proposal: 'transaction',
  acks: 'acks',
  step: 'step',
  voter: (sid: Sid) => `server ${sid}`,
  count: {
    voters: (count: number, need: number) => `${count} of ${need}`,
    groups: (count: number, need: number) => `${count} of ${need} groups`,
  },
  /** Before the two counts while a reconfiguration is pending. */
  old: 'old',
  next: 'new',
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
