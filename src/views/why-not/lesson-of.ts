import type { RuleKey } from '../../simulation/facts.ts';

/** The lesson that teaches a kind of rule, by its number in the course; the kind stands before the dot. */
const NUMBERS: Readonly<Record<string, string>> = {
  server: '02',
  broadcast: '02',
  fle: '04',
  qcm: '04',
  disk: '10',
};

/** The folder of the lesson that teaches a rule, if there is one among `names`. */
export function lessonOf(rule: RuleKey, names: readonly string[]): string | undefined {
  const number = NUMBERS[rule.split('.')[0]!];
  return number === undefined ? undefined : names.find((name) => name.startsWith(`${number}-`));
}
