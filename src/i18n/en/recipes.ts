interface Place {
  readonly client: string;
  readonly lock: string;
  readonly node: string;
  readonly watches: string;
}
interface Use {
  readonly client: string;
  readonly resource: string;
  readonly lock: string;
  readonly highest: string;
}

/** What each program of the library does, behind "does this:". */
export const programNames = {
  idle: 'nothing by itself',
  writer: 'it counts in a znode of its own',
  barrier: 'it waits at a barrier until somebody opens it',
  'barrier-keeper': 'it closes and opens a barrier',
  'double-barrier': 'it begins and ends a piece of work together with others',
  'queue-producer': 'it puts items into a queue',
  'queue-consumer': 'it takes items from a queue',
  counter: 'it adds to a number that others add to as well',
  member: 'it belongs to a group, and keeps a list of the members',
  'service-instance': 'it offers a service, and is registered for it',
  'service-consumer': 'it calls a service, each instance in its turn',
  'configuration-publisher': 'it publishes a configuration',
  'configuration-reader': 'it goes by a configuration that others publish',
  'commit-coordinator': 'it asks sites whether to commit a transaction',
  'commit-site': 'it votes on transactions, and goes by the votes of all',
  workload: 'it reads and writes at a steady pace',
  lock: 'it queues for a lock, each client watching the one before it',
  'herd-lock': 'it tries for a lock of one znode, which everybody watches',
  'shared-lock': 'it queues for a lock that readers share and a writer holds alone',
  'revocable-lock': 'it queues for a lock that can be asked back',
  semaphore: 'it stands in line for one of several permits',
  election: 'it stands for election as the leader of a service',
};

/** What the programs of clients believe and do. */
export const recipes = {
  'herd-lock': {
    enqueued: (p: Place) => `Client ${p.client} wants the lock ${p.lock}.`,
    waiting: (p: Place) =>
      `Client ${p.client} finds the lock ${p.lock} taken and **watches that one znode, as everybody does who waits**: its release will wake them all, and one of them will get it.`,
    holding: (p: Place) =>
      `**Client ${p.client} holds the lock ${p.lock}**: it was the one that created the znode.`,
    released: (p: Place) => `Client ${p.client} lets go of the lock ${p.lock}.`,
  },
  'shared-lock': {
    read: {
      enqueued: (p: Place) =>
        `Client ${p.client} stands in the queue for ${p.lock} as ${p.node}: **it wants to read**.`,
      waiting: (p: Place) =>
        `Client ${p.client} wants to read and **waits only for the last writer before it**, ${p.watches}. Readers do not wait for one another.`,
      holding: (p: Place) =>
        `**Client ${p.client} may read under ${p.lock}**: no writer stands before ${p.node}.`,
      released: (p: Place) => `Client ${p.client} is done reading under ${p.lock}.`,
    },
    write: {
      enqueued: (p: Place) =>
        `Client ${p.client} stands in the queue for ${p.lock} as ${p.node}: **it wants to write**.`,
      waiting: (p: Place) =>
        `Client ${p.client} wants to write and **waits for whoever is just before it**, reader or writer: ${p.watches}.`,
      holding: (p: Place) =>
        `**Client ${p.client} alone may write under ${p.lock}**: nobody stands before ${p.node}.`,
      released: (p: Place) => `Client ${p.client} is done writing under ${p.lock}.`,
    },
  },
  'revocable-lock': {
    enqueued: (p: Place) => `Client ${p.client} stands in the queue for ${p.lock}, as ${p.node}.`,
    waiting: (p: Place) =>
      `Client ${p.client} waits as ${p.node} and watches ${p.watches}. If that takes too long, it will ask the holder to let go.`,
    holding: (p: Place) =>
      `**Client ${p.client} holds the lock ${p.lock}**, and watches its own znode ${p.node}: there it would be asked to let go.`,
    released: (p: Place) => `Client ${p.client} lets go of the lock ${p.lock}.`,
  },
  semaphore: {
    enqueued: (p: Place) =>
      `Client ${p.client} stands in line for a permit of ${p.lock}, as ${p.node}.`,
    waiting: (p: Place) =>
      `Client ${p.client} finds no permit of ${p.lock} free and **watches the list**: any holder may be the next to leave.`,
    holding: (p: Place) =>
      `**Client ${p.client} has a permit of ${p.lock}**: fewer stand before ${p.node} than there are permits.`,
    released: (p: Place) => `Client ${p.client} gives its permit of ${p.lock} back.`,
  },
  election: {
    enqueued: (p: Place) => `Client ${p.client} stands for election at ${p.lock}, as ${p.node}.`,
    waiting: (p: Place) =>
      `Client ${p.client} follows, and **watches only the candidate before it**, ${p.watches}: when that one goes, it will look again who leads.`,
    holding: (p: Place) =>
      `**Client ${p.client} takes itself for the leader of ${p.lock}**: no candidate stands before ${p.node}.`,
    released: (p: Place) => `Client ${p.client} leads ${p.lock} no more.`,
  },
  revocationAsked: (p: { client: string; lock: string; node: string }) =>
    `Client ${p.client} has waited long for ${p.lock} and **asks the owner of ${p.node} to let go**, by writing into that znode. The owner must do it by itself.`,
  resource: {
    noToken: 'no token',
    asked: {
      write: (p: { client: string; resource: string; token: string }) =>
        `Client ${p.client} believes it holds the lock and writes to ${p.resource}, with ${p.token}.`,
      read: (p: { client: string; resource: string; token: string }) =>
        `Client ${p.client} believes it holds the lock and reads from ${p.resource}, with ${p.token}.`,
    },
    accepted: (p: Use & { token: string }) =>
      `${p.resource} accepts client ${p.client}: **its token ${p.token} is not older than any that was seen** (${p.highest}).`,
    refused: (p: Use & { token: string }) =>
      `**${p.resource} refuses client ${p.client}**: its token ${p.token} is older than ${p.highest}, so somebody else has held ${p.lock} since. The client does not know that yet.`,
    unguarded: (p: Use) =>
      `${p.resource} takes what client ${p.client} sends **without a token**: it cannot know whether this client still holds ${p.lock}.`,
  },
};

export type Recipes = typeof recipes;
export type ProgramNames = typeof programNames;
