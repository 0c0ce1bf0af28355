import { expect, test } from 'vitest';
import { enLate } from '../../../src/i18n/en-late.ts';
import { zhLate } from '../../../src/i18n/zh-late.ts';
import { traceLine } from '../../../src/timeline/trace-line.ts';
import { plainText } from '../../../src/views/narration/parts.ts';
import { sentenceOf } from '../../../src/views/narration/sentence.ts';
import { whyOf } from '../../../src/views/narration/why.ts';
import { coordination } from './coordination.ts';

const odd = /undefined|NaN|\[object|\*\*|\$\{/;
const told = coordination();

test('the stories tell every kind of thing that clients do when they coordinate', () => {
  const states = new Set(
    told.map((event) => `${event.kind} ${'state' in event ? event.state : ''}`),
  );
  const expected = [
    ...['closed', 'open', 'waiting', 'passed'].map((state) => `barrier-changed ${state}`),
    ...['entering', 'entered', 'leaving', 'left'].map((state) => `double-barrier-changed ${state}`),
    ...['produced', 'took', 'missed', 'waiting'].map((state) => `queue-changed ${state}`),
    ...['adding', 'added', 'retrying'].map((state) => `counter-changed ${state}`),
    ...['joined', 'out', 'sees'].map((state) => `members-changed ${state}`),
    ...['registered', 'out', 'sees', 'called', 'found-none'].map(
      (state) => `service-changed ${state}`,
    ),
    ...['published', 'seen'].map((state) => `configuration-changed ${state}`),
    ...['begun', 'voted', 'committed', 'aborted'].map((state) => `transaction-changed ${state}`),
  ];
  for (const state of expected) expect(states).toContain(state);
});

test.each([
  ['English', enLate],
  ['Chinese', zhLate],
] as const)('each has a sentence and a Why in %s', (_, words) => {
  for (const event of told) {
    const sentence = plainText(sentenceOf(event, words.narration));
    expect(sentence, traceLine(event)).not.toMatch(odd);
    expect(sentence, traceLine(event)).toContain(event.who as string);
    const why = whyOf(event, words.narration, words.rules);
    expect(why.text.length).toBeGreaterThan(20);
    for (const { label, value } of why.numbers) expect(`${label} ${value}`).not.toMatch(odd);
  }
});
