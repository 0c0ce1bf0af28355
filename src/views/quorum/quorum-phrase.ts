import type { LateCatalogue } from '../../i18n/en-late.ts';
import { quorumSize, type QuorumSystem } from '../../zab/quorum.ts';
import { countingGroups } from './systems.ts';

type Words = LateCatalogue['quorum']['system'];

/** A quorum of one system in words: `three of five voters`. */
function systemPhrase(system: QuorumSystem, words: Words): string {
  const voters = system.voters.length;
  if (system.kind === 'majority') return words.majority(quorumSize(system), voters);
  const groups = countingGroups(system);
  const phrase = words.groups((groups.length >> 1) + 1, groups);
  return system.weights.length === 0 ? phrase : words.weighted(phrase, system.weights);
}

/** What must agree, in words; while a reconfiguration is pending these are two quorums. */
export function quorumPhrase(systems: readonly QuorumSystem[], words: Words): string {
  const [first = '', second] = systems.map((system) => systemPhrase(system, words));
  return second === undefined ? first : words.both(first, second);
}
