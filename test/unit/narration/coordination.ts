/** What clients tell while they coordinate: a troupe for each recipe, and what each does when a session is over. */
import { PROGRAM_DEFAULTS } from '../../../src/client/programs/defaults.ts';
import type { Event } from '../../../src/simulation/facts.ts';
import { Troupe } from '../client/programs/troupe.ts';

const p = PROGRAM_DEFAULTS;

const troupes = [
  { k: { ...p['barrier-keeper'], closedMs: 400 }, a: p.barrier },
  { a: { ...p['double-barrier'], count: 2 }, b: { ...p['double-barrier'], count: 2 } },
  {
    p: { ...p['queue-producer'], everyMs: 30 },
    c: p['queue-consumer'],
    d: { ...p['queue-consumer'], workMs: 20 },
  },
  { p: { ...p['queue-producer'], priorities: 3 }, c: { ...p['queue-consumer'], byPriority: true } },
  { a: { ...p.counter, everyMs: 10 }, b: { ...p.counter, everyMs: 10 } },
  { a: p.member, b: p.member },
  { a: p['service-instance'], x: p['service-consumer'] },
  { p: p['configuration-publisher'], a: p['configuration-reader'] },
  {
    a: { ...p['commit-coordinator'], sites: ['b', 'c'] },
    b: p['commit-site'],
    c: { ...p['commit-site'], abortPercent: 60 },
  },
];

export const coordination = (): readonly Event[] =>
  troupes.flatMap((programs) => {
    const troupe = new Troupe(programs);
    troupe.seconds(8);
    const [first] = Object.keys(programs);
    troupe.act({ do: 'expire-client', client: first! });
    troupe.seconds(12);
    return troupe.events.filter(({ rule }) => rule.startsWith('recipe.'));
  });
