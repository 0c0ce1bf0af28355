import { replay } from './play.ts';
import type { Act, Outcome } from './run.ts';

/** A shrink that takes longer than this many replays ends with what it has. */
const REPLAYS_MAX = 400;

/**
 * Delta debugging: leaves out acts, in ever smaller groups, as long as the same invariant breaks. The set-up stays as it was.
 *
 * @returns a run with as few acts as were found, never more than before
 */
export function shrink(failed: Outcome, replaysMax = REPLAYS_MAX): Outcome {
  const name = failed.violation?.checker;
  // What breaks only while faults are healed needs them healed at the same time again.
  const untilUs = failed.healedAt ?? failed.end.at;
  let best = failed;
  let replays = 0;
  const attempt = (acts: readonly Act[]): boolean => {
    if (replays++ >= replaysMax) return false;
    const outcome = replay(failed.setup, acts, untilUs, failed.family);
    if (outcome.violation?.checker !== name) return false;
    best = outcome;
    return true;
  };
  for (let groups = 2; best.acts.length > 0 && replays < replaysMax;) {
    const { acts } = best;
    const size = Math.ceil(acts.length / groups);
    let shorter = false;
    // From the end: what comes late is least likely to matter for what comes before.
    for (let from = (groups - 1) * size; from >= 0; from -= size) {
      if (from >= acts.length) continue;
      if (attempt([...acts.slice(0, from), ...acts.slice(from + size)])) {
        shorter = true;
        break;
      }
    }
    if (shorter) groups = Math.max(2, Math.min(groups, best.acts.length));
    else if (size <= 1) break;
    else groups = Math.min(acts.length, 2 * groups);
  }
  return best;
}
