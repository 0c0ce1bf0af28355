import type { SubOperation } from '../../znodes/request.ts';
import { childOf, lifeId } from './ask.ts';
import type { TransactionFact } from './recipe-facts.ts';
import {
  errs,
  go,
  goFlushed,
  rest,
  tell,
  type CommonStep,
  type Turn,
  type Walker,
  walking,
} from './walk.ts';

/** What a site's node says: nothing yet, or its vote. */
export type Vote = 'commit' | 'abort' | '';

export const voteIn = (data: string | null | undefined): Vote =>
  data === 'commit' || data === 'abort' ? data : '';

export const COORDINATOR_MISTAKES = [
  /** Writes abort over whatever stands there, be it a vote that came in time. */
  'aborts-over-votes',
] as const;
export type CoordinatorMistake = (typeof COORDINATOR_MISTAKES)[number];

/**
 * Begins a transaction under `path` with one node for each of the `sites`, waits `decideMs` for their votes, and begins the next after
 * `everyMs`, `transactions` in all.
 */
export interface CoordinatorSetup {
  readonly kind: 'commit-coordinator';
  readonly path: string;
  /** The clients that take part. */
  readonly sites: readonly string[];
  readonly decideMs: number;
  readonly everyMs: number;
  readonly transactions: number;
  readonly mistakes?: readonly CoordinatorMistake[] | undefined;
}

export interface CoordinatorProgram extends CoordinatorSetup, Walker {
  step: CommonStep | 'begin' | 'find' | 'read' | 'waiting' | 'abort' | 'resting';
  /** The name of the transaction's node; empty before the first. */
  transaction: string;
  count: number;
  /** What it knows of the transaction. */
  phase: 'none' | 'beginning' | 'open' | 'decided';
  /** Time is up: who has not voted is taken to abort. */
  late: boolean;
  /** Whose vote it looks at. */
  site: number;
  /** Virtual time at which it stops waiting, microseconds. */
  decidesAt: number;
}

type Here = Turn<CoordinatorProgram>;

const pathOf = ({ program }: Here): string => childOf(program.path, program.transaction);
const votePath = (turn: Here): string =>
  childOf(pathOf(turn), turn.program.sites[turn.program.site]!);

const say = (turn: Here, state: TransactionFact['state']): void =>
  tell(turn, {
    kind: 'transaction-changed',
    rule: 'recipe.two-phase-commit',
    transaction: pathOf(turn),
    state,
    vote: '',
  });

function next(turn: Here): void {
  const { program, client } = turn;
  if (program.count >= program.transactions) {
    program.step = 'resting';
    return;
  }
  program.count++;
  program.phase = 'beginning';
  program.transaction = `${lifeId(client)}-${String(program.count).padStart(4, '0')}`;
  begin(turn);
}

/** All of it is there, or nothing. */
function begin(turn: Here): void {
  const { program } = turn;
  const paths = [pathOf(turn), ...program.sites.map((site) => childOf(pathOf(turn), site))];
  const ops = paths.map((path): SubOperation => ({
    op: 'create',
    path,
    data: '',
    mode: 'persistent',
  }));
  go(turn, 'begin', { op: 'multi', ops });
}

function begun(turn: Here): void {
  const { program, host, client } = turn;
  program.phase = 'open';
  program.late = false;
  program.decidesAt = host.now + program.decideMs * 1_000;
  say(turn, 'begun');
  host.setClientTimer(client, 'program', program.decideMs * 1_000);
  readFrom(turn, 0);
}

function readFrom(turn: Here, site: number): void {
  const { program } = turn;
  program.site = site;
  if (site === program.sites.length) return decide(turn, 'committed');
  read(turn);
}

const read = (turn: Here): void =>
  go(turn, 'read', { op: 'getData', path: votePath(turn), watch: true });

/** Its word counts only where no vote stands yet. */
const abort = (turn: Here): void =>
  go(turn, 'abort', {
    op: 'setData',
    path: votePath(turn),
    data: 'abort',
    version: errs(turn.program, 'aborts-over-votes') ? -1 : 0,
  });

function decide(turn: Here, outcome: 'committed' | 'aborted'): void {
  const { program } = turn;
  program.phase = 'decided';
  say(turn, outcome);
  rest(turn, 'resting', program.everyMs);
}

function onLate(turn: Here): void {
  const { program } = turn;
  program.late = true;
  if (program.step === 'waiting') abort(turn);
}

/** Two-phased commit (`recipes.md`): the transaction is committed if every site has voted for it, whoever asks, whenever. */
export const commitCoordinator = walking<CoordinatorSetup, CoordinatorProgram>({
  initial: (setup) => ({
    ...setup,
    step: 'stopped',
    making: '',
    transaction: '',
    count: 0,
    phase: 'none',
    late: false,
    site: 0,
    decidesAt: 0,
  }),
  needs: ({ program }) => [program.path],
  start(turn): void {
    const { program, host, client } = turn;
    if (program.phase === 'beginning') return find(turn);
    if (program.phase !== 'open') return next(turn);
    const leftUs = program.decidesAt - host.now;
    if (leftUs > 0) host.setClientTimer(client, 'program', leftUs);
    else program.late = true;
    readFrom(turn, program.site);
  },
  steps: {
    begin: { understands: ['NODEEXISTS'], answered: begun, lost: find },
    find: {
      understands: ['NONODE'],
      answered(turn, { error }): void {
        if (error === 'NONODE') begin(turn);
        else begun(turn);
      },
      lost: find,
    },
    read: {
      answered(turn, { data }): void {
        const { program } = turn;
        const vote = voteIn(data);
        if (vote === 'commit') return readFrom(turn, program.site + 1);
        if (vote === 'abort') return decide(turn, 'aborted');
        if (program.late) abort(turn);
        else program.step = 'waiting';
      },
      due: onLate,
    },
    waiting: { due: onLate },
    abort: {
      understands: ['BADVERSION'],
      answered(turn, { error }): void {
        if (error === 'OK') decide(turn, 'aborted');
        else read(turn);
      },
      lost: read,
    },
    resting: { due: next },
  },
  onWatch(turn, { path }): void {
    if (turn.program.step === 'waiting' && path === votePath(turn)) read(turn);
  },
});

/** Behind a lost answer: whether the transaction was begun. */
function find(turn: Here): void {
  goFlushed(turn, 'find', { op: 'exists', path: pathOf(turn) });
}
