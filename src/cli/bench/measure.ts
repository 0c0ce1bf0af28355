import { forkRandom, below } from '../../kernel/random.ts';
import { Timeline } from '../../timeline/timeline.ts';
import { type Figure, median, percentile } from './figure.ts';
import { heapBytes } from './heap.ts';
import { type Load, loadSetup, runLoad } from './load.ts';
import { sharesOf } from './shares.ts';

const EVENTS = 100_000;
const ROUNDS = 7;
const SEEKS = 1_000;
/** Steps between two looks at the clock in the page. */
const SLICE_STEPS = 64;

const perSecond = (count: number, ms: number): number => (count / ms) * 1_000;

/** The engine alone; the first rounds warm the compiler up and the median decides. */
export function measureEngine(): Figure[] {
  const loads = Array.from({ length: ROUNDS }, () => runLoad(3 * EVENTS, false));
  const events = median(loads.map((load) => perSecond(load.events, load.ms)));
  const writes = median(loads.map((load) => perSecond(load.committed, load.ms)));
  return [
    { name: 'events, without history', value: events, unit: '/s', target: { atLeast: 300_000 } },
    {
      name: 'committed writes, without history',
      value: writes,
      unit: '/s',
      target: { atLeast: 12_000 },
    },
    ...sharesOf(() => runLoad(3 * EVENTS, false)),
  ];
}

/** The same run as it happened, through a timeline that keeps everything. */
function keep(load: Load): Timeline {
  const timeline = new Timeline(loadSetup, load.actions, { actionsMax: Infinity });
  const { steps } = load.world;
  while (timeline.position.step < steps) timeline.playToStep(steps, SLICE_STEPS);
  return timeline;
}

/** Time and memory to keep a history. */
export function measureHistory(): Figure[] {
  const load = runLoad(EVENTS, true);
  const times = Array.from({ length: ROUNDS }, () => {
    const started = performance.now();
    keep(load);
    return performance.now() - started;
  });
  const ms = median(times);
  const before = heapBytes();
  const timeline = keep(load);
  const bytes = heapBytes() - before;
  const events = timeline.frame.eventCount;
  return [
    {
      name: 'events, with history',
      value: perSecond(events, ms),
      unit: '/s',
      target: { atLeast: 100_000 },
    },
    {
      name: 'committed writes, with history',
      value: perSecond(load.committed, ms),
      unit: '/s',
    },
    { name: 'memory per event of history', value: bytes / events, unit: 'bytes' },
  ];
}

/** Time to go to places all over a history. */
export function measureSeek(): Figure[] {
  const timeline = keep(runLoad(EVENTS, true));
  const random = forkRandom('bench', 'seek');
  const times = Array.from({ length: SEEKS }, () => {
    const at = below(random, timeline.end.at);
    const started = performance.now();
    timeline.seek(at);
    return performance.now() - started;
  });
  return [
    { name: 'seek in 100,000 events, median', value: median(times), unit: 'ms' },
    {
      name: 'seek in 100,000 events, 95th percentile',
      value: percentile(times, 0.95),
      unit: 'ms',
      target: { under: 16 },
    },
  ];
}
