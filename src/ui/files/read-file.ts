import { JSON_BYTES_MAX } from '../../scenario/limits.ts';
import { failed, type Outcome } from '../../scenario/problem.ts';
import { readScenario } from '../../scenario/read-scenario.ts';
import type { Scenario } from '../../scenario/scenario.ts';

/** The scenario in a file that somebody chose or dropped; its size is looked at before anything is read. */
export async function readFile(file: Blob): Promise<Outcome<Scenario>> {
  if (file.size > JSON_BYTES_MAX) {
    return failed({ kind: 'too-large', what: 'content', bytesMax: JSON_BYTES_MAX });
  }
  try {
    return readScenario(await file.text());
  } catch {
    // A folder, or a file that is gone by now.
    return failed({ kind: 'not-json' });
  }
}
