const ms = (value: number): string =>
  value < 1_000 ? `${Math.round(value)} ms` : `${(value / 1_000).toFixed(1)} s`;
const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

/** Barriers, queues, counters, groups, services, configurations and commits: what the tree has, and what clients make of it. */
export const recipesPane = {
  title: 'Recipes',
  none: 'No client runs a recipe that is shown here. Choose one to see its clients, what they believe, and what the tree says.',
  start: 'Start',
  another: 'Another recipe',
  about: 'What the tree says is that of the leader, or of whoever has applied most.',
  nobody: 'nobody',
  client: 'client',
  ago: (value: number) => `${ms(value)} ago`,
  select: (client: string) => `Client ${client}`,
  names: {
    'barrier-changed': 'Barrier',
    'double-barrier-changed': 'Double barrier',
    'queue-changed': 'Queue',
    'counter-changed': 'Counter',
    'members-changed': 'Group membership',
    'service-changed': 'Service discovery',
    'configuration-changed': 'Configuration',
    'transaction-changed': 'Two-phase commit',
  },
  barrier: {
    closed: 'closed: the znode is there',
    open: 'open: there is no znode',
    waiting: 'wait before it',
    passed: 'have passed',
    about: (closed: boolean, keeper: string | null) =>
      `${keeper === null ? 'Nobody here keeps it' : `Client ${keeper} keeps it`}. ${closed ? 'While its znode is there, everybody waits.' : 'Its znode is gone: whoever hears of that goes on.'}`,
    unaware: (clients: readonly string[]) =>
      `It is open, and ${clients.join(', ')} ${clients.length === 1 ? 'has' : 'have'} not heard of it yet.`,
  },
  doubleBarrier: {
    about: (needs: number) =>
      `Nobody begins before ${needs} are there, and nobody leaves before all are done.`,
    entering: 'wait to begin',
    inside: 'work',
    leaving: 'done, wait to leave',
    left: 'have left',
    gateIn: (nodes: number, needs: number, ready: boolean) =>
      `${nodes} of ${needs} there${ready ? ', sign given' : ''}`,
    gateOut: (stay: number) => (stay === 0 ? 'nobody inside' : `${stay} still there`),
  },
  queue: {
    about: (byPriority: boolean): string =>
      byPriority
        ? 'The lowest priority is taken first, and among equals the lowest number. Deleting an item is taking it: one client succeeds.'
        : 'The lowest number is taken first. Deleting an item is taking it: one client succeeds.',
    balance: (produced: number, took: number, left: number) =>
      `${produced} produced, ${took} taken, ${count(left, 'item stands', 'items stand')} in the queue.`,
    empty: 'The queue is empty.',
    more: (n: number) => `and ${n} more`,
    item: (sequence: number, producer: string) =>
      producer === '' ? `Item ${sequence}` : `Item ${sequence} of client ${producer}`,
    priority: (priority: number) => `priority ${priority}`,
    next: 'taken next',
    produced: 'produced',
    took: 'took',
    missed: 'came too late',
    now: 'now',
    waits: 'waits for an item',
    taken: 'Taken last',
    by: (client: string) => `by ${client}`,
    twice: 'taken twice',
  },
  counter: {
    says: 'the znode says',
    added: 'the clients have added',
    agrees: (open: number) =>
      open === 0
        ? 'Both agree.'
        : `Both agree: ${count(open, 'addition is', 'additions are')} under way, done or not.`,
    lost: 'The znode says less than the clients have added: additions were lost.',
    double: 'The znode says more than the clients have added: an addition was made twice.',
    noZnode: 'no znode yet',
    columns: { added: 'added', retried: 'tried again', now: 'now' },
    state: {
      adding: 'is adding one',
      retrying: 'another was faster: reads again',
      rests: 'rests',
      gone: 'gone while it was adding',
    },
  },
  members: {
    about:
      'Each member has an ephemeral znode, and a list that it reads again when its watch fires. Between the two it goes by an old list.',
    tree: 'tree',
    here: 'in the tree',
    learnt: 'knows this since',
    deluded: (client: string) =>
      `${client} believes it belongs to the group, but its znode is not there.`,
    agree: 'Everybody knows what the tree says.',
    differ: (clients: readonly string[]) =>
      `${clients.join(', ')} ${clients.length === 1 ? 'goes' : 'go'} by an old list.`,
    knowing: {
      right: 'knows it',
      misses: 'does not know that it is there',
      ghost: 'does not know that it is gone',
      none: 'knows nothing of it',
    },
  },
  service: {
    about:
      'Instances register by ephemeral znodes. Each consumer spreads its calls over the instances that it knows, which may be old.',
    load: 'calls got',
    calls: (n: number) => count(n, 'call', 'calls'),
    gone: 'gone',
    foundNone: (client: string) => `${client} knows of no instance to call.`,
    noInstance: 'No instance is registered.',
    made: 'calls',
  },
  configuration: {
    tree: 'in the tree',
    value: 'value',
    version: 'version',
    howNew: 'how new',
    behind: (n: number) => `${count(n, 'version', 'versions')} behind`,
    lag: (value: number) => `learnt it after ${ms(value)}`,
    current: 'goes by the newest value',
    noZnode: 'There is no znode yet.',
    publisher: (client: string) => `Client ${client} publishes.`,
    allKnow: 'Everybody goes by the newest value.',
    old: (n: number, of: number) => `${n} of ${of} go by an old value.`,
  },
  workload: {
    name: 'Workload',
    about:
      'Each client asks at its own pace, however long an answer takes. Only when too many of its requests have no answer does it leave out its turn.',
    all: (perSecond: number) => `${count(perSecond, 'answer', 'answers')} in the last second.`,
    columns: {
      issued: 'issued',
      answered: 'answered',
      outstanding: 'outstanding',
      rate: 'a second',
      took: 'took',
    },
    of: (n: number, most: number) => `${n} of ${most}`,
    took: ms,
    lost: (client: string, n: number) =>
      `Client ${client} was not told the outcome of ${count(n, 'request', 'requests')}: its connection was lost.`,
    leftOut: (client: string, n: number) =>
      `Client ${client} has left out ${count(n, 'turn', 'turns')}, because too many requests had no answer.`,
  },
  transactions: {
    about:
      'Each site writes its vote into a znode of its own. The transaction is committed if all have voted for it, and aborted if one has not.',
    coordinator: 'coordinator',
    vote: 'vote in the tree',
    outcome: 'makes of it',
    none: 'no vote yet',
    votes: { commit: 'for', abort: 'against' },
    outcomes: { committed: 'commits', aborted: 'aborts' },
    undecided: 'waits',
    split: 'One party has committed what another has aborted.',
    totals: (committed: number, aborted: number) =>
      `${committed} committed and ${aborted} aborted so far.`,
  },
};
