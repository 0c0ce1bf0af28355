/**
 * What each rule of the protocol is there for. A story is played twice: as ZooKeeper does it, when nothing breaks, and without the
 * rule, when what its `breaks` line names does.
 */
import { describe, expect, test } from 'vitest';
import { GUARDS } from '../../src/checkers/guards.ts';
import { ALL_SWITCHES } from '../../src/server/switches.ts';
import { playStory, readStory, STORIES, withoutRule } from './story.ts';

describe.each(STORIES)('%s', (rule) => {
  const { breaks, despite, commands } = readStory(rule);

  test('holds', () => {
    expect([...playStory(commands).keys()]).toEqual(despite);
  });

  test(`switched off, this breaks: ${breaks}`, () => {
    expect([...playStory(withoutRule(rule, commands)).keys()]).toContain(breaks);
  });
});

test('every rule has its story', () => {
  expect([...STORIES].sort()).toEqual(Object.keys(ALL_SWITCHES).sort());
});

test('the page names the invariant that breaks in the story of each rule', () => {
  expect(GUARDS).toEqual(Object.fromEntries(STORIES.map((rule) => [rule, readStory(rule).breaks])));
});
