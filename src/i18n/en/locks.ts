const inSeconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

type Kind = 'lock' | 'herd-lock' | 'shared-lock' | 'revocable-lock' | 'semaphore' | 'election';

const verbOf = (kind: Kind, many: boolean): string => {
  if (kind === 'semaphore') return many ? 'have a permit' : 'has a permit';
  if (kind === 'election') return many ? 'lead' : 'leads';
  return many ? 'hold the lock' : 'holds the lock';
};
const believe = (clients: readonly string[], kind: Kind): string =>
  clients.length === 1
    ? `${clients[0]} believes it ${verbOf(kind, false)}`
    : `${clients.join(', ')} believe they ${verbOf(kind, true)}`;

export const locks = {
  title: 'Locks',
  none: 'Nobody contends for a lock. A few clients in a queue show how one is taken, held, and handed on.',
  start: 'Start a queue',
  another: 'More clients',
  nobodyUp: 'Every server is down: there is no tree to read the queue from.',
  about: {
    lock: 'First in line holds the lock.',
    'herd-lock':
      'Whoever creates the one znode holds the lock. All others watch it, and stand in no order.',
    'shared-lock':
      'Readers hold the lock together, a writer holds it alone. A reader waits for the last writer before it, a writer for whoever is just before it.',
    'revocable-lock':
      'First in line holds the lock. Whoever has waited long asks it to let go, which it must do by itself.',
    semaphore: 'The first in line have a permit each. Whoever waits watches the list of all.',
    election: 'First in line leads.',
  },
  watchesBefore: 'Everyone else watches only the place before.',
  wakes: (told: number, waiting: number, holders: number) => {
    const when = holders > 1 ? 'When one of the holders goes' : 'When the holder goes';
    if (told > 1) return `${when}, ${told} of the ${waiting} that wait are told.`;
    return waiting === 1
      ? `${when}, the other is told.`
      : `${when}, one client is told, not ${waiting}.`;
  },
  forOne: 'Only one of them can go on.',
  empty: 'Nobody stands in line now.',
  seenBy: (sid: number) => `The tree is that of server ${sid}.`,
  queue: (path: string) => `Queue of ${path}`,
  holds: {
    lock: 'holds',
    'herd-lock': 'holds',
    'shared-lock': 'holds',
    'revocable-lock': 'holds',
    semaphore: 'has a permit',
    election: 'leads',
  },
  uses: { read: 'reads', write: 'writes' },
  waitsTo: { read: 'waits to read', write: 'waits to write' },
  paused: (state: string) => `${state}, paused`,
  givesUp: 'is giving it up',
  askedToLetGo: 'is asked to let go',
  waits: 'waits',
  unaware: 'its turn, unaware',
  isTold: 'is being told',
  wakesNext: 'told next',
  believesAlone: {
    lock: 'believes it holds',
    'herd-lock': 'believes it holds',
    'shared-lock': 'believes it holds',
    'revocable-lock': 'believes it holds',
    semaphore: 'believes it has one',
    election: 'believes it leads',
  },
  orphan: 'its client is gone',
  endsIn: (ms: number) => `session ends in ${inSeconds(ms)}`,
  left: (ms: number) => `${Math.ceil(ms / 1000)} s of its session left`,
  believesRightly: (clients: readonly string[], kind: Kind) =>
    `${believe(clients, kind)}, and ${clients.length === 1 ? 'it does' : 'they do'}.`,
  believesWrongly: (clients: readonly string[], kind: Kind) =>
    `${believe(clients, kind)}, but the ensemble says otherwise.`,
  doesNotKnow: (client: string) => `${client} is first in line and does not know it yet.`,
  releases: (client: string, kind: Kind) =>
    kind === 'election'
      ? `${client} has led long enough and stands down.`
      : `${client} has done its work and is giving ${kind === 'semaphore' ? 'its permit back' : 'the lock up'}.`,
  ownerGone: 'The client of the first place is gone: it is free once that session ends.',
  away: (clients: readonly string[]) => `Not in line: ${clients.join(', ')}.`,
  marks: (kind: Kind) =>
    `Thick square: the client believes that it ${verbOf(kind, false)}. Line from the box: the ensemble says so. Ring: what is left of the session.`,
  woken: 'told at the last release',
  ofWaiting: (waiting: number) => `of ${waiting} that waited`,
  wokenInAll: (told: number, releases: number) =>
    releases === 1 ? `${told} in the one release so far` : `${told} in ${releases} releases so far`,
  release: (node: string, told: number, waiting: number) =>
    `${node} went: ${told} of ${waiting} that waited were told`,
  refusesLess: 'refuses older',
  takesAny: 'takes any token',
  apart: (name: string) =>
    `Clients reach ${name} on a way of their own: no cut and no hold of this network touches it.`,
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
