import { capital, plural, server, Server } from './words.ts';

/** What the world does: processes, disks, networks. */
export const world = {
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
      `**The way from ${p.from} to ${p.to} is cut, and the way back is not.** So ${p.from} can still hear ${p.to}, which hears nothing of it.`,
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
  dialled: (p: { from: string; to: string; port: string }) =>
    `${capital(p.from)} opens a connection to ${p.to}${p.port}.`,
  connected: {
    accepted: (p: { from: string; to: string; port: string }) =>
      `${capital(p.from)} and ${p.to} are connected${p.port}.`,
    largerDials: (p: { from: string; to: string }) =>
      `${capital(p.from)} and ${p.to} keep one connection for votes: the one that the larger number dialled.`,
  },
  refused: (p: { from: string; to: string }) =>
    `${capital(p.to)} does not take the connection of ${p.from}: nobody listens there.`,
  disconnected: (p: { from: string; to: string; port: string }) =>
    `${capital(p.from)} notices that its connection to ${p.to} is closed${p.port}.`,
};

export type World = typeof world;
