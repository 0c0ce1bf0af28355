import { doDeed, type Noting, notesOf, numberIn, readNote } from './note.ts';
import type { CounterFact } from './recipe-facts.ts';
import { errs, go, rest, tell, type CommonStep, type Turn, walking } from './walk.ts';

export const COUNTER_MISTAKES = [
  /** Writes whatever the version is: what another added meanwhile is gone. */
  'no-version',
  /** Adds once more what got no answer. */
  'blind-retry',
] as const;
export type CounterMistake = (typeof COUNTER_MISTAKES)[number];

/** Adds one to the number in the znode `path` every `everyMs`, `additions` in all. */
export interface CounterSetup {
  readonly kind: 'counter';
  readonly path: string;
  readonly everyMs: number;
  readonly additions: number;
  readonly mistakes?: readonly CounterMistake[] | undefined;
}

export interface CounterProgram extends CounterSetup, Noting {
  step: CommonStep | 'settle' | 'read' | 'write' | 'resting';
  /** What it has added for sure. */
  added: number;
  /** Which addition it is at, or is in doubt; 0 for none. */
  doing: number;
  /** What it read last. */
  value: number;
}

type Here = Turn<CounterProgram>;

function say(turn: Here, state: CounterFact['state'], value = turn.program.value): void {
  const { path: counter, doing: nth } = turn.program;
  const rule = state === 'retrying' ? 'recipe.counter-retry' : 'recipe.counter';
  tell(turn, { kind: 'counter-changed', rule, counter, state, value, nth });
}

function add(turn: Here): void {
  const { program } = turn;
  if (program.added >= program.additions) {
    program.step = 'resting';
    return;
  }
  program.doing = program.added + 1;
  say(turn, 'adding');
  read(turn);
}

const read = (turn: Here): void =>
  go(turn, 'read', { op: 'getData', path: turn.program.path, watch: false });

function added(turn: Here): void {
  const { program } = turn;
  program.value++;
  say(turn, 'added');
  program.added = program.doing;
  program.doing = 0;
  rest(turn, 'resting', program.everyMs);
}

/**
 * A counter that many add to: read, then write only if the version is still the one that was read. A note in the same transaction tells
 * what became of a write that got no answer.
 */
export const counter = walking<CounterSetup, CounterProgram>({
  initial: (setup) => ({
    ...setup,
    step: 'stopped',
    making: '',
    noteVersion: 0,
    added: 0,
    doing: 0,
    value: 0,
  }),
  needs: ({ program, client }) => notesOf(program.path, client.name),
  start: (turn) => readNote(turn, 'settle'),
  steps: {
    settle: {
      answered(turn, { data, stat }): void {
        const { program } = turn;
        const done = numberIn(data);
        program.noteVersion = stat?.version ?? 0;
        if (program.doing === 0) {
          program.added = Math.max(program.added, done);
          add(turn);
        } else if (done >= program.doing && !errs(program, 'blind-retry')) added(turn);
        else read(turn);
      },
      lost: (turn) => readNote(turn, 'settle'),
    },
    read: {
      answered(turn, { data, stat }): void {
        const { program } = turn;
        program.value = numberIn(data);
        const version = errs(program, 'no-version') ? -1 : (stat?.version ?? 0);
        const next = String(program.value + 1);
        const write = { op: 'setData', path: program.path, data: next, version } as const;
        doDeed(turn, 'write', write, String(program.doing));
      },
    },
    write: {
      understands: ['BADVERSION'],
      answered(turn, { error, results }): void {
        const { program } = turn;
        if (error === 'OK') {
          program.noteVersion++;
          return added(turn);
        }
        // Which of the two versions was another: the counter's, or the note's.
        if (results?.[0]?.error !== 'BADVERSION') return readNote(turn, 'settle');
        say(turn, 'retrying');
        read(turn);
      },
      lost: (turn) => readNote(turn, 'settle'),
    },
    resting: { due: add },
  },
});
