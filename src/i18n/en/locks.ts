const inSeconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

export const locks = {
  title: 'Locks',
  none: 'Nobody contends for a lock. A few clients in a queue show how one is taken, held, and handed on.',
  start: 'Start a queue',
  another: 'More clients',
  nobodyUp: 'Every server is down: there is no tree to read the queue from.',
  about: {
    lock: 'First in line holds the lock.',
  },
  watchesBefore: 'Everyone else watches only the place before.',
  watchesNobody: 'Nobody watches another place.',
  wakes: (told: number, waiting: number) =>
    told === 1
      ? waiting === 1
        ? 'When the first in line goes, the other is told.'
        : `When the first in line goes, one client is told, not ${waiting}.`
      : `When the first in line goes, ${told} of the ${waiting} that wait are told, and one of them can go on.`,
  empty: 'Nobody stands in line now.',
  seenBy: (sid: number) => `The tree is that of server ${sid}.`,
  queue: (path: string) => `Queue of ${path}`,
  holds: 'holds',
  holdsPaused: 'holds, paused',
  givesUp: 'is giving it up',
  waits: 'waits',
  waitsPaused: 'waits, paused',
  unaware: 'first, and does not know it',
  isTold: 'is being told',
  wakesNext: 'is told next',
  believesAlone: 'believes it holds',
  orphan: 'its client is gone',
  endsIn: (ms: number) => `session ends in ${inSeconds(ms)}`,
  left: (ms: number) => `${inSeconds(ms)} of its session left`,
  believesRightly: (client: string) => `${client} believes it holds the lock, and it does.`,
  believesWrongly: (client: string) =>
    `${client} believes it holds the lock, but the ensemble says otherwise.`,
  doesNotKnow: (client: string) => `${client} is first in line and does not know it yet.`,
  releases: (client: string) => `${client} has done its work and is giving the lock up.`,
  ownerGone: 'The client of the first place is gone: the lock is free once its session ends.',
  away: (clients: readonly string[]) => `Not in line: ${clients.join(', ')}.`,
  marks:
    'Thick square: the client believes that it holds the lock. Line to the lock: the ensemble says so. Ring: what is left of the session.',
  woken: 'told at the last release',
  ofWaiting: (waiting: number) => `of ${waiting} that waited`,
  wokenInAll: (told: number, releases: number) =>
    releases === 1 ? `${told} in the one release so far` : `${told} in ${releases} releases so far`,
  release: (node: string, told: number, waiting: number) =>
    `${node} went: ${told} of ${waiting} that waited were told`,
  refusesLess: 'refuses less',
  takesAny: 'takes any token',
  accesses: (name: string) => `Last accesses to ${name}`,
  noAccess: (name: string) => `Nobody has used ${name} yet.`,
  access: { time: 'time', client: 'client', does: 'does', token: 'token', verdict: 'verdict' },
  reads: 'reads',
  writes: 'writes',
  noToken: 'none',
  accepted: 'accepted',
  refused: 'refused',
  placeOf: (client: string) => `Place of client ${client}`,
};
