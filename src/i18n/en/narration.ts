import { coordination } from './coordination.ts';
import { faults } from './faults.ts';
import { actions } from './narration/actions.ts';
import { broadcast } from './narration/broadcast.ts';
import { clients } from './narration/clients.ts';
import { election } from './narration/election.ts';
import { errors } from './narration/errors.ts';
import { messages } from './narration/messages.ts';
import { numbers } from './narration/numbers.ts';
import { recovery } from './narration/recovery.ts';
import { serving } from './narration/serving.ts';
import { server } from './narration/words.ts';
import { world } from './narration/world.ts';
import { programNames, recipes } from './recipes.ts';

/** One sentence for each thing that can happen: what happened, and why it matters. `**bold**` marks the point. */
export const narration = {
  timer: faults.timer,
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
  /** What a connection is for, where its two ends do not say it. */
  ports: { election: ', for votes', quorum: ', for leader and followers', client: '' },
  commanded: actions,
  ...world,
  messages,
  ...election,
  ...recovery,
  ...broadcast,
  ...serving,
  ...clients,
  errors,
  ...numbers,
};

/** The shape that every language fills. */
export type Narration = typeof narration;
