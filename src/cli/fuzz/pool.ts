import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { generate, type Wish } from './play.ts';
import type { Outcome } from './run.ts';

/** What a process is asked: to play these seeds, one after the other. */
export interface Task {
  readonly seed: number;
  readonly wish: Wish;
}

/** What comes back of a run; the whole outcome only where something broke. */
export interface Report {
  readonly seed: number;
  readonly events: number;
  readonly commits: number;
  readonly coverage: Readonly<Record<string, number>>;
  readonly failed: Outcome | null;
}

/** Plays one run, and tells only as much of it as another process wants to hear. */
export function playTask({ seed, wish }: Task): Report {
  const outcome = generate(seed, wish);
  const { events, commits, coverage, violation } = outcome;
  return { seed, events, commits, coverage, failed: violation === null ? null : outcome };
}

/**
 * Plays one run after the other on `jobs` processes.
 *
 * @param next gives the next task, or null when there is none any more
 * @param tell hears of each run; seeds come in the order in which they are done
 */
export async function playAll(
  jobs: number,
  next: () => Task | null,
  tell: (report: Report) => void,
): Promise<void> {
  if (jobs === 1) {
    for (let task = next(); task !== null; task = next()) tell(playTask(task));
    return;
  }
  await Promise.all(Array.from({ length: jobs }, () => work(next, tell)));
}

function work(next: () => Task | null, tell: (report: Report) => void): Promise<void> {
  const path = fileURLToPath(new URL('worker.ts', import.meta.url));
  // Node strips no types by itself: the child gets the same loader as its parent.
  const child: ChildProcess = fork(path, { execArgv: ['--import', 'tsx'] });
  return new Promise((resolve, reject) => {
    const give = (): void => {
      const task = next();
      if (task === null) child.disconnect();
      else child.send(task);
    };
    child.on('message', (report: Report) => {
      tell(report);
      give();
    });
    child.on('error', reject);
    child.on('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`a fuzzing process ended with code ${code}`));
    });
    give();
  });
}
