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
        'Processing takes no time: only links and disks do. So you see the waiting that the protocol needs, and not that of a busy processor: on one machine a killed leader is replaced after 0.2 s, or 0.3 s if a follower dials before the elected server listens and tries again. A real ensemble took 0.35 s: there a follower always dials too early, and the rest is work. A set-up can say how long that work takes (leaderWorkUs): with 40 to 60 ms it is 0.35 s here too.',
        'Clocks run true unless you make one fast or slow; none can read another’s.',
        'When a server tells all others something, it does so in the order of their numbers. The real one has no fixed order.',
      ],
    },
    {
      title: 'Disk and recovery',
      items: [
        'There is no graceful stop besides the crash: a real server that is told to end (SIGTERM) ends as if it were killed.',
        'A disk does one fsync at a time; what was written before it began becomes durable with it.',
        'The sizes of snapshots are counted in znodes, not in bytes. By them a leader judges whether its log on disk is short enough for a DIFF; it may be set to allow a log longer than a snapshot, where the real one falls back to a third. A real log file is 64 MB long from its first record on, so there such a DIFF seldom reaches over more than one file. For the same reason a snapshot begins after a number of transactions, and never because the log has grown by so many bytes.',
        'Synchronization and the way back to LOOKING follow the newest releases, where mistakes of 3.8.0 are mended: there a learner writes currentEpoch before its log (ZOOKEEPER-4643 and 4646, mended in 3.8.5 and 3.9.2), and one that leaves its leader does not flush its log first (4712, mended in 3.9.3). With the rule log-before-epoch switched off you see what the first can lead to.',
        'The leader keeps fewer transactions in memory than the 500 of the real one, and snapshots come after fewer than its 100,000, so that you can see both without waiting long.',
        'A TRUNC that would cut back behind a snapshot from a leader is refused, and the follower asks for a SNAP. The real one leaves newer snapshots in place and may load what was cut (open bugs ZOOKEEPER-1549 and 4837): those are avoided here.',
        'A follower that comes again in the same epoch has its ACKs of open proposals withdrawn until it gives them again.',
        'A temporary file of currentEpoch that a crash left behind completes an update only if it is of the log’s epoch at least. The real one takes whatever it says, however old.',
        'An epoch file cannot be lost alone. A real server that finds one missing takes the epoch of its last transaction for it.',
      ],
    },
    {
      title: 'Servers and quorums',
      items: [
        'Observers, groups, weights and reconfiguration work as in ZooKeeper. Missing are observers that learn from a follower.',
        'A reconfiguration may leave a single voter, as where standaloneEnabled is off. By default the real server refuses that as BADARGUMENTS.',
        'Some settings are missing and are as the real server has them by default: all observers write their log to disk (syncEnabled), a leader waits initLimit ticks for its epoch (leader.maxTimeToWaitForEpoch), an empty server may vote at once (db.autocreate), only the leader checks whether a write is allowed (enableEagerACLCheck), and a server has one address. Limits that so few servers and clients hardly reach are missing too: 100 notifications that wait to be read, 1,000 requests that are outstanding, 1,000 records in one fsync, and 10 snapshots or 100 DIFFs sent at a time.',
        'What an oracle lets one of two servers commit alone is on that server’s disk first. The real one commits at its tick also what is still being written.',
        'In read-only mode, a client that asks other servers whether they take writes goes on meanwhile, and waits one second at most. The real library’s thread stands still until it has an answer.',
        'A read-only server answers each client in order. The real one refuses a write at once, also before it has answered reads that came earlier; then the client takes the answers to be out of order and hangs up.',
      ],
    },
    {
      title: 'Znodes and clients',
      items: [
        'Where ZooKeeper’s versions differ, znodes follow 3.8.0, of which there are recordings. Later rules are settings of a scenario’s file: existsNeedsRead, since 3.8.4 and 3.9.2; watchModesSideBySide and removesWatchesByMode, since 3.9; clientsGiveUp, since 3.9.3.',
        'Hard limits of quotas, time to live and reconfiguration are on unless a set-up turns them off, and nobody is super user unless it names one. A reconfiguration needs a super user, or skipACL.',
        'Clients prove who they are by digest or by their address, which is 127.0.0.1 for all. The schemes x509 and sasl are unknown, as to a server that is not set up for them: an access list with one is INVALIDACL, and proving an identity by one ends with AUTHFAILED.',
        'When its connection ends, a client tells its application at once and looks for the next server. The thread of the real library sleeps for 0.1 s before both, and chooses the next server before it waits, not after.',
        'Children come by name, and a session’s ephemerals go in the order in which they were made. The real ones have no fixed order.',
        'The resource that a lock guards answers after a delay of the network, but no cut or hold reaches it, and its messages are not drawn. A call to a service is only noted by the client that makes it: clients send each other nothing.',
        'Three requests harm the real 3.8.0: a check outside a multi that succeeds is never answered, a createTTL of another mode with a time to live of −1 stops the server, and so does a change below a quota whose statistics cannot be read. Here the first is answered OK, the second is BADARGUMENTS, and the third leaves the statistics as they are.',
      ],
    },
  ],
};

export type Simplified = typeof simplified;
