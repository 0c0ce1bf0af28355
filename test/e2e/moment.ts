/** Moments of the first screen's run, found without a page: where a journey begins then depends on no machine's speed. */
import { parseCondition } from '../../src/scenario/condition/parse-condition.ts';
import { RunUntil } from '../../src/scenario/condition/run-until.ts';
import { encodeLink } from '../../src/scenario/link.ts';
import { scenarioOf } from '../../src/scenario/scenario-of.ts';
import { Timeline } from '../../src/timeline/timeline.ts';
import { DEMO } from '../../src/ui/app/demo.ts';

export const SERVES = 'exists(server where established)';
/** All servers have applied the first writes, and more is under way. */
export const COMMITTED = 'count(server where applied >= (1,4)) = 5 and count(message) > 2';

const links = new Map<string, Promise<string>>();

/** The link to the first moment at which a condition holds. */
export function linkTo(condition: string): Promise<string> {
  let link = links.get(condition);
  if (link === undefined) links.set(condition, (link = find(condition)));
  return link;
}

async function find(text: string): Promise<string> {
  const parsed = parseCondition(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problem));
  const timeline = new Timeline(DEMO);
  const run = new RunUntil(timeline, parsed.condition);
  let ending = run.proceed(1_000);
  while (ending === null) ending = run.proceed(1_000);
  if (ending !== 'found') throw new Error(`${text}: ${ending}`);
  const link = await encodeLink(scenarioOf(timeline));
  if (!link.ok) throw new Error(JSON.stringify(link.problem));
  return link.value;
}
