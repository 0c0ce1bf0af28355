import { below } from '../../kernel/random.ts';
import { childOf, lifeId } from './ask.ts';
import { doDeed, type Noting, notesOf, numberIn, readNote } from './note.ts';
import type { QueueFact } from './recipe-facts.ts';
import { errs, go, goFlushed, rest, tell, type CommonStep, type Turn, walking } from './walk.ts';

export const PRODUCER_MISTAKES = [
  /** No unique id in the name: what got no answer is simply produced again. */
  'no-guid',
  /** Looks for its id among the items that are still there: what has been taken meanwhile is produced again. */
  'looks-in-list',
] as const;
export type ProducerMistake = (typeof PRODUCER_MISTAKES)[number];

/** Puts one item into the queue every `everyMs`, `items` in all. */
export interface ProducerSetup {
  readonly kind: 'queue-producer';
  readonly path: string;
  readonly everyMs: number;
  readonly items: number;
  /** How many priorities it draws from, 0 the first to be taken; left out: its items have none. */
  readonly priorities?: number | undefined;
  readonly mistakes?: readonly ProducerMistake[] | undefined;
}

export interface ProducerProgram extends ProducerSetup, Noting {
  step: CommonStep | 'settle' | 'find' | 'produce' | 'resting';
  /** Items that it has produced for sure. */
  produced: number;
  /** The item that it is at, or that is in doubt. */
  doing: number;
  priority: number;
  /** Marks the names of one process that keeps no note; empty until then. */
  life: string;
}

type Producer = Turn<ProducerProgram>;

const keepsNote = ({ mistakes = [] }: ProducerSetup): boolean => mistakes.length === 0;

export const queueRule = (hasPriorities: boolean): QueueFact['rule'] =>
  hasPriorities ? 'recipe.priority-queue' : 'recipe.queue';

function idOf({ client, program }: Producer): string {
  return keepsNote(program)
    ? `${client.name}-${program.doing}`
    : `${client.name}-${program.life}-${program.doing}`;
}

function nextItem(turn: Producer): void {
  const { program, client } = turn;
  if (program.produced >= program.items) {
    program.step = 'resting';
    return;
  }
  program.doing = program.produced + 1;
  if (program.priorities !== undefined) program.priority = below(client.random, program.priorities);
  produce(turn);
}

function produce(turn: Producer): void {
  const { program } = turn;
  const id = idOf(turn);
  const prefix = errs(program, 'no-guid') ? '' : `${id}-`;
  const priority = program.priorities === undefined ? '' : `${twoDigits(program.priority)}-`;
  const create = {
    op: 'create',
    path: childOf(program.path, `${prefix}queue-${priority}`),
    data: id,
    mode: 'persistent_sequential',
  } as const;
  if (keepsNote(program)) doDeed(turn, 'produce', create, String(program.doing));
  else go(turn, 'produce', create);
}

const twoDigits = (value: number): string => String(value).padStart(2, '0');

function produced(turn: Producer): void {
  const { program } = turn;
  const rule = queueRule(program.priorities !== undefined);
  tell(turn, {
    kind: 'queue-changed',
    rule,
    queue: program.path,
    state: 'produced',
    item: idOf(turn),
  });
  program.produced = program.doing;
  program.doing = 0;
  rest(turn, 'resting', program.everyMs);
}

const find = (turn: Producer): void =>
  goFlushed(turn, 'find', { op: 'getChildren', path: turn.program.path });

/** Whoever produces for a queue (`recipes.md`, "Queues"), exactly once each, whatever becomes of an answer. */
export const queueProducer = walking<ProducerSetup, ProducerProgram>({
  initial: (setup) => ({
    ...setup,
    step: 'stopped',
    making: '',
    noteVersion: 0,
    produced: 0,
    doing: 0,
    priority: 0,
    life: '',
  }),
  needs: ({ program, client }) =>
    keepsNote(program) ? notesOf(program.path, client.name) : [program.path],
  start(turn): void {
    const { program, client } = turn;
    if (keepsNote(program)) return readNote(turn, 'settle');
    if (program.life === '') program.life = lifeId(client);
    if (program.doing === 0) nextItem(turn);
    else if (errs(program, 'looks-in-list')) find(turn);
    else produce(turn);
  },
  steps: {
    settle: {
      answered(turn, { data, stat }): void {
        const { program } = turn;
        const done = numberIn(data);
        program.noteVersion = stat?.version ?? 0;
        if (program.doing !== 0 && done >= program.doing) return produced(turn);
        if (program.doing !== 0) return produce(turn);
        program.produced = Math.max(program.produced, done);
        nextItem(turn);
      },
      lost: (turn) => readNote(turn, 'settle'),
    },
    // Only by mistake.
    find: {
      answered(turn, { children = [] }): void {
        const id = `${idOf(turn)}-queue-`;
        if (children.some((name) => name.startsWith(id))) produced(turn);
        else produce(turn);
      },
      lost: find,
    },
    produce: {
      understands: ['BADVERSION'],
      answered(turn, { error }): void {
        if (error === 'BADVERSION') return readNote(turn, 'settle');
        turn.program.noteVersion++;
        produced(turn);
      },
      lost(turn): void {
        const { program } = turn;
        if (keepsNote(program)) readNote(turn, 'settle');
        else if (errs(program, 'looks-in-list')) find(turn);
        else produce(turn);
      },
    },
    resting: { due: nextItem },
  },
});
