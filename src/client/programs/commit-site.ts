import { below } from '../../kernel/random.ts';
import { childOf } from './ask.ts';
import { voteIn, type Vote } from './commit-coordinator.ts';
import type { TransactionFact } from './recipe-facts.ts';
import { errs, go, tell, type CommonStep, type Turn, type Walker, walking } from './walk.ts';

export const SITE_MISTAKES = [
  /** Commits as soon as it has voted for it, whatever the others vote. */
  'commits-early',
  /** Writes its vote over whatever stands there, be it another's word that it came too late. */
  'votes-over-abort',
] as const;
export type SiteMistake = (typeof SITE_MISTAKES)[number];

/** Votes on the transactions under `path` that name it: `abortPercent` of 100 times against. */
export interface SiteSetup {
  readonly kind: 'commit-site';
  readonly path: string;
  readonly abortPercent: number;
  readonly mistakes?: readonly SiteMistake[] | undefined;
}

export interface SiteProgram extends SiteSetup, Walker {
  step: CommonStep | 'list' | 'own' | 'vote' | 'all' | 'read' | 'waiting' | 'watching';
  /** Transactions that it is through with. */
  done: readonly string[];
  /** Those that it has to deal with yet, in order; it is at the first. */
  todo: readonly string[];
  /** Its vote on the one that it is at; empty while it has none. */
  vote: Vote;
  /** Whose votes it has to look at yet: it is at the first. */
  others: readonly string[];
}

type Here = Turn<SiteProgram>;

const pathOf = ({ program }: Here): string => childOf(program.path, program.todo[0] ?? '');
const ownPath = (turn: Here): string => childOf(pathOf(turn), turn.client.name);
const otherPath = (turn: Here): string => childOf(pathOf(turn), turn.program.others[0] ?? '');

function say(turn: Here, state: TransactionFact['state'], vote: Vote = ''): void {
  const rule = 'recipe.two-phase-commit';
  tell(turn, { kind: 'transaction-changed', rule, transaction: pathOf(turn), state, vote });
}

const list = (turn: Here): void =>
  go(turn, 'list', { op: 'getChildren', path: turn.program.path, watch: true });

function next(turn: Here): void {
  if (turn.program.todo.length === 0) return list(turn);
  turn.program.vote = '';
  readOwn(turn);
}

const readOwn = (turn: Here): void =>
  go(turn, 'own', { op: 'getData', path: ownPath(turn), watch: false });

/** A vote stands for ever once it is written: only the first one is. */
function vote(turn: Here): void {
  const { program, client } = turn;
  if (program.vote === '') {
    program.vote = below(client.random, 100) < program.abortPercent ? 'abort' : 'commit';
  }
  const version = errs(program, 'votes-over-abort') ? -1 : 0;
  go(turn, 'vote', { op: 'setData', path: ownPath(turn), data: program.vote, version });
}

function voted(turn: Here, own: Vote): void {
  const { program } = turn;
  program.vote = own;
  say(turn, 'voted', own);
  if (own === 'abort') return decide(turn, 'aborted');
  if (errs(program, 'commits-early')) return decide(turn, 'committed');
  go(turn, 'all', { op: 'getChildren', path: pathOf(turn), watch: false });
}

function readOthers(turn: Here): void {
  if (turn.program.others.length === 0) return decide(turn, 'committed');
  go(turn, 'read', { op: 'getData', path: otherPath(turn), watch: true });
}

function decide(turn: Here, outcome: 'committed' | 'aborted'): void {
  say(turn, outcome);
  pass(turn);
}

function pass(turn: Here): void {
  const { program } = turn;
  const [at, ...todo] = program.todo;
  if (at !== undefined) program.done = [...program.done, at];
  program.todo = todo;
  program.others = [];
  next(turn);
}

/** A site of a two-phased commit: it votes once, and goes by what all have voted. */
export const commitSite = walking<SiteSetup, SiteProgram>({
  initial: (setup) => ({
    ...setup,
    step: 'stopped',
    making: '',
    done: [],
    todo: [],
    vote: '',
    others: [],
  }),
  needs: ({ program }) => [program.path],
  start: list,
  steps: {
    list: {
      answered(turn, { children = [] }): void {
        const { program } = turn;
        program.todo = [...children].filter((name) => !program.done.includes(name)).sort();
        if (program.todo.length > 0) return next(turn);
        program.step = 'watching';
      },
    },
    own: {
      understands: ['NONODE'],
      answered(turn, { error, data }): void {
        if (error === 'NONODE') return pass(turn);
        const own = voteIn(data);
        if (own === '') vote(turn);
        else voted(turn, own);
      },
    },
    vote: {
      understands: ['BADVERSION'],
      answered(turn, { error }): void {
        if (error === 'OK') voted(turn, turn.program.vote);
        else readOwn(turn);
      },
      lost: readOwn,
    },
    all: {
      answered(turn, { children = [] }): void {
        const { program, client } = turn;
        program.others = children.filter((name) => name !== client.name).sort();
        readOthers(turn);
      },
    },
    read: {
      answered(turn, { data }): void {
        const { program } = turn;
        const other = voteIn(data);
        if (other === 'abort') return decide(turn, 'aborted');
        if (other === '') {
          program.step = 'waiting';
          return;
        }
        program.others = program.others.slice(1);
        readOthers(turn);
      },
    },
    waiting: {},
    watching: {},
  },
  onWatch(turn, { path }): void {
    const { program } = turn;
    if (program.step === 'watching' && path === program.path) list(turn);
    else if (program.step === 'waiting' && path === otherPath(turn)) readOthers(turn);
  },
});
