/** A process of the pool: plays what its parent sends it. */
import { playTask, type Task } from './pool.ts';

process.on('message', (task: Task) => {
  process.send?.(playTask(task));
});
