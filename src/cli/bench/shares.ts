import { Session, type Profiler } from 'node:inspector';
import type { Figure } from './figure.ts';

/** Where the time of `work` goes: own time by room of `src`, as the profiler samples it, largest first. */
export function sharesOf(work: () => void): Figure[] {
  const session = new Session();
  session.connect();
  session.post('Profiler.enable');
  session.post('Profiler.start');
  work();
  let profile: Profiler.Profile | undefined;
  session.post('Profiler.stop', (_, stopped) => {
    profile = stopped.profile;
  });
  session.disconnect();
  const hits = new Map<string, number>();
  let all = 0;
  for (const { callFrame, hitCount = 0 } of profile?.nodes ?? []) {
    const room =
      /\/src\/(\w+)\//.exec(callFrame.url)?.[1] ??
      (callFrame.functionName === '(garbage collector)' ? 'garbage collection' : 'the rest');
    hits.set(room, (hits.get(room) ?? 0) + hitCount);
    all += hitCount;
  }
  return [...hits]
    .sort(([, a], [, b]) => b - a)
    .map(([room, count]) => ({
      name: `  of its time: ${room}`,
      value: (100 * count) / all,
      unit: '%',
    }));
}
