/** The language of conditions: what is true and what is not at a known place of a real run. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { condition as en } from '../../../src/i18n/en/condition.ts';
import { ConditionWatch } from '../../../src/scenario/condition/condition-watch.ts';
import { complete } from '../../../src/scenario/condition/complete.ts';
import { FIELDS, GLOBALS } from '../../../src/scenario/condition/fields.ts';
import { parseCondition } from '../../../src/scenario/condition/parse-condition.ts';
import { sayConditionProblem } from '../../../src/scenario/condition/problem.ts';
import { Timeline } from '../../../src/timeline/timeline.ts';
import { busy } from '../timeline/play.ts';

/** Five servers, 5 leads epoch 1; server 2 has crashed, and what 3 sends to 5 is held. */
function known(): Timeline {
  const timeline = new Timeline(busy);
  timeline.playTo(2_000_000);
  timeline.act({ do: 'hold-link', from: 3, to: 5 });
  timeline.act({ do: 'crash', server: 2 });
  timeline.playTo(2_400_000);
  return timeline;
}
const timeline = known();

const holds = (text: string): boolean => {
  const parsed = parseCondition(text);
  if (!parsed.ok) throw new Error(`${text}: ${sayConditionProblem(en, parsed.problem)}`);
  return new ConditionWatch(parsed.condition).holds(timeline, false);
};

test.each([
  'leader.sid = 5',
  'exists(leader)',
  'server(5).role = leading',
  'server(5).established and server(5).phase = broadcast',
  'server(leader.sid).outstanding >= 0',
  'not server(2).up',
  'count(server where up) = 4',
  'count(server) = 5',
  'count(server where role = following and uptodate) = 3',
  'exists(server where up and follows = leader.sid)',
  'not exists(server where role = looking)',
  'time = 2400ms',
  'time > 2.3s and time < 0.1m',
  'steps > 100',
  'committed >= (1,5)',
  'committed >= 0x100000005',
  'leader.committed = committed',
  'exists(message where held and from = 3 and to = 5)',
  'count(message where held) >= 1 or false',
  'exists(server where exists(message where held and to = server.sid))',
  'count(event where kind = committed) >= 5',
  'exists(event where kind = crashed and who = 2)',
  'exists(event where kind = decided and role = leading and who = 5)',
  "exists(event where kind = commanded and command = 'hold-link')",
  'exists(event where kind = sent and type = PROPOSAL and to = 4)',
  'client(a).state = connected',
  'client("b").server != 2',
  'exists(client where name = "a" and seen > (1,0))',
  'exists(server(5).znode("/zookeeper"))',
  'not exists(server(5).znode("/nothing"))',
  'server(5).znode("/zookeeper").children = 2',
  'violations = 0',
  'cuts = 0',
  '(server(1).up or server(2).up) and not (server(1).up and server(2).up)',
  'not not server(1).up',
])('true: %s', (text) => expect(holds(text)).toBe(true));

test.each([
  'leader.sid = 4',
  'server(2).up',
  'server(2).role = looking',
  'server(9).up',
  'server(9).round >= 0',
  'server(9).round < 0',
  'server(9).round != 1',
  'exists(server(9))',
  'client(nobody).state = connected',
  'time = 2.3s',
  'committed >= (2,0)',
  'count(server where up and not up) > 0',
  'exists(happening)',
  'exists(event where kind = established and who = 4)',
  'exists(message where held and from = 1)',
  'server(1).znode("/zookeeper").data = "x"',
  'violations > 0',
  'false or not true',
  'server(1).up and server(2).up',
])('false: %s', (text) => expect(holds(text)).toBe(false));

test('or binds less than and, and not most', () => {
  expect(holds('true or true and false')).toBe(true);
  expect(holds('(true or true) and false')).toBe(false);
  expect(holds('not false and false')).toBe(false);
});

