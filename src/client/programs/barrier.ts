import type { BarrierFact } from './recipe-facts.ts';
import {
  errs,
  go,
  parentsOf,
  rest,
  tell,
  type CommonStep,
  type Turn,
  type Walker,
  walking,
} from './walk.ts';

export const BARRIER_MISTAKES = [
  /** Goes on with any event, without looking whether the barrier is gone. */
  'no-recheck',
  /** Looks first and sets the watch later: what happens between them is never heard of. */
  'late-watch',
] as const;
export type BarrierMistake = (typeof BARRIER_MISTAKES)[number];

/** Waits while the znode `path` is there, goes on, and comes again after `restMs`. */
export interface BarrierSetup {
  readonly kind: 'barrier';
  readonly path: string;
  readonly restMs: number;
  readonly mistakes?: readonly BarrierMistake[] | undefined;
}

export interface BarrierProgram extends BarrierSetup, Walker {
  step: CommonStep | 'look' | 'watch' | 'waiting' | 'passed';
}

type Here = Turn<BarrierProgram>;

const say = (turn: Turn<{ readonly path: string }>, state: BarrierFact['state']): void =>
  tell(turn, {
    kind: 'barrier-changed',
    rule: 'recipe.barrier',
    barrier: turn.program.path,
    state,
  });

function look(turn: Here): void {
  const { program } = turn;
  const watch = !errs(program, 'late-watch');
  go(turn, 'look', { op: 'exists', path: program.path, watch });
}

function wait(turn: Here): void {
  turn.program.step = 'waiting';
  say(turn, 'waiting');
}

function pass(turn: Here): void {
  say(turn, 'passed');
  rest(turn, 'passed', turn.program.restMs);
}

/** The simple barrier (`recipes.md`, "Barriers"): while a znode is there, everybody waits for it to go. */
export const barrier = walking<BarrierSetup, BarrierProgram>({
  initial: (setup) => ({ ...setup, step: 'stopped', making: '' }),
  needs: () => [],
  start: look,
  steps: {
    look: {
      understands: ['NONODE'],
      answered(turn, { error }): void {
        const { program } = turn;
        if (error === 'NONODE') return pass(turn);
        if (errs(program, 'late-watch')) {
          return go(turn, 'watch', { op: 'exists', path: program.path, watch: true });
        }
        wait(turn);
      },
    },
    // Only by mistake: the answer would tell that the barrier has gone in the meantime.
    watch: { understands: ['NONODE'], answered: wait },
    waiting: {},
    passed: { due: look },
  },
  onWatch(turn, { path }): void {
    const { program } = turn;
    if (program.step !== 'waiting' || path !== program.path) return;
    if (errs(program, 'no-recheck')) pass(turn);
    else look(turn);
  },
});

/** Closes the barrier for `closedMs` and opens it for `openMs`, `rounds` times; then it stays open. */
export interface BarrierKeeperSetup {
  readonly kind: 'barrier-keeper';
  readonly path: string;
  readonly closedMs: number;
  readonly openMs: number;
  readonly rounds: number;
}

export interface BarrierKeeperProgram extends BarrierKeeperSetup, Walker {
  step: CommonStep | 'closing' | 'closed' | 'note' | 'noted' | 'opening' | 'open';
  /** Rounds that it has begun. */
  round: number;
}

type Keeper = Turn<BarrierKeeperProgram>;

function close(turn: Keeper): void {
  const { program } = turn;
  if (program.round >= program.rounds) return open(turn);
  program.round++;
  const { path } = program;
  go(turn, 'closing', { op: 'create', path, data: '0', mode: 'persistent' });
}

function open(turn: Keeper): void {
  go(turn, 'opening', { op: 'delete', path: turn.program.path, version: -1 });
}

/** Whoever keeps a barrier. Half-way it notes in the barrier how far it is: not every event means that the barrier is gone. */
export const barrierKeeper = walking<BarrierKeeperSetup, BarrierKeeperProgram>({
  initial: (setup) => ({ ...setup, step: 'stopped', making: '', round: 0 }),
  needs: ({ program }) => parentsOf(program.path),
  start: close,
  steps: {
    closing: {
      understands: ['NODEEXISTS'],
      answered(turn): void {
        say(turn, 'closed');
        rest(turn, 'closed', turn.program.closedMs / 2);
      },
    },
    closed: {
      due(turn): void {
        const { path, round } = turn.program;
        go(turn, 'note', { op: 'setData', path, data: String(round), version: -1 });
      },
    },
    note: {
      understands: ['NONODE'],
      answered: (turn) => rest(turn, 'noted', turn.program.closedMs / 2),
    },
    noted: { due: open },
    opening: {
      understands: ['NONODE'],
      answered(turn): void {
        say(turn, 'open');
        if (turn.program.round < turn.program.rounds) rest(turn, 'open', turn.program.openMs);
        else turn.program.step = 'open';
      },
    },
    open: { due: close },
  },
});
