/** The page “What is simplified”: what the engine leaves out of ZooKeeper, and what that means for who learns with it. */
export const simplified = {
  title: 'What is simplified',
  lead: 'Zabscope runs ZooKeeper’s own protocol: the elections, epochs, synchronization and commits that you see follow its rules, not a script. What it leaves out or does more simply stands here, all of it.',
  groups: [
    {
      title: 'Network and clocks',
      items: [
        'Servers have numbers and no addresses, so a reconfiguration changes parts and not places. There is no encryption (TLS) and no login (SASL).',
        'The first packet of a connection tells who dials, so nobody has to wait to learn it.',
        'Links take a random time within the range that you set, keep the order of messages, and break as a whole. A lost packet comes late. Only a run with the unsafe network, which ZooKeeper is not made for, lets a single message vanish, come twice or overtake another.',
        'Processing takes no time: only links and disks do. So you see the waiting that the protocol needs, and not that of a busy processor: on one machine a killed leader is replaced after 0.2 s, or 0.3 s if a follower dials before the elected server listens and tries again. A real ensemble took 0.35 s: there a follower always dials too early, and the rest is work.',
        'Clocks run true unless you make one fast or slow; none can read another’s.',
        'When a server tells all others something, it does so in the order of their numbers. The real one has no fixed order.',
      ],
    },
    {
      title: 'Disk and recovery',
      items: [
        'There is no graceful stop besides the crash: a real server that is told to end (SIGTERM) ends as if it were killed.',
        'A disk does one fsync at a time; what was written before it began becomes durable with it.',
        'The sizes of snapshots are counted in znodes, not in bytes. By them a leader judges whether its log on disk is short enough for a DIFF.',
        'The leader keeps fewer transactions in memory than the 500 of the real one, and snapshots come after fewer than its 100,000, so that you can see both without waiting long.',
        'A TRUNC that would cut back behind a snapshot from a leader is refused, and the follower asks for a SNAP. The real one leaves newer snapshots in place and may load what was cut (open bugs ZOOKEEPER-1549 and 4837): those are avoided here.',
        'A follower that comes again in the same epoch has its ACKs of open proposals withdrawn until it gives them again.',
        'A temporary file of currentEpoch that a crash left behind completes an update only if it is of the log’s epoch at least. The real one takes whatever it says, however old.',
      ],
    },
    {
      title: 'Servers and quorums',
      items: [
        'Observers, groups, weights and reconfiguration work as in ZooKeeper. Missing are observers that learn from a follower.',
        'What an oracle lets one of two servers commit alone is on that server’s disk first. The real one commits at its tick also what is still being written.',
        'Whoever has a session may reconfigure: the access list of /zookeeper/config is not checked.',
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
