import { plural, server } from './words.ts';

/** What the user did to the run. */
export const actions = {
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
  updateServerList: (client: string, servers: string) =>
    `By your action: client ${client} gets another list of servers: ${servers}.`,
  setProgram: (client: string, program: string) =>
    `By your action: from now on client ${client} does this: ${program}.`,
  expireClient: (client: string) =>
    `By your action: the time of client ${client}’s session is over.`,
  crashKeeps: (p: { sid: number; keeps: number }) =>
    `By your action: ${server(p.sid)} crashes, and ${plural(p.keeps, 'transaction')} not yet fsynced ${p.keeps === 1 ? 'reaches' : 'reach'} the disk all the same.`,
  wipe: (sid: number) => `By your action: the disk of ${server(sid)} is replaced by an empty one.`,
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
    `By your action: the timer “${p.timer}” of server ${p.sid} goes off now.`,
  postponeTimer: (p: { sid: number; timer: string; by: string }) =>
    `By your action: the timer “${p.timer}” of server ${p.sid} goes off ${p.by} later.`,
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
};

export type Actions = typeof actions;
