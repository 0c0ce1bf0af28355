import type { RuleKey } from '../../simulation/facts.ts';

type Lessons = readonly string[];

/** The lessons that teach a kind of rule, by their numbers in the course, the one that is about it first. The kind stands before the dot. */
const BY_KIND: Readonly<Record<string, Lessons>> = {
  server: ['14', '02'],
  broadcast: ['02'],
  fle: ['04'],
  qcm: ['07', '04'],
  zab: ['08', '04'],
  discovery: ['08', '04'],
  sync: ['09', '10'],
  disk: ['10', '02'],
  liveness: ['11', '04'],
  reconfig: ['24'],
  oracle: ['25'],
  session: ['12'],
  client: ['12', '02'],
  watch: ['13'],
  container: ['12'],
  recipe: ['18', '17'],
  resource: ['19'],
};

/** Rules with a lesson of their own. */
const BY_RULE: Readonly<Partial<Record<RuleKey, Lessons>>> = {
  'fle.total-order': ['05', '04'],
  'fle.join-same-round': ['06', '04'],
  'fle.join-established': ['06', '04'],
  'fle.newer-round': ['07', '04'],
  'fle.back-off': ['07', '04'],
  'fle.final-wait': ['04', '07'],
  'server.local-read': ['14', '11'],
  'server.forward': ['02'],
  'server.prep': ['02'],
  'server.prep-error': ['15', '02'],
  'server.reply': ['02'],
  'client.request': ['02'],
  'client.reply': ['02'],
  'client.connection-loss': ['20', '12'],
  'client.watch-event': ['13'],
  'watch.acl-filter': ['16', '13'],
  'disk.append': ['02', '10'],
  'disk.fsync': ['10', '02'],
  'disk.epoch-file': ['08', '10'],
};

/** What one does oneself, and how bytes travel, has no lesson. */
export const lessonsOf = (rule: RuleKey): Lessons =>
  BY_RULE[rule] ?? BY_KIND[rule.split('.')[0]!] ?? [];

/** The folder of the lesson that teaches a rule, if there is one among `names`. */
export function lessonOf(rule: RuleKey, names: readonly string[]): string | undefined {
  for (const number of lessonsOf(rule)) {
    const found = names.find((name) => name.startsWith(`${number}-`));
    if (found !== undefined) return found;
  }
  return undefined;
}
