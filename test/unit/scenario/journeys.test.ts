/** The journeys of the lab, from the lines of a console alone and from a file alone: the same run to the byte. */
import { describe, expect, test } from 'vitest';
import { openScenario } from '../../../src/scenario/open-scenario.ts';
import { readScenario } from '../../../src/scenario/read-scenario.ts';
import { wholeScenarioOf } from '../../../src/scenario/scenario-of.ts';
import { JOURNEYS, type Journey } from '../../e2e/journey-lines.ts';
import { playLines } from '../../e2e/same-run.ts';

describe.each(Object.entries<Journey>(JOURNEYS))('%s', (_, { form, lines }) => {
  test('a file brings back, from nothing but its actions, what the lines made', async () => {
    const typed = playLines(form, lines);
    const { digest, ...file } = wholeScenarioOf(typed);
    const read = readScenario(JSON.stringify(file));
    if (!read.ok) throw new Error(read.problem.kind);
    expect(read.value.digest).toBeUndefined();
    const opened = await openScenario(read.value, { pause: () => Promise.resolve() });
    if (!opened.ok) throw new Error(opened.problem.kind);
    expect(opened.value.digest).toBe(digest);
    expect(opened.value.timeline.position).toEqual(typed.position);
    expect(opened.value.timeline.actions).toHaveLength(
      lines.filter((line) => !line.startsWith('until ')).length,
    );
  });
});
