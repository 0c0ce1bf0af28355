import { childOf, sequenceOf } from './ask.ts';
import { doDeed, type Noting, NOTES, notesOf, readNote } from './note.ts';
import { queueRule } from './queue-producer.ts';
import type { QueueFact } from './recipe-facts.ts';
import { errs, go, rest, tell, type CommonStep, type Turn, walking } from './walk.ts';
import { setsWatch, type Watching } from './watching.ts';

export const CONSUMER_MISTAKES = [
  /** Takes what it asked to delete, whether it was there or not. */
  'no-delete-check',
  /** Takes an item whose deletion got no answer for one that somebody else took. */
  'lost-is-failed',
  /** Sets its watch once, as if it lasted. */
  'watch-once',
  /** Goes on with the list that it has, although a watch told that there is another. */
  'keeps-list',
] as const;
export type ConsumerMistake = (typeof CONSUMER_MISTAKES)[number];

/** Takes one item after the other, and is busy for `workMs` with each. */
export interface ConsumerSetup {
  readonly kind: 'queue-consumer';
  readonly path: string;
  readonly workMs: number;
  /** Takes the lowest priority first. Off if left out. */
  readonly byPriority?: boolean | undefined;
  readonly mistakes?: readonly ConsumerMistake[] | undefined;
}

export interface ConsumerProgram extends ConsumerSetup, Noting, Watching {
  step: CommonStep | 'settle' | 'list' | 'take' | 'waiting' | 'working';
  /** What it read last and has not tried yet, the next first. */
  list: readonly string[];
  /** The item that it tries to take, or that is in doubt; empty for none. */
  doing: string;
}

type Consumer = Turn<ConsumerProgram>;

const ITEM = /queue-(?:(\d\d)-)?(\d{10})$/;
const priorityOf = (name: string): number => Number(ITEM.exec(name)?.[1] ?? 0);

/** The lower priority first, the lower sequence number among equals. */
const inOrder = (names: readonly string[]): readonly string[] =>
  names
    .filter((name) => name !== NOTES && ITEM.test(name))
    .sort((a, b) => priorityOf(a) - priorityOf(b) || sequenceOf(a) - sequenceOf(b));

function say(turn: Consumer, state: QueueFact['state'], item = turn.program.doing): void {
  const { path: queue, byPriority = false } = turn.program;
  tell(turn, { kind: 'queue-changed', rule: queueRule(byPriority), queue, state, item });
}

function list(turn: Consumer): void {
  const { program } = turn;
  go(turn, 'list', { op: 'getChildren', path: program.path, watch: setsWatch(program) });
}

function takeNext(turn: Consumer): void {
  const { program } = turn;
  const [first, ...others] = program.list;
  if (first === undefined) return list(turn);
  program.list = others;
  take(turn, first);
}

function take(turn: Consumer, item: string): void {
  const { program } = turn;
  program.doing = item;
  const path = childOf(program.path, item);
  doDeed(turn, 'take', { op: 'delete', path, version: -1 }, item);
}

function took(turn: Consumer): void {
  say(turn, 'took');
  turn.program.doing = '';
  rest(turn, 'working', turn.program.workMs);
}

function missed(turn: Consumer): void {
  say(turn, 'missed');
  turn.program.doing = '';
  takeNext(turn);
}

/** Whoever takes from a queue: the loser of a race for an item learns it from the answer to its deletion. */
export const queueConsumer = walking<ConsumerSetup, ConsumerProgram>({
  initial: (setup) => ({
    ...setup,
    step: 'stopped',
    making: '',
    noteVersion: 0,
    list: [],
    doing: '',
    hasWatched: false,
  }),
  renew({ program }): void {
    program.list = [];
    program.hasWatched = false;
  },
  needs: ({ program, client }) => notesOf(program.path, client.name),
  start: (turn) => readNote(turn, 'settle'),
  steps: {
    settle: {
      answered(turn, { data, stat }): void {
        const { program } = turn;
        program.noteVersion = stat?.version ?? 0;
        const taken = program.doing !== '' && data === program.doing;
        if (taken && !errs(program, 'lost-is-failed')) return took(turn);
        program.doing = '';
        list(turn);
      },
      lost: (turn) => readNote(turn, 'settle'),
    },
    list: {
      answered(turn, { children = [] }): void {
        const { program } = turn;
        program.list = inOrder(children);
        if (program.list.length > 0) return takeNext(turn);
        program.step = 'waiting';
        say(turn, 'waiting', '');
      },
    },
    take: {
      understands: ['NONODE', 'BADVERSION'],
      answered(turn, { error, results }): void {
        const { program } = turn;
        if (error === 'OK') program.noteVersion++;
        // What is missing, or is another's, may be the note instead of the item.
        else if (results?.[0]?.error !== 'NONODE') return readNote(turn, 'settle');
        if (error === 'OK' || errs(program, 'no-delete-check')) took(turn);
        else missed(turn);
      },
      lost: (turn) => readNote(turn, 'settle'),
    },
    waiting: {},
    working: { due: takeNext },
  },
  onWatch(turn, { path }): void {
    const { program } = turn;
    if (path !== program.path) return;
    if (program.byPriority === true && !errs(program, 'keeps-list')) program.list = [];
    if (program.step === 'waiting') list(turn);
  },
});
