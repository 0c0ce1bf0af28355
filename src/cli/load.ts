import { readFileSync, statSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { links } from '../i18n/en/links.ts';
import { JSON_BYTES_MAX } from '../scenario/limits.ts';
import { decodeLink, isLink } from '../scenario/link.ts';
import { openScenario, type Opened } from '../scenario/open-scenario.ts';
import { type Outcome, sayProblem } from '../scenario/problem.ts';
import { readScenario } from '../scenario/read-scenario.ts';
import type { Scenario } from '../scenario/scenario.ts';

/** What the user gave cannot be used; the message says why. */
export class BadInput extends Error {
  override readonly name = 'BadInput';
}

function valueOf<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new BadInput(sayProblem(links, outcome.problem));
}

/** The text of a file that is not too large. */
export function readFile(path: string): string {
  try {
    if (statSync(path).size > JSON_BYTES_MAX) {
      throw new BadInput(`${path} is larger than ${JSON_BYTES_MAX} bytes.`);
    }
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof BadInput) throw error;
    const reason = error instanceof Error ? error.message : 'it cannot be read';
    throw new BadInput(`${path}: ${reason}`);
  }
}

/** The scenario in a link (a whole address, or what stands behind its #) or in a file. */
export async function loadScenario(source: string): Promise<Scenario> {
  const hash = source.indexOf('#');
  if (hash >= 0) return valueOf(await decodeLink(source.slice(hash)));
  if (isLink(source)) return valueOf(await decodeLink(source));
  return valueOf(readScenario(readFile(source)));
}

/** Replays a scenario and checks its digest. */
export const verify = async (scenario: Scenario): Promise<Opened> =>
  valueOf(await openScenario(scenario, { pause: () => setImmediate() }));
