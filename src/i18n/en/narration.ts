import { coordination } from './coordination.ts';
import { programNames, recipes } from './recipes.ts';

/** One sentence for each thing that can happen: what happened, and why it matters. `**bold**` marks the point. */

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const plural = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;
const NUMBERS = ['none', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const number = (n: number): string => NUMBERS[n] ?? String(n);
const server = (sid: number): string => `server ${sid}`;
const Server = (sid: number): string => `Server ${sid}`;

/** What makes a quorum where it is no plain majority: groups by weight, two configurations at once, an oracle’s leave. */
type By = 'groups' | 'both' | 'oracle' | undefined;

const aQuorum = (by: By): string => (by === undefined ? 'a majority' : 'a quorum');
const whatItTakes = (need: number, by: By): string =>
  by === 'groups'
    ? 'most of the weight in most of the groups'
    : by === 'both'
      ? 'a quorum of the old configuration and one of the new'
      : number(need);
/** `two of the three it takes` */
const ofThose = ({ count, need, by }: { count: number; need: number; by: By }): string =>
  by === 'groups' || by === 'both'
    ? `${number(count)}, and it takes ${whatItTakes(need, by)}`
    : `${number(count)} of the ${number(need)} it takes`;
/** `three are a majority` */
const theyAre = (count: number, by: By): string =>
  by === undefined
    ? `${number(count)} are a majority`
    : {
        groups: 'they have most of the weight in most of the groups',
        both: 'they are a quorum of the old configuration and of the new',
        oracle: 'that is no majority of two, but the oracle lets it decide alone',
      }[by];

export const narration = {
  recipes,
  coordination,
  programs: programNames,
  quiet: 'Nothing has happened yet. Press Play.',
  server,
  client: (name: string) => `client ${name}`,
  servers: (...sids: number[]): string => {
    if (sids.length === 0) return 'no server';
    if (sids.length === 1) return server(sids[0]!);
    return `servers ${sids.slice(0, -1).join(', ')} and ${sids.at(-1)!}`;
  },
  list: (...items: string[]): string =>
    items.length < 2
      ? (items[0] ?? 'nothing')
      : `${items.slice(0, -1).join(', ')} and ${items.at(-1)!}`,
  /** Behind `between`. */
  sides: (...all: { some: string; others: string; areSeveral: boolean }[]): string =>
    all
      .map((p) =>
        p.areSeveral
          ? `${p.some} on one side and ${p.others} on the other`
          : `${p.some} and ${p.others}`,
      )
      .join(', and between '),
  ms: (ms: string) => `${ms} ms`,
  msRange: (from: string, to: string) => `${from} to ${to} ms`,
  join: (...sentences: string[]): string => sentences.filter(Boolean).join(' '),
  roles: {
    looking: 'looking for a leader',
    following: 'following',
    leading: 'leading',
    observing: 'observing',
  },
  phases: {
    election: 'election',
    discovery: 'discovery',
    synchronization: 'synchronization',
    broadcast: 'broadcast',
  },
  ports: { election: 'for votes', quorum: 'for leader and followers', client: 'for a client' },

  // What the world does.
  commanded: {
    crash: (sid: number) => `By your action: ${server(sid)} crashes.`,
    restart: (sid: number) => `By your action: ${server(sid)} starts.`,
    isolate: (sid: number) => `By your action: ${server(sid)} is cut off from all other servers.`,
    reconnect: (sid: number) => `By your action: ${server(sid)} is connected to the others again.`,
    cut: 'By your action: the network is cut into groups.',
    heal: 'By your action: every cut heals.',
    request: (client: string, operation: string) =>
      `By your action: client ${client} asks for ${operation}.`,
    addClient: (client: string) => `By your action: client ${client} joins.`,
    checkContainers: 'By your action: the leader looks for containers and TTL znodes to delete.',
    removeClient: (client: string) => `By your action: the process of client ${client} ends.`,
    closeClient: (client: string) => `By your action: client ${client} closes its session.`,
    disconnectClient: (client: string) => `By your action: client ${client} loses its network.`,
    reconnectClient: (client: string) => `By your action: client ${client} may connect again.`,
    moveClient: (client: string, servers: string) =>
      `By your action: client ${client} moves; from now on it knows ${servers} only.`,
    setProgram: (client: string, program: string) =>
      `By your action: from now on client ${client} does this: ${program}.`,
    expireClient: (client: string) =>
      `By your action: the time of client ${client}’s session is over.`,
    crashKeeps: (p: { sid: number; keeps: number }) =>
      `By your action: ${server(p.sid)} crashes, and ${plural(p.keeps, 'transaction')} not yet fsynced ${p.keeps === 1 ? 'reaches' : 'reach'} the disk all the same.`,
    wipe: (sid: number) =>
      `By your action: the disk of ${server(sid)} is replaced by an empty one.`,
    damageDisk: {
      'torn-tail': (p: { sid: number; records: number }) =>
        `By your action: ${p.records === 1 ? 'the last record' : `the last ${p.records} records`} in the log of ${server(p.sid)} ${p.records === 1 ? 'is' : 'are'} torn.`,
      'bad-checksum': (p: { sid: number; records: number }) =>
        `By your action: ${p.records === 1 ? 'the last record' : `the last ${p.records} records`} in the log of ${server(p.sid)} ${p.records === 1 ? 'does' : 'do'} not match ${p.records === 1 ? 'its checksum' : 'their checksums'} any more.`,
      'lost-snapshots': (p: { sid: number; records: number }) =>
        `By your action: the snapshots of ${server(p.sid)} are deleted.`,
    },
    repairDisk: (sid: number) =>
      `By your action: somebody repairs the files of ${server(sid)} by hand.`,
    setOracle: {
      grants: (sid: number) =>
        `By your action: the oracle says that ${server(sid)} may decide alone.`,
      denies: (sid: number) =>
        `By your action: the oracle says that ${server(sid)} may not decide alone.`,
    },
    pause: (who: string) => `By your action: ${who} freezes.`,
    resume: (who: string) => `By your action: ${who} goes on.`,
    setDisk: {
      ok: (sid: number) => `By your action: the disk of ${server(sid)} works.`,
      stalled: (sid: number) =>
        `By your action: the disk of ${server(sid)} stalls: what is to be made durable waits.`,
      failing: (sid: number) =>
        `By your action: the disk of ${server(sid)} fails at its next durable write.`,
      pace: (time: string) => `One durable write takes it ${time}.`,
    },
    setClock: {
      even: (p: { sid: number; percent: string }) =>
        `By your action: the clock of server ${p.sid} runs true.`,
      fast: (p: { sid: number; percent: string }) =>
        `By your action: the clock of server ${p.sid} runs ${p.percent}% fast.`,
      slow: (p: { sid: number; percent: string }) =>
        `By your action: the clock of server ${p.sid} runs ${p.percent}% slow.`,
    },
    fireTimer: (p: { sid: number; timer: string }) =>
      `By your action: the timer ${p.timer} of server ${p.sid} goes off now.`,
    postponeTimer: (p: { sid: number; timer: string; by: string }) =>
      `By your action: the timer ${p.timer} of server ${p.sid} goes off ${p.by} later.`,
    setLink: {
      asBefore: (p: { from: string; to: string }) =>
        `By your action: the way from ${p.from} to ${p.to} takes as long as all others.`,
      pace: (p: { from: string; to: string; pace: string }) =>
        `By your action: the way from ${p.from} to ${p.to} takes ${p.pace}.`,
      loss: (percent: string) =>
        `It loses ${percent}% of its packets; TCP sends them again, so they come late and never out of order.`,
    },
    cutWay: (p: { from: string; to: string }) =>
      `By your action: the way from ${p.from} to ${p.to} is cut, in this direction only.`,
    healWay: (p: { from: string; to: string }) =>
      `By your action: the way from ${p.from} to ${p.to} heals.`,
    holdLink: (p: { from: string; to: string }) =>
      `By your action: whatever ${p.from} sends ${p.to} waits in the inbox there.`,
    releaseLink: (p: { from: string; to: string }) =>
      `By your action: what ${p.from} sends ${p.to} is held no longer.`,
    holdType: (p: { type: string; from: string | null; to: string | null }) =>
      `By your action: each ${p.type}${p.from === null ? '' : ` from ${p.from}`} waits in the inbox of ${p.to ?? 'whoever receives it'}.`,
    releaseType: (p: { type: string; from: string | null; to: string | null }) =>
      `By your action: ${p.type}${p.from === null ? '' : ` from ${p.from}`}${p.to === null ? '' : ` to ${p.to}`} is held no longer.`,
    releaseAll: 'By your action: whatever is held goes on.',
    delay: (until: string) => `By your action: a message does not arrive before ${until}.`,
    message: {
      deliver: 'By your action: a message arrives now, and so does what is before it.',
      hold: 'By your action: a message will wait in the inbox of its receiver.',
      release: 'By your action: a held message goes on.',
      drop: 'By your action: a message is dropped.',
      duplicate: 'By your action: a message is doubled.',
      overtake: 'By your action: a message passes the one before it.',
    },
  },
  started: {
    empty: (sid: number) =>
      `${Server(sid)} starts with an empty disk: no transactions, and no epoch promised to anyone.`,
    recovered: (p: {
      sid: number;
      replayed: number;
      last: string;
      current: number;
      accepted: number;
    }) =>
      `${Server(p.sid)} starts and reads its disk: ${plural(p.replayed, 'transaction')} in the log, ` +
      `the last zxid is **${p.last}**. Its current epoch is ${p.current}, and it has promised epoch ${p.accepted}.`,
    client: (name: string) => `Client ${name} starts and looks for a server.`,
  },
  crashed: {
    nothingLost: (sid: number) =>
      `${Server(sid)} crashes. Its log had been fsynced, so **the disk keeps all of it**; only its memory is gone.`,
    lost: (p: { sid: number; zxids: string; count: number }) =>
      `${Server(p.sid)} crashes. ${p.zxids} ${p.count === 1 ? 'was' : 'were'} written but not yet fsynced: ` +
      `**the crash loses ${p.count === 1 ? 'it' : 'them'}**.`,
    client: (name: string) =>
      `The process of client ${name} ends without a word. Its session lives on until the leader has not heard of it for too long.`,
  },
  cut: {
    between: (sides: string) =>
      `**The network is cut between ${sides}.** What is sent across now waits at the cut, until it heals or the connection times out.`,
    way: (p: { from: string; to: string }) =>
      `**The way from ${p.from} to ${p.to} is cut, and the way back is not.** So ${p.to} can still be heard, and hears nothing.`,
  },
  healed: {
    none: 'There was no cut to heal.',
    between: (sides: string) =>
      `**The cut between ${sides} heals.** What waited there goes on its way.`,
    way: (p: { from: string; to: string }) =>
      `**The way from ${p.from} to ${p.to} heals.** What waited there goes on its way.`,
  },
  sent: (p: { from: string; to: string; what: string }) =>
    `${capital(p.from)} sends ${p.to} ${p.what}.`,
  delivered: (p: { from: string; to: string; what: string }) =>
    `${capital(p.to)} receives from ${p.from} ${p.what}.`,
  lost: (p: { from: string; to: string; what: string }) =>
    `Lost between ${p.from} and ${p.to}, because their connection ended: ${p.what}.`,
  held: (p: { from: string; to: string; what: string }) =>
    `Held in the inbox of ${p.to}: from ${p.from} ${p.what}. **It has arrived, and ${p.to} does not read it yet**; what comes behind it on the connection waits too.`,
  tampered: {
    deliver: (p: { from: string; to: string; what: string }) =>
      `${capital(p.to)} gets at once from ${p.from} ${p.what}. What was before it on the connection arrives first.`,
    hold: (p: { from: string; to: string; what: string }) =>
      `It will wait in the inbox of ${p.to}, with all that follows it: from ${p.from} ${p.what}.`,
    release: (p: { from: string; to: string; what: string }) =>
      `It is held no longer, from ${p.from} to ${p.to}: ${p.what}.`,
    delay: (p: { from: string; to: string; what: string }) =>
      `It comes later, and so does all that follows it, from ${p.from} to ${p.to}: ${p.what}.`,
    drop: (p: { from: string; to: string; what: string }) =>
      `Dropped on the way from ${p.from} to ${p.to}: ${p.what}. **TCP never loses one message from the middle, so the whole connection breaks.**`,
    vanish: (p: { from: string; to: string; what: string }) =>
      `It vanishes on the way from ${p.from} to ${p.to}: ${p.what}. **The network is unsafe: with TCP the connection would have broken.**`,
    duplicate: (p: { from: string; to: string; what: string }) =>
      `It will arrive twice, from ${p.from} at ${p.to}: ${p.what}. **With TCP this could not happen.**`,
    overtake: (p: { from: string; to: string; what: string }) =>
      `It passes the message before it, from ${p.from} to ${p.to}: ${p.what}. **With TCP this could not happen.**`,
  },
  paused: {
    server: (sid: number) =>
      `**${Server(sid)} is paused**, as in a long garbage collection. It neither reads nor sends, and its timers wait; the others only notice that it is silent.`,
    client: (name: string) =>
      `**Client ${name} is paused.** It sends no pings, so its session may expire without its knowing. What it is told to ask meanwhile, it asks once it goes on.`,
  },
  resumed: {
    server: (sid: number) =>
      `**${Server(sid)} goes on**, as if no time had passed. It first reads what has come in meanwhile, then learns from its timers how late it is.`,
    client: (name: string) =>
      `**Client ${name} goes on**, and still believes what it believed before.`,
  },
  'disk-failed': (sid: number) =>
    `**A write fails on the disk of ${server(sid)}, so its process ends.** If it went on, it might acknowledge what it does not have.`,
  wiped: {
    nothing: (sid: number) => `The disk of ${server(sid)} was empty, and is.`,
    all: (p: { sid: number; last: string }) =>
      `**${Server(p.sid)} has lost its whole disk**: its log up to ${p.last}, its snapshots and the epochs it had promised. A quorum that counted on it may be one short now.`,
  },
  'tail-lost': (p: { sid: number; zxids: string; count: number }) =>
    `${Server(p.sid)} reads its log up to the first torn record and takes that for the end. **${p.zxids} ${p.count === 1 ? 'is' : 'are'} lost**, acknowledged or not.`,
  'start-refused': {
    'no-snapshot': (p: { sid: number; last: string; accepted: number; current: number }) =>
      `**${Server(p.sid)} refuses to start**: it has a log up to ${p.last} and no snapshot. On an empty tree the log might not be the whole story.`,
    'bad-checksum': (p: { sid: number; last: string; accepted: number; current: number }) =>
      `**${Server(p.sid)} refuses to start**: a record in its log does not match its checksum. It cannot know what it once acknowledged.`,
    'epoch-behind-log': (p: { sid: number; last: string; accepted: number; current: number }) =>
      `**${Server(p.sid)} refuses to start**: its log ends at ${p.last}, but its file currentEpoch says ${p.current}. The crash came between the two, and nothing shows that the file was being replaced.`,
    'promise-behind-epoch': (p: { sid: number; last: string; accepted: number; current: number }) =>
      `**${Server(p.sid)} refuses to start**: it has adopted epoch ${p.current}, but has promised only ${p.accepted}. One of its two epoch files must be wrong.`,
  },
  damaged: {
    'torn-tail': (p: { sid: number; zxids: string }) =>
      `In the log of ${server(p.sid)} only a part is left of: ${p.zxids}.`,
    'bad-checksum': (p: { sid: number; zxids: string }) =>
      `In the log of ${server(p.sid)} the bytes have changed of: ${p.zxids}. Their checksums will tell.`,
    'lost-snapshots': (p: { sid: number; zxids: string }) =>
      `${Server(p.sid)} has no snapshot any more, only its log.`,
  },
  repaired: {
    cut: (p: { sid: number; zxids: string }) =>
      `What cannot be read is cut from the log of ${server(p.sid)}: ${p.zxids}. **If somebody counted on it, it is one short now.**`,
    epochs: (p: { sid: number; current: number; accepted: number }) =>
      `The epoch files of ${server(p.sid)} are made to fit its log: current epoch ${p.current}, promised epoch ${p.accepted}. It can start.`,
  },
  messages: {
    Notification: (p: {
      leader: number;
      epoch: number;
      zxid: string;
      round: number;
      state: string;
    }) =>
      `its vote: **server ${p.leader}** (epoch ${p.epoch}, last zxid ${p.zxid}), round ${p.round}, ${p.state}`,
    voteForNobody: (p: { round: number; state: string }) =>
      `its vote: **for nobody**, as it is no voter, round ${p.round}, ${p.state}`,
    FOLLOWERINFO: (epoch: number) =>
      `FOLLOWERINFO: it wants to follow, and the newest epoch it has promised is ${epoch}`,
    OBSERVERINFO: (epoch: number) =>
      `OBSERVERINFO: it wants to observe, uncounted, and the newest epoch it has promised is ${epoch}`,
    LEADERINFO: (epoch: number) => `LEADERINFO: the new epoch is to be ${epoch}`,
    ACKEPOCH: (p: { zxid: string; epoch: number }) =>
      `ACKEPOCH: it promises to follow no older epoch; its own history is of epoch ${p.epoch} and ends at ${p.zxid}`,
    ackEpochAgain: (zxid: string) =>
      `ACKEPOCH: it had promised this epoch before, so this one must not be counted again; its history ends at ${zxid}`,
    DIFF: (zxid: string) => `DIFF: what it lacks up to ${zxid} comes as ordinary proposals`,
    TRUNC: (zxid: string) => `TRUNC: cut off everything behind ${zxid}`,
    SNAP: (zxid: string) => `SNAP: the whole state as of ${zxid}`,
    SNAPDATA: (part: number) => `SNAPDATA: part ${part} of the tree, as it is now`,
    lastSnapdata: (part: number) =>
      `SNAPDATA: part ${part}, the last; only with it is the snapshot whole`,
    NEWLEADER: (zxid: string) =>
      `NEWLEADER ${zxid}: make it durable, adopt the epoch, then acknowledge`,
    UPTODATE: (zxid: string) => `UPTODATE ${zxid}: a quorum is synchronized, clients may come`,
    PROPOSAL: (zxid: string) => `PROPOSAL **${zxid}**: write this transaction to disk`,
    ACK: (zxid: string) => `ACK **${zxid}**: the transaction is on its disk`,
    ackEpochZxid: (zxid: string) => `ACK ${zxid}: it is synchronized and has adopted the epoch`,
    COMMIT: (zxid: string) => `COMMIT **${zxid}**: a quorum has it on disk, apply it`,
    COMMITANDACTIVATE: (p: { zxid: string; leader: number }) =>
      `COMMITANDACTIVATE **${p.zxid}**: the new configuration is in force, and server ${p.leader} leads it`,
    INFORM: (zxid: string) =>
      `INFORM **${zxid}**: a committed transaction, for an observer that was not asked`,
    INFORMANDACTIVATE: (p: { zxid: string; leader: number }) =>
      `INFORMANDACTIVATE **${p.zxid}**: the new configuration is in force, and server ${p.leader} leads it`,
    PING: 'PING: still here',
    REQUEST: (session: string) => `REQUEST: a write that a client in session ${session} asked for`,
    REVALIDATE: (session: string) =>
      `REVALIDATE: the question whether session ${session} is still alive`,
    revalidated: (session: string) => `REVALIDATE: session ${session} is alive`,
    notRevalidated: (session: string) => `REVALIDATE: session ${session} is gone`,
    SYNC: (session: string) => `SYNC: session ${session} wants to see all that is committed by now`,
    ConnectRequest: 'the wish for a new session',
    reconnectRequest: (p: { session: string; zxid: string }) =>
      `the wish to go on with session ${p.session}, having seen ${p.zxid}`,
    ConnectResponse: (p: { session: string; timeoutMs: number }) =>
      `session ${p.session}, with a timeout of ${p.timeoutMs} ms`,
    sessionGone: 'the news that its session is gone',
    Request: (operation: string) => `the request ${operation}`,
    Reply: (p: { zxid: string; error: string }) => `the answer: ${p.error}, as of ${p.zxid}`,
    WatchEvent: (p: { type: string; path: string }) => `a watch event: ${p.type} ${p.path}`,
    Ping: 'a ping that keeps its session alive',
    PingReply: 'the answer to its ping',
    Isro: 'the question whether it takes writes',
    IsroReply: (answer: 'rw' | 'ro'): string =>
      answer === 'rw' ? 'that it takes writes' : 'that it only serves reads',
    SetWatches: 'the watches it had set at its last server',
  },
  dialled: (p: { from: string; to: string; port: string }) =>
    `${capital(p.from)} opens a connection to ${p.to}, ${p.port}.`,
  connected: {
    accepted: (p: { from: string; to: string; port: string }) =>
      `${capital(p.from)} and ${p.to} are connected, ${p.port}.`,
    largerDials: (p: { from: string; to: string }) =>
      `${capital(p.from)} and ${p.to} keep one connection for votes: the one that the larger number dialled.`,
  },
  refused: (p: { from: string; to: string }) =>
    `${capital(p.to)} does not take the connection of ${p.from}: nobody listens there.`,
  disconnected: (p: { from: string; to: string; port: string }) =>
    `${capital(p.from)} notices that its connection to ${p.to} is closed, ${p.port}.`,

  // Election.
  'became-looking': (p: {
    sid: number;
    leader: number;
    epoch: number;
    zxid: string;
    round: number;
  }) =>
    `**${Server(p.sid)} looks for a leader**, round ${p.round}. It first proposes ` +
    `${p.leader === p.sid ? 'itself' : server(p.leader)}: epoch ${p.epoch}, last zxid ${p.zxid}.`,
  looksAsNoVoter: (p: { sid: number; round: number }) =>
    `**${Server(p.sid)} looks for a leader**, round ${p.round}. It is no voter, so it proposes nobody and listens to the votes of the others.`,
  'round-advanced': (p: { sid: number; from: number; round: number; previous: number }) =>
    `${Server(p.sid)} learns from server ${p.from} that the election is already in round ${p.round}. ` +
    `**It leaves round ${p.previous} and forgets the votes it had**: votes of two rounds must not be counted together.`,
  'vote-heard': {
    sameRound: (p: {
      sid: number;
      from: number;
      leader: number;
      agree: number;
      need: number;
      by: By;
    }) =>
      `${Server(p.sid)} hears that ${p.from === p.sid ? 'it' : server(p.from)} votes for server ${p.leader}. ` +
      `${capital(number(p.agree))} ${p.agree === 1 ? 'voter agrees' : 'voters agree'} with its own vote now, **and it takes ${whatItTakes(p.need, p.by)}**.`,
    settled: (p: { sid: number; from: number; leader: number; state: string; by: By }) =>
      `${Server(p.sid)} hears that server ${p.from} is not looking at all: it is ${p.state}` +
      `${p.from === p.leader ? '' : ` server ${p.leader}`}. If ${aQuorum(p.by)} says the same, it will join them **instead of starting a new election**.`,
    stale: (p: { sid: number; from: number; round: number }) =>
      `${Server(p.sid)} does not count the vote of server ${p.from}: it is of round ${p.round}, which is over. It sends back its own vote, so that ${server(p.from)} catches up.`,
  },
  'vote-changed': {
    start: (p: { sid: number; leader: number; previous: number; from: number }) =>
      `${Server(p.sid)} changes its vote from ${p.previous} to **${p.leader}**, as server ${p.from} proposes:`,
    fromNobody: (p: { sid: number; leader: number; from: number }) =>
      `${Server(p.sid)}, which proposed nobody, now votes for **${p.leader}**, as server ${p.from} proposes:`,
    any: 'any vote beats none.',
    epoch: (p: { epoch: number; previous: number }) =>
      `epoch ${p.epoch} beats epoch ${p.previous}, and **the epoch counts first**.`,
    zxid: (p: { zxid: string; previous: string }) =>
      `the epochs are equal, and **the log up to ${p.zxid} reaches further** than the one up to ${p.previous}.`,
    sid: (p: { leader: number; previous: number }) =>
      `epoch and zxid are equal, so **the higher number decides**, ${p.leader} over ${p.previous}.`,
    none: 'in the new round it is as good as its own.',
  },
  'final-wait-began': (p: {
    sid: number;
    leader: number;
    agree: string;
    count: number;
    waitMs: number;
    by: By;
  }) =>
    `${capital(p.agree)} vote for ${server(p.leader)}, as far as ${server(p.sid)} knows: ${theyAre(p.count, p.by)}. ` +
    `**It still waits ${p.waitMs} ms**, in case a better vote is on its way.`,
  'final-wait-left': (p: { sid: number; from: number; leader: number }) =>
    `A better vote came in time: server ${p.from} proposes server ${p.leader}. **${Server(p.sid)} goes on with the election.**`,
  'vote-discarded': (p: { sid: number; from: number }) =>
    `${Server(p.sid)} drops a vote of server ${p.from}: it is in its final wait, where only a better vote than the one agreed on counts.`,
  silence: {
    resent: (p: { sid: number; waitedMs: number; nextMs: number }) =>
      `${Server(p.sid)} has heard no vote for ${p.waitedMs} ms. It sends its own again and will now wait ${p.nextMs} ms, twice as long.`,
    dialled: (p: { sid: number; waitedMs: number; nextMs: number }) =>
      `${Server(p.sid)} has heard no vote for ${p.waitedMs} ms, and its own could not leave. It tries to connect and will now wait ${p.nextMs} ms, twice as long.`,
  },
  'notification-overwritten': (p: { sid: number; to: number; leader: number }) =>
    `${Server(p.sid)} has a newer vote for server ${p.to}, for ${server(p.leader)}, before the old one could leave. **The new one takes its place**: only the latest vote matters.`,
  decided: {
    leads: (p: { sid: number; agree: string; count: number; round: number; by: By }) =>
      `**${Server(p.sid)} is elected**: ${p.agree} vote for it in round ${p.round}, ${theyAre(p.count, p.by)}, and no better vote came in the final wait. ` +
      (p.by === 'oracle' ? '' : `It leads only once ${aQuorum(p.by)} also follows it.`),
    follows: (p: { sid: number; leader: number; agree: string; count: number; by: By }) =>
      `**${Server(p.sid)} decides to follow ${server(p.leader)}**: ${p.agree} vote for it, ${theyAre(p.count, p.by)}, and no better vote came in the final wait.`,
    joinsRound: (p: { sid: number; leader: number; by: By }) =>
      `**${Server(p.sid)} follows ${server(p.leader)}**: in this same round ${aQuorum(p.by)} voted for it, and it says itself that it leads.`,
    oracleFollows: (p: { sid: number; leader: number; by: By }) =>
      `**${Server(p.sid)} follows ${server(p.leader)}**, which says that it leads: of two servers one is no majority, and the oracle wants the other one.`,
    joins: (p: { sid: number; leader: number; by: By }) =>
      `**${Server(p.sid)} joins ${server(p.leader)}**, which leads already and has ${aQuorum(p.by)} behind it. There is no new election, not even for a higher number.`,
  },
  'phase-entered': {
    election: (sid: number) => `${Server(sid)} enters the election.`,
    discovery: (p: { sid: number; leads: number; by: By }) =>
      p.leads
        ? `${Server(p.sid)} enters discovery: **it needs ${aQuorum(p.by)} to connect** before it may choose a new epoch.`
        : `${Server(p.sid)} enters discovery: it will connect to the leader and tell which epoch it has promised.`,
    synchronization: (p: { sid: number; leads: number; by: By }) =>
      p.leads
        ? `${Server(p.sid)} enters synchronization: **it brings ${aQuorum(p.by)} to its own history** before anything new is written.`
        : `${Server(p.sid)} enters synchronization: its history is brought to that of the leader.`,
    broadcast: (p: { sid: number; leads: number; by: By }) =>
      p.leads
        ? `${Server(p.sid)} enters broadcast: **from now on it takes writes**.`
        : `${Server(p.sid)} enters broadcast: **from now on it serves clients**.`,
  },
  left: {
    'no-leader-port': (sid: number) =>
      `${Server(sid)} could not connect to the server it had elected. It looks for a leader again.`,
    'leader-gone': (sid: number) =>
      `**${Server(sid)} has lost its leader**: the connection is closed. It looks for a leader again.`,
    'leader-silent': (sid: number) =>
      `**${Server(sid)} has not heard from its leader for too long.** It gives it up and looks for a leader again.`,
    'epoch-too-old': (sid: number) =>
      `${Server(sid)} has promised a newer epoch than the one this leader offers. **It keeps its promise** and looks for a leader again.`,
    'no-quorum-for-epoch': (p: { sid: number; by: By }) =>
      `${Server(p.sid)} was elected, but not enough connected in time. **An elected server without ${aQuorum(p.by)} never leads**; it looks for a leader again.`,
    'no-quorum-for-sync': (p: { sid: number; by: By }) =>
      `${Server(p.sid)} could not bring ${aQuorum(p.by)} to its history in time. It looks for a leader again.`,
    'quorum-lost': (p: { sid: number; heard: string; count: number; need: number; by: By }) =>
      `**${Server(p.sid)} steps down**: only ${p.heard} still answered, ${number(p.count)} where it takes ${whatItTakes(p.need, p.by)}. Without ${aQuorum(p.by)} a leader can commit nothing.`,
    'counter-overflow': (sid: number) =>
      `**${Server(sid)} has used up the counter of its epoch**: the next zxid would spill into the next epoch. It steps down, so that a new epoch begins at 0.`,
    reconfigured: (sid: number) =>
      `${Server(sid)} breaks off: **the new configuration gives it another part, or another leader**.`,
    'snapshot-ahead': (sid: number) =>
      `${Server(sid)} is to drop what its snapshot holds, and a snapshot cannot be cut. **It comes again and asks for the whole state.**`,
    'proposal-gap': (p: { sid: number; expected: string; came: string }) =>
      `**${Server(p.sid)} breaks off its synchronization**: ${p.came} came where ${p.expected} was to come. With a hole in its log it could pass the hole on as a leader.`,
  },

  // Discovery.
  'epoch-counted': (p: {
    sid: number;
    from: number;
    accepted: number;
    count: number;
    need: number;
    by: By;
  }) =>
    `${p.from === p.sid ? `${Server(p.sid)} counts itself` : `${Server(p.from)} has connected to ${server(p.sid)}`}: ` +
    `it has promised epoch ${p.accepted} so far. Here: ${ofThose(p)}.`,
  'epoch-chosen': (p: { sid: number; epoch: number; connected: string; by: By }) =>
    `${p.by === 'oracle' ? 'The oracle lets it go on alone.' : `With ${p.connected} there is ${aQuorum(p.by)}.`} **${Server(p.sid)} chooses epoch ${p.epoch}**: one more than any of them had promised, so no older leader can pass for this one.`,
  'epoch-promised': {
    first: (p: { sid: number; epoch: number; accepted: number }) =>
      `**${Server(p.sid)} promises epoch ${p.epoch}** (before: ${p.accepted}). It writes that to disk before it answers: a promise must survive a crash.`,
    again: (p: { sid: number; epoch: number }) =>
      `${Server(p.sid)} had promised epoch ${p.epoch} already. It answers, but not to be counted: the promise may have been to another leader.`,
    refused: (p: { sid: number; epoch: number; accepted: number }) =>
      `**${Server(p.sid)} refuses epoch ${p.epoch}**: it has promised epoch ${p.accepted}, which is newer.`,
  },
  'epoch-acked': {
    counted: (p: {
      sid: number;
      from: number;
      epoch: number;
      count: number;
      need: number;
      by: By;
    }) =>
      `${p.from === p.sid ? `${Server(p.sid)} counts its own promise` : `The promise of server ${p.from} has reached ${server(p.sid)}`}: ` +
      `epoch ${p.epoch} is promised by **${ofThose(p)}**.`,
    notCounted: (p: { sid: number; from: number; epoch: number }) =>
      `${Server(p.sid)} does not count server ${p.from}: it had promised epoch ${p.epoch} before, perhaps to another leader.`,
    ahead: (p: { sid: number; from: number; zxid: string; current: number }) =>
      `Server ${p.from} knows more than ${server(p.sid)}: epoch ${p.current}, up to ${p.zxid}. **${Server(p.sid)} must not lead it** and drops the connection.`,
  },
  'epoch-written': {
    acceptedEpoch: (p: { sid: number; epoch: number; previous: number }) =>
      `${Server(p.sid)} has its promise of epoch ${p.epoch} on disk (file acceptedEpoch, before: ${p.previous}).`,
    completed: (p: { sid: number; epoch: number; previous: number }) =>
      `${Server(p.sid)} finds that a crash interrupted the replacing of its file currentEpoch, and completes it: ${p.epoch}, before ${p.previous}.`,
    currentEpoch: (p: { sid: number; epoch: number; previous: number }) =>
      `${Server(p.sid)} has adopted epoch ${p.epoch} on disk (file currentEpoch, before: ${p.previous}). **Its votes carry this epoch from now on.**`,
  },

  // Synchronization.
  'sync-chosen': {
    forced: (p: { zxid: string }) =>
      `The set-up forces snapshots: **SNAP, the whole state as of ${p.zxid}**, whatever it lacks.`,
    'disk-log': (p: { min: string; count: number }) =>
      `In memory the leader goes back only to ${p.min}, but its log on disk goes back further: **DIFF with ${plural(p.count, 'proposal')}**, read from disk.`,
    'disk-log-gap': (p: { min: string; zxid: string }) =>
      `The leader's log on disk does not lead up to ${p.min}, where its memory takes over. Over a gap nothing may be sent: **SNAP, the whole state as of ${p.zxid}**.`,
    start: (p: { sid: number; learner: number; peerLast: string }) =>
      `Leader ${p.sid} learns that server ${p.learner} ends at ${p.peerLast}.`,
    'same-zxid': (_: { leaderLast: string }) => 'So does the leader: **an empty DIFF is enough**.',
    'ahead-of-history': (p: { max: string }) =>
      `The leader's history ends at ${p.max}: **TRUNC** cuts off what is beyond, for it was never committed here.`,
    'within-history': (p: { count: number }) =>
      `The leader still has what comes after that in memory: **DIFF with ${plural(p.count, 'proposal')}**.`,
    'within-history-new-epoch': (p: { count: number }) =>
      `That names an epoch, not a transaction, and the leader's history goes back to it: **DIFF with ${plural(p.count, 'proposal')}**.`,
    'not-in-history': (p: { zxid: string; count: number }) =>
      `The leader does not know that transaction: **TRUNC back to ${p.zxid}**, then ${plural(p.count, 'proposal')}.`,
    'not-in-history-other-epoch': (p: { zxid: string }) =>
      `The leader does not know that transaction, and has gone on in another epoch. A TRUNC must not cross an epoch: **SNAP, the whole state as of ${p.zxid}**.`,
    'out-of-range': (p: { min: string; max: string; zxid: string }) =>
      `The leader's history in memory (${p.min} to ${p.max}) does not reach there, and its log on disk does not either or is too long: **SNAP, the whole state as of ${p.zxid}**.`,
  },
  truncated: {
    some: (p: { sid: number; to: string; removed: string; count: number }) =>
      `**${Server(p.sid)} cuts ${p.removed} out of its log** and ends at ${p.to} again. ${p.count === 1 ? 'That transaction' : 'Those transactions'} had been written here and never committed.`,
    none: (p: { sid: number; to: string }) =>
      `${Server(p.sid)} is told to end at ${p.to}; there was nothing behind it in the log.`,
  },
  'snapshot-taken': {
    still: (p: { sid: number; zxid: string }) =>
      `${Server(p.sid)} has written a snapshot of its tree, as of ${p.zxid}. **A restart needs only it and the log behind it.**`,
    fuzzy: (p: { sid: number; zxid: string; during: string }) =>
      `${Server(p.sid)} has written a snapshot that begins at ${p.zxid}. Meanwhile transactions up to ${p.during} were applied, **and some of their effects are in it**: the log is replayed over it, which does no harm twice.`,
  },
  'snapshot-installed': (p: { sid: number; zxid: string; previous: string }) =>
    `**${Server(p.sid)} replaces its whole state by the leader's, as of ${p.zxid}.** Before, it was at ${p.previous}.`,
  'new-leader-acked': (p: {
    sid: number;
    from: number;
    epoch: number;
    count: number;
    need: number;
    by: By;
  }) =>
    `${p.from === p.sid ? `${Server(p.sid)} is in line with itself` : `Server ${p.from} is synchronized with ${server(p.sid)} and has adopted epoch ${p.epoch}`}: ` +
    `**${ofThose(p)}**.`,
  'read-only-began': (p: { sid: number; last: string; waitedMs: number }) =>
    `**${Server(p.sid)} serves reads, and reads alone**, as of ${p.last}: it has looked for a leader for ${p.waitedMs} ms. What others commit meanwhile it cannot know.`,
  'read-only-ended': (p: { sid: number }) =>
    `${Server(p.sid)} serves reads alone no longer. Its clients have to connect again.`,
  'stood-alone': (p: { sid: number; last: string }) =>
    `**${Server(p.sid)} serves alone**, from ${p.last} on. There is no ensemble: nobody elects it, and what its own disk has is committed.`,
  establishedEmpty: (p: { sid: number; epoch: number; acked: string }) =>
    `**${Server(p.sid)} is established as leader of epoch ${p.epoch}**: ${p.acked} have adopted it. Nothing has been written yet, so there was nothing to bring along.`,
  established: (p: { sid: number; epoch: number; last: string; acked: string }) =>
    `**${Server(p.sid)} is established as leader of epoch ${p.epoch}**: ${p.acked} have its history. All of it, up to ${p.last}, is committed by that.`,
  'up-to-date': (p: { sid: number; epoch: number; last: string }) =>
    `${Server(p.sid)} is up to date in epoch ${p.epoch}, at ${p.last}. **Clients may come.**`,

  // Broadcast and disk.
  proposed: (p: { sid: number; zxid: string; to: string; outstanding: number }) =>
    `Leader ${p.sid} proposes **${p.zxid}** to ${p.to} and writes it to its own log at the same time. ` +
    (p.outstanding > 1
      ? `${capital(number(p.outstanding))} proposals are under way: it does not wait for one before it starts the next.`
      : 'There is no other step before this one: a write goes straight to its proposal.'),
  logged: (p: { sid: number; zxid: string }) =>
    `${Server(p.sid)} has written ${p.zxid} to its log, but not yet fsynced it: **a crash now would lose it**, so it does not acknowledge yet.`,
  fsynced: {
    plain: (p: { sid: number; zxid: string; count: number }) =>
      `${Server(p.sid)} has **${p.zxid}** on disk${p.count > 1 ? `, ${plural(p.count, 'transaction')} with one fsync` : ''}: from now on a crash does not lose it.`,
    acks: (p: { sid: number; zxid: string; count: number }) =>
      `${Server(p.sid)} has **${p.zxid}** on disk${p.count > 1 ? ` (${p.count} transactions with one fsync)` : ''} and sends its ACK.`,
    willCommit: (p: { others: string; total: number; voters: number }) =>
      `With ${p.others} that will be ${number(p.total)} of ${number(p.voters)}: **when it arrives, the leader commits**.`,
    notYet: (p: { total: number; need: number }) =>
      `When it arrives, that will be ${number(p.total)} of the ${number(p.need)} it takes.`,
    willBeQuorum:
      'With those who have sent theirs that will be a quorum: **when it arrives, the leader commits**.',
    noQuorumYet: 'When it arrives, that will not be a quorum yet.',
    committed: 'The leader has committed it already, with the ACKs of others.',
  },
  acked: {
    own: (p: { sid: number; zxid: string; count: number; need: number; by: By }) =>
      `Leader ${p.sid} has **${p.zxid}** on its own disk. That counts as one acknowledgement like any other: ${ofThose(p)}.`,
    other: (p: { sid: number; from: number; zxid: string; count: number; need: number; by: By }) =>
      `The ACK of server ${p.from} for **${p.zxid}** has reached leader ${p.sid}: ${ofThose(p)}.`,
  },
  committed: {
    withLeader: (p: { sid: number; zxid: string; acks: string; count: number; by: By }) =>
      `**${p.zxid} is committed**: ${p.acks} have it on disk, and ${theyAre(p.count, p.by)}. ${p.by === 'oracle' ? 'If its disk is lost, so is this.' : 'No crash of the others can undo it now.'}`,
    withoutLeader: (p: { sid: number; zxid: string; acks: string; count: number; by: By }) =>
      `**${p.zxid} is committed**: ${p.acks} have it on disk, and ${theyAre(p.count, p.by)}, although leader ${p.sid} itself is still writing. Its own disk counts no more than any other.`,
  },
  applied: (p: { sid: number; zxid: string }) =>
    `${Server(p.sid)} applies **${p.zxid}** to its tree: who reads at ${server(p.sid)} sees it from now on.`,
  appliedInSync: (p: { sid: number; zxid: string }) =>
    `${Server(p.sid)} applies **${p.zxid}**, which it had missed.`,

  exited: (p: { sid: number; zxid: string; pending: string }) =>
    `**${Server(p.sid)} ends its own process**: it is told to commit ${p.zxid}, but ${p.pending} is next in its log. To go on would mean a history that differs from all others.`,
  reconfigured: {
    voters: (p: { sid: number; version: string; voters: string; count: number }) =>
      `**${Server(p.sid)} takes up the configuration of ${p.version}**: ${p.voters} ${p.count === 1 ? 'votes' : 'vote'}, and from now on only a quorum of these counts.`,
    observers: (p: { list: string; count: number }) =>
      `${capital(p.list)} only ${p.count === 1 ? 'observes' : 'observe'}.`,
    leader: (sid: number) => `Server ${sid} leads it, without an election.`,
  },

  // Being alive.
  'quorum-checked': (p: { sid: number; heard: string; count: number; need: number; by: By }) =>
    `Leader ${p.sid} checks once a tick who still answers: ${p.heard}. ${capital(number(p.count))}, and it takes ${whatItTakes(p.need, p.by)}.`,
  'oracle-asked': {
    grants: (sid: number) =>
      `${Server(sid)} is alone of two servers and asks the oracle. **It may go on alone**: what it decides now, nobody else has.`,
    denies: (sid: number) =>
      `${Server(sid)} is alone of two servers and asks the oracle. **It may not decide alone.**`,
  },
  'learner-dropped': {
    gone: (p: { sid: number; learner: number }) =>
      `Leader ${p.sid} has lost server ${p.learner}: the connection is closed. It goes on as long as enough are left.`,
    silent: (p: { sid: number; learner: number }) =>
      `Leader ${p.sid} has not heard from server ${p.learner} for too long and closes the connection.`,
    'slow-ack': (p: { sid: number; learner: number }) =>
      `Server ${p.learner} owes an ACK for too long. Leader ${p.sid} closes the connection, so that it comes back and is synchronized.`,
    ahead: (p: { sid: number; learner: number }) =>
      `Server ${p.learner} has a newer history than ${server(p.sid)}, which would lead it. ${Server(p.sid)} closes the connection.`,
  },

  // Requests, watches and sessions at a server.
  forwarded: (p: { sid: number; operation: string }) =>
    `${Server(p.sid)} passes the write ${p.operation} on to the leader: **only the leader puts writes in order**.`,
  prepared: {
    ok: (p: { sid: number; operation: string; zxid: string }) =>
      `Leader ${p.sid} makes ${p.operation} a transaction: **${p.zxid}**.`,
    error: (p: { sid: number; operation: string; zxid: string; error: string }) =>
      `Leader ${p.sid} finds that ${p.operation} must fail (${p.error}). **It still gets a zxid, ${p.zxid}**, because a failure too has its place in the order.`,
  },
  read: (p: { sid: number; operation: string; zxid: string }) =>
    `${Server(p.sid)} answers ${p.operation} from its own tree, as of ${p.zxid}, **without asking anyone**. It may be a little behind the leader.`,
  replied: (p: { sid: number; operation: string; error: string; zxid: string }) =>
    `${Server(p.sid)} answers ${p.operation}: **${p.error}**, as of ${p.zxid}.`,
  'watch-set': {
    standard: (p: { sid: number; path: string; session: string }) =>
      `${Server(p.sid)} remembers that session ${p.session} watches ${p.path}. A watch fires once and is known to this server only.`,
    persistent: (p: { sid: number; path: string; session: string }) =>
      `${Server(p.sid)} remembers that session ${p.session} watches ${p.path} **for good**: the watch stays when it fires.`,
    persistent_recursive: (p: { sid: number; path: string; session: string }) =>
      `${Server(p.sid)} remembers that session ${p.session} watches ${p.path} **and everything below it**, for good.`,
  },
  'watch-removed': (p: { sid: number; path: string; session: string }) =>
    `${Server(p.sid)} forgets that session ${p.session} watches ${p.path}.`,
  'watch-withheld': (p: { sid: number; session: string; type: string; path: string }) =>
    `${Server(p.sid)} keeps ${p.type} ${p.path} from session ${p.session}: **it may not read that znode**. A one-shot watch is used up all the same, in silence.`,
  'watch-fired': (p: { sid: number; session: string; type: string; path: string }) =>
    `A watch at ${server(p.sid)} fires: **${p.type} ${p.path}**, to session ${p.session}. It says that something changed, not to what. A one-shot watch is used up by it.`,
  'session-opened': {
    'session.open': (p: { sid: number; session: string; timeoutMs: number }) =>
      `Session ${p.session} is open at ${server(p.sid)}. It ends if the leader does not hear of it for ${p.timeoutMs} ms.`,
    'session.open-local': (p: { sid: number; session: string; timeoutMs: number }) =>
      `Session ${p.session} is open at ${server(p.sid)}, **known to this server only**: no write was needed. It ends after ${p.timeoutMs} ms of silence.`,
  },
  'session-closed': {
    plain: (p: { sid: number; session: string }) => `${Server(p.sid)} closes session ${p.session}.`,
    withPaths: (p: { sid: number; session: string; paths: string }) =>
      `${Server(p.sid)} closes session ${p.session}, **and its ephemeral znodes go with it**: ${p.paths}.`,
  },
  'session-expiring': {
    'session.terminate': (p: { sid: number; session: string; timeoutMs: number }) =>
      `${Server(p.sid)} ends session ${p.session}, as it was told to. Its ephemerals go with it.`,
    'session.expire': (p: { sid: number; session: string; timeoutMs: number }) =>
      `**Session ${p.session} expires**: leader ${p.sid} has not heard of it for ${p.timeoutMs} ms. Closing it is a write like any other, ordered by a quorum.`,
    'session.expire-local': (p: { sid: number; session: string; timeoutMs: number }) =>
      `**Session ${p.session} expires**: ${server(p.sid)}, the only one to know it, has not heard of it for ${p.timeoutMs} ms.`,
  },
  'session-upgraded': (p: { sid: number; session: string }) =>
    `Session ${p.session} was known to ${server(p.sid)} only, and now asks for an ephemeral znode: **a write makes it known to all** first.`,
  'session-resumed': {
    valid: (p: { sid: number; session: string }) =>
      `Session ${p.session} goes on at ${server(p.sid)}: the leader says that it is alive.`,
    invalid: (p: { sid: number; session: string }) =>
      `Session ${p.session} cannot go on at ${server(p.sid)}: the leader says that it is gone.`,
  },
  'client-refused': {
    'server.not-serving': (p: { sid: number; client: string }) =>
      `${Server(p.sid)} turns client ${p.client} away: **it has no leader**, so it serves nobody.`,
    'server.reads-only': (p: { sid: number; client: string; seen: string; zxid: string }) =>
      `${Server(p.sid)} turns client ${p.client} away: it **only serves reads**, and the client wants to write too.`,
    'server.global-session': (p: { sid: number; client: string; seen: string; zxid: string }) =>
      `${Server(p.sid)} turns client ${p.client} away: its session belongs to the whole ensemble, and **without a quorum nobody may go on with it**.`,
    'server.client-ahead': (p: { sid: number; client: string; seen: string; zxid: string }) =>
      `${Server(p.sid)} turns client ${p.client} away: the client has seen ${p.seen}, and this server is only at ${p.zxid}. **A client never goes back in time.**`,
  },
  'client-dropped': {
    'session.taken-over': (p: { sid: number; client: string; session: string }) =>
      `${Server(p.sid)} closes its connection with client ${p.client}: **somebody else came with the id of session ${p.session}**.`,
    'session.moved': (p: { sid: number; client: string; session: string }) =>
      `${Server(p.sid)} closes its connection with client ${p.client}: session ${p.session} **has moved to another server**, and only the newest connection speaks for it.`,
    'session.closed': (p: { sid: number; client: string; session: string }) =>
      `${Server(p.sid)} closes its connection with client ${p.client}: session ${p.session} is over.`,
    'server.packet-limit': (p: { sid: number; client: string }) =>
      `${Server(p.sid)} closes its connection with client ${p.client}: **its request is longer than a server reads**. Nothing of it was done.`,
  },
  'containers-due': (p: { sid: number; paths: string }) =>
    `Leader ${p.sid} finds that these znodes have served their time: ${p.paths}. **It deletes each by a write of its own.**`,
  'clients-dropped': (p: { sid: number; clients: string }) =>
    `${Server(p.sid)} has no leader any more and **closes the connections of its clients**: ${p.clients}. They must find another server.`,

  // Clients.
  'client-connecting': (p: { client: string; server: number }) =>
    `Client ${p.client} tries server ${p.server}.`,
  'client-connected': {
    opened: (p: { client: string; server: number; session: string }) =>
      `Client ${p.client} has a session at server ${p.server}: ${p.session}. **Every server will know it**, because opening it was a write.`,
    resumed: (p: { client: string; server: number; session: string }) =>
      `Client ${p.client} is connected again, at server ${p.server}, **with the same session** ${p.session}.`,
    readsOnly: (p: { client: string; server: number; session: string }) =>
      `Client ${p.client} is connected to server ${p.server} **for reads only**: that server has no quorum behind it.`,
  },
  'client-disconnected': {
    refused: (p: { client: string; server: number }) =>
      `Client ${p.client} is turned away by server ${p.server}.`,
    closed: (p: { client: string; server: number }) =>
      `Client ${p.client} has lost its connection to server ${p.server}.`,
    silent: (p: { client: string; server: number }) =>
      `Client ${p.client} has not heard from server ${p.server} for too long and closes the connection.`,
    'cut-off': (p: { client: string; server: number }) =>
      `Client ${p.client} has no network and cannot reach any server.`,
    moved: (p: { client: string; server: number }) =>
      `Client ${p.client} leaves server ${p.server}.`,
    unreadable: (p: { client: string; server: number }) =>
      `Client ${p.client} cannot read the answer of server ${p.server} as a session, and hangs up.`,
    'too-long': (p: { client: string; server: number }) =>
      `Client ${p.client} hangs up on server ${p.server}: the answer is longer than 1 MB, which is all that a client reads.`,
    'found-writer': (p: { client: string; server: number }) =>
      `Client ${p.client} leaves server ${p.server}, which only serves reads.`,
    'connect-timeout': (p: { client: string; server: number }) =>
      `Client ${p.client} gets no answer from server ${p.server}.`,
    lost: (lost: number) =>
      lost === 0
        ? 'It will try the next server.'
        : `**${capital(plural(lost, 'request'))} of its own ${lost === 1 ? 'has' : 'have'} an unknown outcome now.** It will try the next server.`,
  },
  'client-auth-failed': (p: { client: string }) =>
    `**The server does not believe who client ${p.client} says it is.** It closes the connection, and the client is of no use any more.`,
  'client-closed': (p: { client: string; session: string }) =>
    `Client ${p.client} is closed; its session ${p.session} is over.`,
  'state-event': (p: { client: string; state: string; watchers: string }) =>
    `Client ${p.client} tells its watchers **${p.state}**: ${p.watchers}. None of them is used up by that.`,
  'request-refused': (p: { client: string; operation: string; problem: string }) =>
    `Client ${p.client} cannot ask ${p.operation}: **${p.problem}**. Its library sends nothing.`,
  watchRemoved: (p: { client: string; path: string; watchers: string }) =>
    `Client ${p.client} takes watchers of ${p.path} out: ${p.watchers}.`,
  'client-probed': {
    rw: (p: { client: string; server: number }) =>
      `Client ${p.client} has found a server that takes writes: **server ${p.server}**.`,
    ro: (p: { client: string; server: number }) =>
      `Client ${p.client} hears that server ${p.server} only serves reads too.`,
    silent: (p: { client: string; server: number }) =>
      `Client ${p.client} asks server ${p.server} whether it takes writes, and hears nothing.`,
  },
  'client-expired': (p: { client: string; session: string }) =>
    `**Client ${p.client} learns that its session ${p.session} has expired.** Only a server can tell it so; until now it could not know.`,
  'client-gave-up': (p: { client: string; session: string }) =>
    `**Client ${p.client} gives up its session ${p.session}.** It has heard from no server for 4/3 of the session’s time-out.`,
  requested: (p: { client: string; operation: string }) =>
    `Client ${p.client} asks for **${p.operation}**.`,
  answered: {
    ok: (p: { client: string; operation: string; ms: number; zxid: string }) =>
      `Client ${p.client} has its answer after ${p.ms} ms: **${p.operation} is done**, as of ${p.zxid}.`,
    error: (p: { client: string; operation: string; error: string }) =>
      `Client ${p.client} has its answer: **${p.operation} failed**, ${p.error}.`,
    unknown: (p: { client: string; operation: string }) =>
      `Client ${p.client} gets CONNECTIONLOSS for ${p.operation}: **it cannot know whether the write happened**. It may be committed, may become so, or never will.`,
  },
  'watch-event': (p: { client: string; type: string; path: string }) =>
    `Client ${p.client} is told by its watch: **${p.type} ${p.path}**. To learn what is there now, it has to read again.`,
  'lock-changed': {
    enqueued: (p: { client: string; lock: string; node: string }) =>
      `Client ${p.client} stands in the queue for ${p.lock}, as ${p.node}.`,
    waiting: (p: { client: string; node: string; watches: string }) =>
      `Client ${p.client} waits as ${p.node} and **watches only the one before it**, ${p.watches}: so a release wakes one client, not all.`,
    holding: (p: { client: string; lock: string; node: string }) =>
      `**Client ${p.client} holds the lock ${p.lock}**: no znode stands before ${p.node}.`,
    released: (p: { client: string; lock: string }) =>
      `Client ${p.client} lets go of the lock ${p.lock}.`,
  },
  errors: {
    OK: 'OK',
    NEWCONFIGNOQUORUM:
      'NEWCONFIGNOQUORUM: no quorum of the new configuration is connected and up to date',
    RECONFIGINPROGRESS: 'RECONFIGINPROGRESS: another reconfiguration is still under way',
    RECONFIGDISABLED: 'RECONFIGDISABLED: this ensemble does not allow it',
    CONNECTIONLOSS: 'CONNECTIONLOSS: the connection ended and the outcome is unknown',
    BADARGUMENTS: 'BADARGUMENTS: the request itself is not allowed',
    NONODE: 'NONODE: there is no such znode',
    BADVERSION: 'BADVERSION: the znode has another version by now',
    NOCHILDRENFOREPHEMERALS: 'NOCHILDRENFOREPHEMERALS: an ephemeral cannot have children',
    NODEEXISTS: 'NODEEXISTS: the znode exists already',
    NOTEMPTY: 'NOTEMPTY: the znode still has children',
    SESSIONEXPIRED: 'SESSIONEXPIRED: the session is gone',
    SESSIONMOVED: 'SESSIONMOVED: the session has moved to another server',
    SYSTEMERROR: 'SYSTEMERROR: a fault in the server',
    RUNTIMEINCONSISTENCY: 'RUNTIMEINCONSISTENCY: not carried out, since another part failed',
    DATAINCONSISTENCY: 'DATAINCONSISTENCY: the data contradict one another',
    MARSHALLINGERROR: 'MARSHALLINGERROR: the request cannot be read',
    UNIMPLEMENTED:
      'UNIMPLEMENTED: this server does not know such a request, or is not set up for it',
    OPERATIONTIMEOUT: 'OPERATIONTIMEOUT: it took too long',
    UNKNOWNSESSION: 'UNKNOWNSESSION: nobody knows the session',
    APIERROR: 'APIERROR: the request is wrong',
    NOAUTH: 'NOAUTH: the access list does not allow it',
    INVALIDCALLBACK: 'INVALIDCALLBACK: the callback is wrong',
    INVALIDACL: 'INVALIDACL: the access list is not valid',
    AUTHFAILED: 'AUTHFAILED: the proof of identity was refused',
    NOTREADONLY: 'NOTREADONLY: this server only reads',
    EPHEMERALONLOCALSESSION: 'EPHEMERALONLOCALSESSION: a local session cannot own an ephemeral',
    NOWATCHER: 'NOWATCHER: there is no such watch',
    REQUESTTIMEOUT: 'REQUESTTIMEOUT: it took too long',
    SESSIONCLOSEDREQUIRESASLAUTH: 'SESSIONCLOSEDREQUIRESASLAUTH: the server wants a SASL login',
    QUOTAEXCEEDED: 'QUOTAEXCEEDED: a quota would be exceeded',
    THROTTLEDOP: 'THROTTLEDOP: the server has too much to do',
  },
  why: {
    lesson: 'The lesson on this',
    title: 'Why?',
    rule: 'The rule',
    numbers: 'What decided',
    source: 'Where it stands',
    chain: 'How it came about',
    goTo: (time: string) => `Go to ${time}`,
    close: 'Close',
    nothing: 'Nothing has happened yet.',
  },
  labels: {
    round: 'round',
    previousRound: 'round before',
    vote: 'vote (epoch, zxid, server)',
    previousVote: 'vote before',
    heardVote: 'vote heard',
    decidedBy: 'first part that differs',
    agree: 'agree',
    need: 'needed',
    waitMs: 'wait (ms)',
    nextMs: 'next wait (ms)',
    from: 'from',
    to: 'to',
    reason: 'reason',
    heard: 'heard from',
    acceptedEpoch: 'promised epoch',
    currentEpoch: 'current epoch',
    epoch: 'epoch',
    previous: 'before',
    connected: 'connected',
    acks: 'acknowledged by',
    zxid: 'zxid',
    lastZxid: 'last zxid',
    learnerLast: 'follower’s last zxid',
    leaderLast: 'leader’s last zxid',
    history: 'leader’s history in memory',
    mode: 'chosen',
    proposals: 'proposals behind it',
    removed: 'removed',
    lost: 'lost',
    replayed: 'read from the log',
    count: 'transactions in this fsync',
    outstanding: 'proposals under way',
    tick: 'tick',
    session: 'session',
    operation: 'operation',
    result: 'result',
    path: 'path',
    timeoutMs: 'timeout (ms)',
    seen: 'client has seen',
    took: 'took (ms)',
    message: 'message',
    links: 'links',
    role: 'role',
    phase: 'phase',
    node: 'own znode',
    watchers: 'watchers',
    watches: 'watches',
    token: 'token (czxid of its znode)',
    highestToken: 'highest token before',
    needs: 'as many as must be there',
    item: 'item',
    value: 'value',
    nth: 'its addition number',
    members: 'members, as it sees them',
    instance: 'instance',
    instances: 'instances, as it sees them',
    znodeVersion: 'version of the znode',
    ownVote: 'own vote',
    server: 'server',
    during: 'applied meanwhile, up to',
    pending: 'next in its log',
    expected: 'next to come',
    came: 'came',
    version: 'version (the zxid that made it)',
    voters: 'voters',
    observers: 'observers',
    leader: 'leader',
  },
  components: { epoch: 'epoch', zxid: 'zxid', sid: 'server number', none: 'none' },
};

/** The shape that every language fills. */
export type Narration = typeof narration;
