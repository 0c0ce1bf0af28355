const inSeconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

export const locks = {
  title: 'Locks',
  none: 'Nobody contends for a lock. Three clients in a queue show how one is taken, held, and handed on.',
  start: 'Start a lock queue',
  nobodyUp: 'Every server is down: there is no tree to read the queue from.',
  about: (path: string) =>
    `${path}. First in line holds it; everyone else watches only the one before.`,
  wakes: (waiting: number) =>
    waiting < 2
      ? 'When the holder goes, only the next client wakes.'
      : `When the holder goes, one client wakes, not ${waiting}.`,
  empty: 'Nobody stands in line now.',
  seenBy: (sid: number) => `as server ${sid} has it`,
  queue: (path: string) => `Queue of ${path}`,
  holds: 'holds',
  waits: 'waits',
  orphan: 'its client is gone',
  endsIn: (ms: number) => `session ends in ${inSeconds(ms)}`,
  left: (ms: number) => `${inSeconds(ms)} of its session left`,
  watches: (node: string) => `watches ${node}`,
  believesRightly: (client: string) => `${client} believes it holds the lock, and it does.`,
  believesWrongly: (client: string) =>
    `${client} believes it holds the lock, but the ensemble says otherwise.`,
  doesNotKnow: (client: string) => `${client} is first in line and does not know it yet.`,
  releases: (client: string) => `${client} has done its work and is giving the lock up.`,
  ownerGone: 'The client of the first place is gone: the lock is free once its session ends.',
  away: (clients: readonly string[]) => `Not in line: ${clients.join(', ')}.`,
  woken: 'woken at the last release',
  ofWaiting: (waiting: number) => `of ${waiting} that waited`,
  placeOf: (client: string) => `Place of client ${client}`,
};
