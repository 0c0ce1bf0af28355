import { condition as words } from '../i18n/en/condition.ts';
import { type Condition, parseCondition } from '../scenario/condition/parse-condition.ts';
import { sayConditionProblem } from '../scenario/condition/problem.ts';
import { shortForms } from '../scenario/condition/short-forms.ts';
import { BadInput } from './load.ts';

export const CONDITIONS = `  time=1.5s            virtual time: ms, s or m
  steps=1000           so many steps are taken
  event=committed      something of this kind happened; event=committed:3 for the third time
  role=leading         a server leads; role=leading:3 for server 3 (looking, following, leading)
  zxid=1,5             epoch 1, counter 5 is committed
  or anything in the language of src/scenario/README.md, in quotes:
  'count(server where role = following and uptodate) >= 3 and not exists(message where held)'`;

/** The short forms of the command line, in the language of conditions. */
function longForm(text: string): string {
  const event = /^event=([a-z-]+)(?::(\d+))?$/.exec(text);
  if (event) return shortForms.nth(event[1]!, Number(event[2] ?? 1));
  const role = /^role=([a-z]+)(?::(\d+))?$/.exec(text);
  if (role?.[2] !== undefined) return shortForms.role(Number(role[2]), role[1]!);
  if (role) return `exists(server where role = ${role[1]!})`;
  const zxid = /^zxid=(\d+),(\d+)$/.exec(text);
  return zxid ? shortForms.committed(Number(zxid[1]), Number(zxid[2])) : text;
}

/** Reads a condition as written on the command line. Throws {@link BadInput} with the place that is wrong. */
export function readCondition(text: string): Condition {
  const long = longForm(text);
  const parsed = parseCondition(long);
  if (parsed.ok) return parsed.condition;
  const { problem } = parsed;
  const mark = `${' '.repeat(problem.from)}${'^'.repeat(Math.max(1, problem.to - problem.from))}`;
  const place = long.length > 120 ? '' : `\n  ${long}\n  ${mark}`;
  throw new BadInput(
    `"${text}" is not a condition. ${sayConditionProblem(words, problem)}${place}\nThere are:\n${CONDITIONS}`,
  );
}