test('what is happening is there in the step of its own and not after', () => {
  const run = known();
  const parsed = parseCondition('exists(happening where kind = crashed)');
  if (!parsed.ok) throw new Error('unread');
  const watch = new ConditionWatch(parsed.condition);
  run.act({ do: 'crash', server: 1 });
  expect(watch.holds(run, true)).toBe(true);
  expect(watch.holds(run, false)).toBe(false);
});

describe('what cannot be read is refused with its place', () => {
  test.each([
    ['', 0, 'Nothing is written yet'],
    ['rolle = leading', 0, 'is not known here. Possible: '],
    ['server(3).rolle = leading', 10, 'Possible: role'],
    ['server(3).role = king', 17, 'It is never “king”. Possible: looking, following, leading'],
    ['server(3).role', 0, 'This is a word. Compare it'],
    ['leader', 0, 'Ask for one of its fields'],
    ['time > 5', 7, 'A time has a unit'],
    ['committed > 5', 0, 'A zxid and a number cannot be compared'],
    ['server(3).role < leading', 15, 'no more and less for a word'],
    ['server(3', 8, 'a closing bracket is missing'],
    ['server(3).up and', 16, 'At the end a value is missing'],
    ['server(3).up server(2).up', 13, 'Before “server” “and”, “or” or the end'],
    ['client("a).state = connected', 7, 'no closing quote'],
    ['server(3).up & true', 13, '“&” means nothing'],
    ['server(3).up && true', 13, '“&&” is written “and” here'],
    ['server(3).role == leading', 15, '“==” is written “=” here'],
    ['!server(3).up', 0, '“!” is written “not” here'],
    ['steps > 12x', 8, '“12x” is no number'],
    ['committed > (1,99999999999)', 12, 'is no number'],
    ['count(servers) > 2', 6, 'what is to be counted is missing. Possible: server'],
    ['exists(event where who = leader.sid)', 25, 'Behind “event where”'],
    [`${'('.repeat(40)}true`, 25, 'at most 24 levels'],
    ['a'.repeat(600), 500, 'at most 500 characters'],
    ['__proto__ = 1', 0, 'is not known here'],
    ['server(3).constructor = 1', 10, 'is not known here'],
    ['exists(event where hasOwnProperty = 1)', 19, 'is not known here'],
  ])('%s', (text, from, says) => {
    const parsed = parseCondition(text);
    if (parsed.ok) throw new Error('it was read');
    expect(sayConditionProblem(en, parsed.problem)).toContain(says);
    expect(parsed.problem.from).toBe(from);
  });
});

describe('completion offers what can stand there', () => {
  test.each([
    ['ser', 0, ['server(']],
    ['server(3).ro', 10, ['role', 'round']],
    ['server(3).role = l', 17, ['looking', 'leading']],
    ['server(3).role ', 15, ['=', '!=', '<', '<=', '>', '>=']],
    ['server(3).up a', 13, ['and']],
    ['exists(m', 7, ['message']],
    ['count(event where ki', 18, ['kind']],
    ['count(event where kind = comm', 25, ['commanded', 'committed']],
    ['leader.z', 7, ['znodes', 'znode(']],
    ['time > 1.5s', 11, ['and', 'or']],
  ])('%s', (text, from, options) => {
    const completion = complete(text, text.length);
    expect(completion.from).toBe(from);
    expect(completion.options).toEqual(options);
  });

  test('an empty text begins anywhere', () => {
    expect(complete('', 0).options).toEqual(
      expect.arrayContaining(['not', 'exists(', 'count(', 'server(', 'leader', 'time']),
    );
  });
});

test('every field is documented', () => {
  const path = new URL('../../../src/scenario/README.md', import.meta.url);
  const text = readFileSync(path, 'utf8');
  const rows = Object.values({ run: GLOBALS, ...FIELDS }).map((fields) => Object.keys(fields));
  const missing = rows.flat().filter((name) => !text.includes(`\`${name}\``));
  expect(missing).toEqual([]);
});
