import { showTime } from '../../views/track/clock.ts';
import type { Lab } from '../lab.svelte.ts';

/** Since when a cut stands, as minutes and seconds; null if no event says so. Only actions cut, and they are few. */
export function cutTime(
  { frame, timeline }: Pick<Lab, 'frame' | 'timeline'>,
  stands: (from: string, to: string) => boolean,
): string | null {
  const { actions } = timeline;
  for (let i = actions.length - 1; i >= 0; i--) {
    const { step, command } = actions[i]!;
    if (step >= frame.step || (command.do !== 'cut' && command.do !== 'isolate')) continue;
    for (const event of timeline.eventsOfStep(step + 1)) {
      if (event.kind !== 'cut') continue;
      if (event.pairs.some(([a, b]) => stands(String(a), String(b)))) {
        return showTime(event.at).slice(0, -'.000'.length);
      }
    }
  }
  return null;
}
