/** Places to set out from: a title, and what to see or try there. */
export const starts = {
  title: 'Start from…',
  about:
    'Each begins just before something worth seeing. Play it, then go back and do something else: that begins a branch.',
  search: 'Search',
  none: 'Nothing here has these words.',
  openOne: (title: string) => `Open: ${title}`,
  still: 'The small stages stand still, as you prefer less motion.',
  button: 'Or start from one of the prepared situations',
  groups: {
    elections: 'Elections',
    recovery: 'Recovery and disks',
    clients: 'Clients, sessions and watches',
    recipes: 'Programs that use the ensemble',
    mistakes: 'Famous mistakes in programs',
    growth: 'Other ensembles, and ones that change',
    bugs: 'Without one rule',
  },
  of: {
    'first-election': [
      'The first election',
      'Five servers start one after another. Say which will lead before you press Play.',
    ],
    'third-makes-majority': [
      'The third makes a majority',
      'Two of five cannot elect. A third one starts: why does it win?',
    ],
    'newest-history': [
      'The newest history wins',
      'Server 4 slept through the writes. When the leader dies, 4 has the larger number and loses to 3.',
    ],
    'leader-crashes': [
      'The leader crashes',
      'Watch who notices first, and what becomes of the writes on their way.',
    ],
    'as-on-one-machine': [
      'As fast as real servers',
      'Delays as on one machine, and an elected server that is busy as a real one: the killed leader is replaced after 0.35 s, as was measured.',
    ],
    'cut-off-leader': [
      'A leader alone behind a cut',
      'It believes that it leads until too many ticks are silent. Heal the cut before, and see the difference.',
    ],
    'no-majority': [
      'Too few are left',
      'Three of five crash. The two that are left look for a leader and find none; restart one.',
    ],
    'deaf-follower': [
      'A follower that hears nothing',
      'Only the way from the leader to server 2 is cut. The leader goes on; 2 looks, and looks in vain.',
    ],
    'even-split': [
      'Two against two',
      'Four servers are cut in half. Neither half is a majority, so nobody leads. Would a fifth server help?',
    ],
    trunc: [
      'A write that must be cut off',
      'The old leader has on its disk what nobody else saw. When it comes back it gets TRUNC.',
    ],
    diff: [
      'A follower catches up by DIFF',
      'Server 2 missed two seconds of writes and gets just those.',
    ],
    snap: [
      'A follower catches up by SNAP',
      'The leader remembers only four transactions, so server 2 gets the whole tree.',
    ],
    'power-loss': [
      'The power fails',
      'All servers crash at once and start again. Which writes are still there?',
    ],
    'not-yet-fsynced': [
      'In memory only',
      'The write is proposed, but no disk has it when the power fails. It is gone, and no client was told otherwise.',
    ],
    'wiped-disk': [
      'An empty disk',
      'Server 2 comes back with nothing. Two at once would be dangerous: try it in a branch.',
    ],
    'torn-tail': [
      'A torn record',
      'The last record of the log of server 2 is broken. It drops that record and asks the leader for it.',
    ],
    'slow-disk': [
      'The leader has the slowest disk',
      'Its own ACK comes last, and the writes are committed without it.',
    ],
    'session-moves': [
      'A session moves',
      'The server of client a crashes. The client goes to another one with the same session.',
    ],
    'session-expires': [
      'A session expires',
      'Client a is paused. Its session runs out at the leader, and its ephemeral znode goes.',
    ],
    'watch-fires': [
      'A watch fires once',
      'Client a watches /config, which changes twice. It is told once.',
    ],
    'stale-read': [
      'A stale read',
      'Client a reads at a server behind a cut and gets the old value. Let it sync first.',
    ],
    'sync-first': [
      'sync before a read',
      'The commit is held on its way to server 1. The first read is old, the one behind sync is new.',
    ],
    'sequential-names': [
      'Three names at once',
      'Three clients create /queue/item- in the same moment. Who gets which number, and who decides?',
    ],
    'all-or-nothing': [
      'All or nothing',
      'The second part of a multi fails. Look at /from: nothing was taken.',
    ],
    'lock-queue': [
      'A queue for a lock',
      'Five clients want one lock. Open the pane Locks: each watches the one before it.',
    ],
    'holder-falls-silent': [
      'The holder falls silent',
      'Client a is paused while it holds the lock. When its session is over the next one gets it. Resume a.',
    ],
    'leader-crashes-under-locks': [
      'A new leader under a lock',
      'The leader crashes while clients wait in a queue. Their places stay.',
    ],
    'pipelined-writes': [
      'Many writes at once',
      'Four clients write without a pause. Several proposals are outstanding; they are committed in order.',
    ],
    'chain-of-twelve': [
      'Twelve wait in a chain',
      'One client holds the lock and twelve wait, each watching the one before it. In the pane Locks, count who is woken by a release.',
    ],
    'herd-of-twelve': [
      'Twelve wait in a herd',
      'The same lock without a queue: all twelve watch one znode. A release wakes all of them, and eleven wake in vain.',
    ],
    'fenced-holder': [
      'A holder from the past',
      'Client b is paused while it holds the lock, longer than its session lasts. When it wakes it writes on, and the store refuses it.',
    ],
    'readers-and-a-writer': [
      'Readers and a writer',
      'Three clients read together; w writes alone. Which readers go before it, and which have to wait?',
    ],
    'two-permits': [
      'A semaphore with two permits',
      'Five clients, two permits. Crash one that holds a permit: how long is it missing?',
    ],
    'service-elects': [
      'A service elects its leader',
      'Client d leads until it is paused. It still believes so when another is elected: resume it, and see when it learns.',
    ],
    'barrier-opens': [
      'A barrier opens',
      'Four clients wait while the znode /barrier is there. Its keeper changes the znode once before it deletes it: does anybody pass too early?',
    ],
    'together-in-and-out': [
      'In together, out together',
      'Three stand before a double barrier that needs four. Client d comes late. Crash one of them at work, and see who leaves when.',
    ],
    'queue-and-consumers': [
      'A queue and two consumers',
      'One client puts items in, two take them out. Consumer d is paused, and the queue grows. Is any item taken twice?',
    ],
    'urgent-first': [
      'The urgent ones first',
      'Items have priorities from 0 to 3 in their names. Which one does the consumer take, and what if a better one comes meanwhile?',
    ],
    'counter-retries': [
      'Adding to one number',
      'Three clients add to one znode. Each writes with the version that it has read; whoever was too late reads again.',
    ],
    'member-dies': [
      'A member dies',
      'Client d of the group is gone without a word. When do the others learn of it, and from whom?',
    ],
    'service-loses-one': [
      'A service loses an instance',
      'Instance i dies. Its consumers go on calling it until its session is over.',
    ],
    'configuration-reaches-all': [
      'A configuration on its way',
      'The server of client c hears the leader late. Compare in the pane Recipes who goes by which version.',
    ],
    'site-is-silent': [
      'A site that does not vote',
      'Site d is paused before it votes. The coordinator waits, then writes abort in its place. What does d say when it wakes?',
    ],
    'steady-load': [
      'A steady load',
      'Three clients read and write all the time. The leader crashes: see the requests pile up, and what becomes of them.',
    ],
    'no-look-again': [
      'Taking the lock without looking',
      'Client c, in the middle of the queue, loses its session. The one behind it is woken, and takes the lock that another holds.',
    ],
    'no-token': [
      'Trusting the lock',
      'As with the holder from the past, but nobody tells the store a token: it takes the late write.',
    ],
    'herd-acts-blindly': [
      'Woken, so it must be mine',
      'Everybody who is woken takes the lock for free and its own, without asking.',
    ],
    'leaves-alone': [
      'Gone before the others',
      'Client c leaves the double barrier when its own work is done. Its partners are still at work.',
    ],
    'taken-twice': [
      'One item, two consumers',
      'Both delete the first item, and neither looks at the answer.',
    ],
    'addition-lost': [
      'An addition is lost',
      'Three clients read a number, add one and write it, whatever happened in between.',
    ],
    'commits-early': [
      'Committed too early',
      'Site b commits once it has voted. The others may still say no.',
    ],
    observers: [
      'Two observers',
      'They follow and serve reads, and count in no quorum. Crash both, and see what changes.',
    ],
    'server-joins': [
      'A server joins',
      'reconfig adds server 4 while a client writes. From which moment does it count?',
    ],
    'leader-leaves': [
      'The leader is removed',
      'reconfig takes server 5 out. It hands over to another server without an election by time-out.',
    ],
    groups: [
      'Groups of servers',
      'Nine servers in three groups. One group and two more servers crash, and the rest is still a quorum.',
    ],
    'two-and-an-oracle': [
      'Two servers and an oracle',
      'One of two crashes. The oracle allows the other to go on. What if it allowed both?',
    ],
    'reads-without-majority': [
      'Reads without a majority',
      'The last server serves reads only. Try to write at client a.',
    ],
    'epoch-forgotten': [
      'A promise that nobody wrote down',
      'Servers forget the epoch that they promised: two leaders get the same one.',
    ],
    'one-ack-is-enough': ['One ACK is enough', 'A leader behind a cut commits alone.'],
    'ack-before-fsync': [
      'ACK before fsync',
      'Followers acknowledge what their stalled disks do not have. Crash them, and look for the write.',
    ],
    'half-a-multi': ['Half a multi', 'The first part stays though the second fails.'],
    'watch-fires-twice': [
      'A watch that fires twice',
      'The watch is not used up by its first event.',
    ],
    'read-overtakes-write': [
      'A read overtakes a write',
      'A client does not see what it has just written.',
    ],
  } as Readonly<Record<string, readonly [title: string, line: string]>>,
};
