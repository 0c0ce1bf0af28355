/** Each rule that the engine cites, in one or two plain sentences with its reason. */
export const rules = {
  'user.command':
    'You did this. Everything that you can do is a command, kept with the run, so that a link can repeat it.',
  'disk.recover':
    'A server that starts reads its snapshot and then its whole log, committed or not. Whether the end of the log counts is decided later, by who leads.',
  'disk.crash-loses':
    'A crash takes the memory and whatever was written but not yet fsynced. What was fsynced stays, which is why nothing is acknowledged before its fsync.',
  'disk.append':
    'Transactions are first written, then made durable by an fsync. Between the two a crash loses them, so no ACK is sent yet.',
  'disk.fsync':
    'One fsync makes all durable that was written before it began. Under load many transactions share one, which keeps disks from being the limit.',
  'disk.epoch-file':
    'Epochs stand in files of their own, replaced as a whole. A promise or an adopted epoch counts only once it would survive a crash.',
  'disk.epoch-completed':
    'A file is replaced by writing a temporary one and renaming it. If a crash comes between the two, the next start sees the temporary file and completes what was begun.',
  'disk.torn-tail':
    'A record that is there only in part is taken for the end of the log: that is what a crash in the middle of a write looks like. If it had been fsynced, the server forgets what it acknowledged.',
  'disk.start-check':
    'A server does not start from files that contradict each other: epoch of the last zxid, currentEpoch and acceptedEpoch must not fall in this order, every record must match its checksum, and a log needs a snapshot below it. No server is better than one that forgets.',
  'disk.damage':
    'Disks lose and change what was given to them. ZooKeeper finds out by checksums when it starts, and counts on the others for what is lost.',
  'disk.repair':
    'An operator may cut the log and write the epoch files by hand. The server starts then, and nobody knows whether it still holds all that it once acknowledged.',
  'disk.fuzzy-snapshot':
    'A snapshot is written while transactions go on, so it is of no single moment. Replaying the log from where it began makes it right, because each transaction states its result and may be applied twice.',
  'disk.failure-is-fatal':
    'A server whose disk fails must stop: what it acknowledged from then on would not survive, and a majority that counts on it would be none.',
  'disk.wiped':
    'A server that comes back with an empty disk has forgotten what it acknowledged and promised. ZooKeeper counts on disks that keep what they were given.',
  'process.pause':
    'A process may stand still for seconds (a garbage collection, a virtual machine that is moved) and cannot know it. Its sockets fill, and its timers wait.',
  'process.resume':
    'A process that wakes goes on where it was. What it believes may be long outdated, so every message and every time-out has to be judged anew.',
  'bus.hold':
    'You hold messages back in the inbox of the receiver. Any delay may happen on a real network, so nothing that follows from this is impossible.',
  'bus.safe':
    'What you do to a message keeps what TCP promises: it may come early or late, and behind it waits what was sent later. Whoever drops one breaks the connection.',
  'bus.unsafe':
    'The network of this run is unsafe: single messages can vanish, come twice or pass one another. ZooKeeper relies on TCP and is not made for this; so you can see why it relies on it.',
  'link.cut-way':
    'Only one direction is cut. The side that hears nothing gives the other up, while that one may still hear it: real networks fail like this too.',
  'link.cut':
    'A cut lets nothing through in either direction. Nobody is told: each side only notices that the other is silent.',
  'link.heal':
    'When a cut heals, what waited in the senders’ buffers goes on, unless the connection has timed out by then.',
  'link.heal-way':
    'Only one direction heals: what waited in the sender’s buffer goes on. Whether the way back is cut is another matter.',
  'link.send':
    'A message takes its time on the link and arrives behind all that was sent before it in that direction, as with TCP.',
  'link.fifo':
    'Messages of one connection arrive in the order in which they were sent. Zab relies on it: a follower logs proposals without gaps.',
  'link.broken-as-a-whole':
    'A connection never loses one message from its middle. It breaks as a whole, and both ends start anew, so that there are no gaps.',
  'link.dial':
    'A connection is opened by one side and must be accepted by the other before anything can be said.',
  'link.accept': 'The other side listens, so the connection stands.',
  'link.refuse':
    'Nobody listens at that address: the server is down, or it does not play that part now.',
  'link.closed':
    'The other end closed the connection, or its process ended. Each end learns of it in its own time.',
  'qcm.larger-dials':
    'Two servers keep one connection for votes, the one that the larger number dialled. If the smaller one dials, it is called back. Otherwise they might keep two, or close each other’s.',
  'qcm.mailbox':
    'For each destination only one vote waits to be sent. A newer vote replaces it, because an outdated vote helps nobody.',
  'fle.start':
    'Who looks for a leader begins a new round and proposes itself, with its current epoch and the last zxid of its log. It cannot know yet who knows more.',
  'fle.newer-round':
    'A vote of a later round means that this server is behind. It joins that round, forgets the old votes, and proposes the better of that vote and its own first vote: votes of different rounds must not be counted together.',
  'fle.same-round':
    'A vote of the same round goes on the table. What counts is how many voters propose the same as this server now does.',
  'fle.settled-reply':
    'Who is not looking answers with the leader it has. Those answers are collected apart; if a majority names one leader, and that leader says itself that it leads, the election is over for this server as well.',
  'fle.stale-round':
    'A vote of an earlier round is not counted. Its sender gets an answer, so that it can catch up.',
  'fle.total-order':
    'Votes are compared by epoch first, then by last zxid, then by server number. The first part that differs decides: a newer epoch means a history that a majority has accepted, whatever the length of the log.',
  'fle.final-wait':
    'When a majority agrees, a server waits a little longer. A better vote that is on its way can still be taken into account, which saves a second election.',
  'fle.drain':
    'During the final wait only a vote that beats the majority’s choice matters. All others are dropped unread.',
  'fle.back-off':
    'Silence may mean that a vote got lost with a connection, so it is sent again. The wait doubles each time, so that a lonely server does not flood the network.',
  'fle.decide':
    'A majority proposes the same, and no better vote came in the final wait. Any two majorities share a voter, so two different outcomes cannot both find one in the same round.',
  'fle.join-same-round':
    'Others of this round have decided already. If a majority voted for their leader and the leader itself says that it leads, there is nothing left to elect.',
  'fle.join-established':
    'A late server joins the leader that a majority follows. It does not matter how high its own number is: a leader that works is never replaced for a better one.',
  'fle.oracle-follows':
    'Of two servers neither is a majority. One that hears the other say that it leads, and whose oracle does not let it decide alone, follows at once.',
  'oracle.one-of-two':
    'Two servers have no majority once one is gone. An oracle outside tells each whether it may be one alone. Safety is the oracle’s business then: if it lets both, there are two leaders; if it lets the one that knows less, what was committed is lost.',
  'zab.phase':
    'A server goes through election, discovery and synchronization before broadcast. Only then are new writes ordered, and so no write can overtake the recovery of older ones.',
  'zab.leave':
    'Whoever has no working leader, or as a leader no majority, must stop serving and look again. It is the only safe answer to not knowing.',
  'discovery.connecting-quorum':
    'A leader asks a majority which epochs they have promised before it chooses a new one. A minority might not know the latest.',
  'discovery.new-epoch':
    'The new epoch is one more than the highest that anyone in a majority has promised. So no two leaders ever share an epoch, and everyone can tell the newer one.',
  'discovery.promise':
    'A follower that accepts a newer epoch writes the promise to disk and from then on refuses all older leaders. This is what shuts a former leader out.',
  'discovery.promise-again':
    'A follower that had promised this very epoch may follow, but must not be counted again: it might have promised it to another leader.',
  'discovery.refuse-older': 'A promise is kept: an older epoch than the promised one is refused.',
  'discovery.ack-epoch':
    'When a majority has promised the new epoch, no older leader can find a majority any more. Then the new leader may adopt the epoch.',
  'discovery.not-counted':
    'An ACKEPOCH that says “promised before” is not counted: the earlier promise may have been made to another leader of the same number.',
  'discovery.follower-ahead':
    'A follower with a newer history than the leader’s cannot be led by it, for committed transactions might get lost. The leader lets it go, and without a majority it must give up.',
  'sync.choose':
    'The leader compares the follower’s last zxid with its own history: the missing part as DIFF if it still has it, in memory or in a log on disk that is not too long, TRUNC if the follower has too much, otherwise the whole state as SNAP.',
  'sync.trunc':
    'What the leader does not have was never committed under it, so the follower must take it out of its log. Otherwise it might come to life in a later election.',
  'sync.snap': 'A snapshot replaces the whole state. It is the last resort, because it is large.',
  'sync.new-leader-quorum':
    'A follower acknowledges NEWLEADER only when the leader’s history and the new epoch are on its disk. A majority of these, the leader’s own included, is needed before anything new.',
  'standalone.serve':
    'A standalone server has nobody to agree with: it serves as soon as it has read its disk. The epoch stays 0, and a write is committed by its own fsync.',
  'sync.established':
    'Once a majority has the leader’s history on disk, all of that history is committed, even what was only half-way when the old leader died.',
  'sync.up-to-date':
    'After UPTODATE a follower may serve clients: the history it has is committed.',
  'sync.deliver':
    'Transactions that the synchronization brought are applied in the order of their zxids.',
  'broadcast.propose':
    'The leader numbers the transaction, sends it to its followers and logs it itself at the same time. It does not wait for the one before, and it asks nobody for leave: there is no prepare phase in normal running.',
  'broadcast.ack':
    'Each voter acknowledges what is on its own disk. The leader’s own ACK comes after its own fsync and counts one, like any other.',
  'broadcast.commit':
    'A proposal is committed when a majority has acknowledged it and every earlier one is committed. Any later leader is elected by a majority too, so at least one of its voters has the transaction.',
  'broadcast.unmatched-commit':
    'Commits come in the order of proposals. A follower that is told to commit something else than what is next has missed a proposal: it ends rather than skip it.',
  'reconfig.activate':
    'A change of configuration is a transaction that a quorum of the old and a quorum of the new one must both acknowledge. Once it is committed only the new one counts, so no moment has two quorums that do not meet.',
  'broadcast.deliver':
    'A committed transaction is applied to the tree, on every server in the same order. Not at the same moment: who hears of it later, applies it later.',
  'liveness.quorum-check':
    'Once a tick the leader counts from whom it has heard lately. Without a majority it steps down, because it could commit nothing and others may have elected anew.',
  'liveness.learner':
    'A follower that is gone, silent for too long or too slow with its ACKs is let go. When it comes back it is synchronized like any newcomer.',
  'server.forward':
    'Only the leader gives writes their order, so a follower passes them on and keeps its client’s later requests waiting behind them.',
  'server.prep':
    'The leader checks a write against the tree as it will be after all writes under way, and turns it into a transaction with a fixed outcome. So applying it twice does no harm.',
  'server.prep-error':
    'A write that must fail gets a zxid all the same and is ordered like any other. So all agree at which point it failed.',
  'server.local-read':
    'Reads are answered from the tree of the server that is asked. That makes them fast, and possibly a little old.',
  'server.reply':
    'Replies leave in the order of the session’s requests, after the transaction has been applied on the server that replies: a client always sees its own writes.',
  'server.not-serving':
    'A server without a leader serves nobody. It cannot know what has been committed in the meantime.',
  'server.client-ahead':
    'A client that has seen a newer zxid than a server has is turned away there. So no client ever goes back in time.',
  'server.reads-only':
    'A server without a quorum lets only those clients in that say that they are content with reads. All others are to look for a quorum.',
  'server.global-session':
    'A session that all servers know lives by the word of the leader. A server that only serves reads cannot speak for it.',
  'zab.read-only':
    'If it is set up so, a server that has looked for a leader for two seconds, or for a tick if that is longer, serves reads meanwhile. Without local sessions it can open none, and so it serves nearly nobody.',
  'zab.read-only-end':
    'Once the look for a leader has come to an end, the server that only reads is over, and all its connections with it.',
  'server.drop-clients':
    'A server that loses its leader closes the connections of its clients, so that they look for a server that is part of a majority. Their sessions live on.',
  'session.open':
    'Opening a session is a write. After its commit every server knows the session, so the client can move.',
  'session.close':
    'Closing a session is one transaction that deletes all its ephemerals, so all servers see them disappear at one zxid.',
  'session.terminate':
    'A session can be ended by hand, at any time. Everybody takes it for expired: its ephemerals go, and its client hears of it when it connects again.',
  'session.expire':
    'Only the leader decides that a session has expired, after nobody has heard of the client for its timeout. A new leader starts all clocks anew.',
  'session.revalidate':
    'A client that moves keeps its session if the leader still knows it. The server that it moves to has to ask.',
  'session.open-local':
    'A local session is the business of one server: opening it costs no write, and it cannot own ephemerals or move.',
  'session.expire-local':
    'A local session is watched over by its own server, which ends it without asking anybody.',
  'session.upgrade':
    'A local session that wants an ephemeral becomes a global one first, by the same write that opens any global session.',
  'session.taken-over':
    'One session has one connection at a server. Whoever comes with its id ends the older one, even before the password is looked at.',
  'session.closed': 'A session that has ended needs no connection any more.',
  'server.packet-limit':
    'A server reads no request that is longer than `jute.maxbuffer`, about a megabyte. It closes the connection instead.',
  'container.check':
    'Once a minute the leader deletes containers that have lost their last child, and TTL znodes that nobody changed for their time.',
  'watch.remove': 'A session may take its own watches back.',
  'watch.acl-filter':
    'An event about a znode that the session may not read is dropped (CVE-2024-23944).',
  'session.moved':
    'A session belongs to the connection by which it last came. Requests through an older one are refused.',
  'watch.register':
    'A watch is kept by the one server to which the client is connected, and set in the same step as the read. So no change can slip in between.',
  'watch.trigger':
    'A watch fires once, when a change is applied on its server. It says what kind of change and where, never the new value.',
  'client.next-host':
    'A client tries the servers of its shuffled list one after the other. Any server will do. Once one of them has accepted a connection, it waits for up to a second before each further dial, by chance; after a whole round it waits for one second more.',
  'client.update-server-list':
    'A client whose server is not on its new list must move. If the list has grown from m to n servers, each other client goes to a new one in n − m of n cases; if it has not grown, they stay. So all servers come to serve equally many clients, whoever is told first.',
  'client.session-open': 'The client is connected once its session is committed.',
  'client.session-resumed':
    'The session outlives the connection: the same session, its ephemerals included, goes on at another server.',
  'client.connection-loss':
    'When a connection ends, all requests without an answer end with CONNECTIONLOSS. Their outcome is unknown, and the library does not repeat them.',
  'client.expired':
    'A client learns from a server that its session has expired, when it connects again. Until then it may still believe in locks that others hold by now.',
  'client.gave-up':
    'Since 3.9.3 a client that hears from no server for 4/3 of its session’s time-out takes the session for expired. Before, it stayed disconnected until a server told it.',
  'client.reads-only':
    'A server without a quorum may serve reads, if it is set up so, to clients that accept that. What it says may be old, and a session there is worth nothing elsewhere.',
  'client.probe':
    'A client that may only read asks one server after another whether it takes writes, at first after 100 ms, then each time after twice as long, up to a minute. As soon as one does, it goes there.',
  'client.auth-failed':
    'An identity that the server cannot verify ends the connection for good. The session itself goes on until its time runs out.',
  'client.closed':
    'Closing is a request behind all others. The session ends by a transaction, and its ephemerals go with it at once.',
  'client.state-event':
    'Every watcher hears when the connection changes, once for each change. That says nothing about a znode, and uses no watch up.',
  'client.check-arguments':
    'The library checks paths and arguments itself. What is malformed never reaches a server and takes no zxid.',
  'client.own-answer':
    'Some answers need no server: a multi with nothing in it or with a malformed part, and anything asked once the session is over.',
  'client.request': 'Requests of one session are numbered and carried out in order.',
  'client.reply':
    'The answer carries the zxid as of which it was made. The client remembers the highest one it has seen.',
  'client.watch-event':
    'The event reaches the client before any answer that would show the change.',
  'recipe.lock':
    'Each client creates a sequential ephemeral znode; the lowest number holds the lock; every other one watches only the one just before it. So a release wakes one client, and a crash releases by itself.',
  'recipe.herd-lock':
    'Whoever can create the one ephemeral znode holds the lock; everybody else watches it and tries again when it goes. A release wakes all who wait, although only one can get the lock, and whoever asked first has no advantage.',
  'recipe.shared-lock':
    'Readers and writers queue with sequential ephemerals. A reader waits for the nearest writer before it, a writer for the nearest of either kind: so readers hold the lock together, a writer holds it alone.',
  'recipe.revocable-lock':
    'Each client watches its own znode from the beginning. Somebody who needs the lock writes “unlock” into the holder’s znode; the holder hears it and lets go. Nobody can take the lock away: the holder must co-operate.',
  'recipe.semaphore':
    'As many of the lowest numbers as there are permits have one. Any of those holders may leave next, so whoever waits watches the list of all, not one znode.',
  'recipe.election':
    'Each candidate creates a sequential ephemeral znode; the lowest number leads; every other one watches only the one just before it and looks again when it goes. That a candidate is the first in the list does not mean that it knows so.',
  'recipe.barrier':
    'While the znode is there, the barrier is closed. Whoever comes asks with exists and a watch; if the znode is there, it waits for the event, and then it asks again: an event says that something happened, not how things are now.',
  'recipe.double-barrier':
    'Each participant creates an ephemeral of its own. Whoever counts enough of them creates the child “ready”, in one transaction that checks that all of them are still there; all others wait for it. On the way out the first waits for the last, and all others delete their znodes and wait for the first. The last one takes “ready” away with its own znode, and whoever comes meanwhile waits outside.',
  'recipe.queue':
    'An item is a sequential znode; a consumer lists them with a watch, and takes them in the order of their numbers by deleting them. Two may ask for the same one: only one deletion is carried out. Each writes what it did into a note of its own in the same transaction, so that a lost answer leaves no doubt.',
  'recipe.priority-queue':
    'The priority stands in the name before the number, and the lowest comes first. When its watch tells a consumer that the list has changed, it throws away the list that it has: something more urgent may have come.',
  'recipe.counter':
    'The client reads the number with its version, and writes one more on condition that the version is still the same. In the same transaction it writes a note of its own, which tells after a lost answer whether it has been done.',
  'recipe.counter-retry':
    'The version was another when the write arrived: somebody else has written in between. With version -1 that addition would have been overwritten.',
  'recipe.membership':
    'Each member has an ephemeral of its name below the group, and watches the list. When a session ends, its znode goes by itself. A znode of the same name may still belong to the session of a former process, and will go with that one: its owner must be looked at.',
  'recipe.discovery':
    'An instance registers by an ephemeral under a name that nobody else uses. A consumer keeps the list of them by a watch, and spreads its calls over those that it knows: for a moment that may be one that has gone.',
  'recipe.configuration':
    'A reader reads with a watch. The event does not carry the value, and stands for any number of changes: so it reads again, and sets the watch again with the same request.',
  'recipe.two-phase-commit':
    'Each site has a znode below that of the transaction, and writes its vote there on condition that nothing has been written yet. So a vote stands for ever, and everybody who reads them all comes to the same outcome. When time is up, the coordinator writes abort in the place of whoever has not voted, on the same condition.',
  'resource.use':
    'A lock guards something beside the ensemble. The client uses it in the belief that it holds the lock, and what it sends needs its time to arrive.',
  'resource.fencing':
    'Each use carries a token: the czxid of the client’s znode in the queue, which is higher for every later holder. The resource remembers the highest of all writes and refuses whatever is older. So a client whose session has expired does no harm, although it does not know that it lost the lock.',
  'resource.no-token':
    'Without a token the resource must trust the lock. A lock excludes sessions as the ensemble knows them: a client that was paused beyond its session still believes in it.',
};

export type Rules = typeof rules;
