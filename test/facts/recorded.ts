import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Recorded {
  readonly mode: string;
  readonly zxid?: string;
  readonly acceptedEpoch: number;
  readonly currentEpoch: number;
}
interface Stage {
  readonly stage: string;
  readonly servers: Readonly<Record<string, Recorded>>;
}
interface Scenario {
  readonly stages: readonly Stage[];
  readonly observed: Readonly<Record<string, unknown>>;
}

const file = join(import.meta.dirname, '../conformance/ensemble-facts.json');
const scenarios = JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, Scenario>>;

function scenario(number: string): Scenario {
  const [, found] = Object.entries(scenarios).find(([id]) => id.startsWith(`${number}-`)) ?? [];
  if (found === undefined) throw new Error(`no scenario ${number} on record`);
  return found;
}

/** Server by server, what was recorded of real processes: `follower e1:6 (1/1)`, `dead (1/1)`. */
export function recorded(number: string, stage: string): readonly string[] {
  const found = scenario(number).stages.find((other) => other.stage === stage);
  if (found === undefined) throw new Error(`no stage "${stage}" in scenario ${number}`);
  return Object.values(found.servers).map(({ mode, zxid, acceptedEpoch, currentEpoch }) =>
    [mode, zxid, `(${acceptedEpoch}/${currentEpoch})`]
      .filter((word) => word !== undefined)
      .join(' '),
  );
}

export function observed(number: string, what: string): unknown {
  const { observed: all } = scenario(number);
  if (!(what in all)) throw new Error(`"${what}" was not observed in scenario ${number}`);
  return all[what];
}
