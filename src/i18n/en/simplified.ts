/** The page “What is simplified”: what the engine leaves out of ZooKeeper, and what that means for who learns with it. */
export const simplified = {
  title: 'What is simplified',
  lead: 'Zabscope runs ZooKeeper’s own protocol: the elections, epochs, synchronization and commits that you see follow its rules, not a script. What it leaves out or does more simply stands here, all of it.',
  groups: [
    {
      title: 'Network and clocks',
      items: [
        'Each server has one address. There is no encryption (TLS) and no login (SASL).',
        'Links take a random time within the range that you set, keep the order of messages, and break as a whole. A single message is never lost, doubled or overtaken.',
        'Processing takes no time: only links and disks do. So you see the waiting that the protocol needs, and not that of a busy processor.',
        'Clocks do not drift. All servers count milliseconds at the same pace, although none can read another’s clock.',
        'When a server tells all others something, it does so in the order of their numbers. The real one has no fixed order.',
      ],
    },
    {
      title: 'Disk and recovery',
      items: [
        'A disk does one fsync at a time; what was written before it began becomes durable with it.',
        'A leader sends a DIFF only from the transactions that it keeps in memory. The real one can also read them from its log on disk; here that follower gets a SNAP.',
        'A SNAP is sent as one message: the real one streams the state while it goes on changing.',
        'When a follower has received a SNAP and the snapshot is durable, the log that it had before is dropped.',
        'A server does not take snapshots of its own after so many transactions, so logs only grow.',
        'The leader keeps fewer transactions in memory than the 500 of the real one, so that you can see a SNAP without waiting long.',
      ],
    },
    {
      title: 'Servers and quorums',
      items: [
        'All servers vote, each with the same weight. There are no observers, no groups, and the list of servers does not change while they run.',
        'There is no read-only mode: a server without a leader turns clients away.',
      ],
    },
    {
      title: 'Znodes and clients',
      items: [
        'Clients can create (persistent, ephemeral, sequential), delete, set, read, test and list znodes, and sync. Containers, time-to-live, several operations in one (multi), access lists and quotas are missing.',
        'Watches are the one-shot ones. Persistent and recursive watches are missing.',
        'A session has a number, made of the server’s number, the time and a counter, but no password.',
      ],
    },
  ],
};

export type Simplified = typeof simplified;
