import { below } from '../../kernel/random.ts';
import type { Operation } from '../../znodes/request.ts';
import type { Handlers } from './handlers.ts';
import { ask, childOf, wakeAfter } from './ask.ts';

/** Asks once every `everyMs`, a read in `readPercent` of 100 cases, unless `outstanding` requests have no answer yet. */
export interface WorkloadSetup {
  readonly kind: 'workload';
  readonly path: string;
  readonly everyMs: number;
  readonly readPercent: number;
  readonly outstanding: number;
  /** How many znodes below `path` it reads and writes. */
  readonly znodes: number;
}

export interface WorkloadProgram extends WorkloadSetup {
  /** Requests that have no answer yet. */
  waiting: number;
  /** Requests that it made, and turns at which it made none because too many had no answer. */
  asked: number;
  skipped: number;
}

/** A client that keeps the ensemble busy: so many requests a second, however long an answer takes. */
export const workload: Handlers<WorkloadSetup, WorkloadProgram> = {
  initial: (setup) => ({ ...setup, waiting: 0, asked: 0, skipped: 0 }),
  begin(client, program, host) {
    program.waiting = 0;
    wakeAfter(client, host, program.everyMs);
  },
  onAnswer(client, program, host, operation, { error }) {
    program.waiting = Math.max(0, program.waiting - 1);
    // It was not there yet: made by whoever misses it first, its parents too.
    if (error !== 'NONODE' || !('path' in operation)) return;
    const { path } = operation;
    const parent = path.slice(0, path.lastIndexOf('/'));
    const missing = operation.op === 'create' ? parent : path;
    if (missing === '') return;
    const create = { op: 'create', path: missing, data: '', mode: 'persistent' } as const;
    if (ask(client, host, create)) program.waiting++;
  },
  onTimer(client, program, host) {
    wakeAfter(client, host, program.everyMs);
    if (program.waiting >= program.outstanding) {
      program.skipped++;
      return;
    }
    const path = childOf(program.path, `k${below(client.random, program.znodes)}`);
    const reads = below(client.random, 100) < program.readPercent;
    program.asked++;
    const operation: Operation = reads
      ? { op: 'getData', path, watch: false }
      : { op: 'setData', path, data: String(program.asked), version: -1 };
    if (ask(client, host, operation)) program.waiting++;
  },
};
