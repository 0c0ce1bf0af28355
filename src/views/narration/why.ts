import type { Narration } from '../../i18n/en/narration.ts';
import type { Rules } from '../../i18n/en/rules.ts';
import type { Event, Fact, RuleKey } from '../../simulation/facts.ts';
import { CITATIONS, type Source } from './citations.ts';
import { CLIENT_NUMBERS } from './numbers/client.ts';
import type { NumbersOf, Row } from './numbers/numbers-of.ts';
import { SERVER_NUMBERS } from './numbers/server.ts';
import { WORLD_NUMBERS } from './numbers/world.ts';
import { ZAB_NUMBERS } from './numbers/zab.ts';

export interface DecidingNumber {
  readonly label: string;
  readonly value: string;
}

/** The answer to “Why?”: the rule that allowed it, the numbers that decided, and where the rule stands. */
export interface Why {
  readonly rule: RuleKey;
  readonly text: string;
  readonly numbers: readonly DecidingNumber[];
  readonly source: Source;
}

const NUMBERS: NumbersOf<Fact> = {
  ...WORLD_NUMBERS,
  ...ZAB_NUMBERS,
  ...SERVER_NUMBERS,
  ...CLIENT_NUMBERS,
};

/** Rule, deciding numbers and source of one event, in the language of the catalogues. */
export function whyOf(event: Event, words: Narration, rules: Rules): Why {
  const numbers = NUMBERS[event.kind] as (event: Event, words: Narration) => readonly Row[];
  return {
    rule: event.rule,
    text: rules[event.rule],
    numbers: numbers(event, words).map(([label, value]) => ({
      label: words.labels[label],
      value: String(value),
    })),
    source: CITATIONS[event.rule],
  };
}
