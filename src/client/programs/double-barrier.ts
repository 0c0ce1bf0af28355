import type { SubOperation } from '../../znodes/request.ts';
import { childOf, lifeId, nameOf } from './ask.ts';
import type { DoubleBarrierFact } from './recipe-facts.ts';
import { errs, go, rest, tell, type CommonStep, type Turn, type Walker, walking } from './walk.ts';

type Zxid = number;

export const DOUBLE_BARRIER_MISTAKES = [
  /** A name that the server numbers: whoever cannot know whether it has entered enters once more. */
  'no-guid',
  /** Leaves the sign behind, and takes any sign for one of this round. */
  'stale-ready',
  /** Goes away when its own work is done. */
  'leaves-alone',
  /** Counts first and sets the watch later: a sign between them is never heard of. */
  'late-watch',
] as const;
export type DoubleBarrierMistake = (typeof DOUBLE_BARRIER_MISTAKES)[number];

/** Begins when `count` are there, works for `workMs`, leaves when all are done, and comes again after `restMs`. */
export interface DoubleBarrierSetup {
  readonly kind: 'double-barrier';
  readonly path: string;
  readonly count: number;
  readonly workMs: number;
  readonly restMs: number;
  readonly mistakes?: readonly DoubleBarrierMistake[] | undefined;
}

/** Before the barrier, in it, at work, and on the way out. */
type Outside = 'door' | 'version' | 'knock' | 'clear' | 'outside';
type Entering = 'enter' | 'own' | 'ready' | 'withdraw' | 'count' | 'signal' | 'late' | 'waiting';
type Leaving = 'list' | 'depart' | 'follow' | 'staying';

export interface DoubleBarrierProgram extends DoubleBarrierSetup, Walker {
  step: CommonStep | Outside | Entering | 'working' | Leaving | 'resting';
  /** Its own node's name, empty while it has none. */
  node: string;
  /** How many times it has come. */
  round: number;
  /** The czxid of its node: a sign that is older was not meant for it. */
  since: Zxid;
  /** It has begun, and has not left. */
  inside: boolean;
  /** Something happened to the sign while it was busy. */
  woken: boolean;
  /** The node whose end it waits for on its way out; empty for none. */
  watches: string;
  /** The barrier's version: each sign raises it. */
  version: number;
}

/** The sign that all are there: a child beside the participants' nodes, and none of them. */
const READY = 'ready';

type Here = Turn<DoubleBarrierProgram>;

const ownPath = ({ program }: Here): string => childOf(program.path, program.node);
const signPath = ({ program }: Here): string => childOf(program.path, READY);

function say(turn: Here, state: DoubleBarrierFact['state']): void {
  const { path: barrier, node, count: needs } = turn.program;
  const rule = 'recipe.double-barrier';
  tell(turn, { kind: 'double-barrier-changed', rule, barrier, state, node, needs });
}

/** While the sign of a round is there, its participants are not all gone yet: whoever comes waits outside. */
function come(turn: Here): void {
  const { client, program } = turn;
  program.round++;
  program.node = errs(program, 'no-guid')
    ? ''
    : `${client.name}-${lifeId(client)}-${program.round}`;
  if (errs(program, 'stale-ready')) enter(turn);
  else goToDoor(turn);
}

const goToDoor = (turn: Here): void =>
  go(turn, 'door', { op: 'exists', path: signPath(turn), watch: true });

/** Asked again after a lost answer: the name is unique, so whatever stands there is its own. */
function enter(turn: Here): void {
  const { client, program } = turn;
  program.woken = false;
  const path = errs(program, 'no-guid') ? childOf(program.path, 'p-') : ownPath(turn);
  const mode = errs(program, 'no-guid') ? 'ephemeral_sequential' : 'ephemeral';
  go(turn, 'enter', { op: 'create', path, data: client.name, mode });
}

function lookForSign(turn: Here): void {
  turn.program.woken = false;
  if (errs(turn.program, 'late-watch')) count(turn);
  else readSign(turn);
}

const readSign = (turn: Here): void =>
  go(turn, 'ready', { op: 'exists', path: signPath(turn), watch: true });

const count = (turn: Here): void =>
  go(turn, 'count', { op: 'getChildren', path: turn.program.path, watch: false });

function wait(turn: Here): void {
  const { program } = turn;
  program.step = 'waiting';
  if (program.woken) lookForSign(turn);
}

/** The sign is given only if all who were counted are still there when it is. */
function signal(turn: Here, counted: readonly string[]): void {
  const { path } = turn.program;
  const sign = { op: 'create', path: signPath(turn), data: '', mode: 'persistent' } as const;
  const raise = { op: 'setData', path, data: '', version: -1 } as const;
  const checks = counted.map((name): SubOperation => ({
    op: 'check',
    path: childOf(path, name),
    version: -1,
  }));
  go(turn, 'signal', { op: 'multi', ops: [...checks, sign, raise] });
}

function work(turn: Here): void {
  turn.program.inside = true;
  say(turn, 'entered');
  rest(turn, 'working', turn.program.workMs);
}

function leave(turn: Here): void {
  say(turn, 'leaving');
  list(turn);
}

const list = (turn: Here): void =>
  go(turn, 'list', { op: 'getChildren', path: turn.program.path, watch: false });

function left(turn: Here): void {
  const { program } = turn;
  say(turn, 'left');
  program.inside = false;
  program.node = '';
  rest(turn, 'resting', program.restMs);
}

/** The last one takes the sign away in the same transaction; of several the first waits for the last, all others go and wait for the first. */
function depart(turn: Here, children: readonly string[]): void {
  const { program } = turn;
  const { node } = program;
  const inside = children.filter((name) => name !== READY).sort();
  const [first] = inside;
  const keepsSign = errs(program, 'stale-ready');
  const isOver = first === undefined || (!children.includes(READY) && !keepsSign);
  const stays = inside.includes(node);
  if (!stays && (isOver || errs(program, 'leaves-alone'))) return left(turn);
  const own = { op: 'delete', path: ownPath(turn), version: -1 } as const;
  const alone = inside.length === 1;
  program.watches = '';
  if (stays && alone && children.includes(READY) && !keepsSign) {
    const sign = { op: 'delete', path: signPath(turn), version: -1 } as const;
    go(turn, 'depart', { op: 'multi', ops: [own, sign] });
  } else if (stays && (alone || isOver || first !== node || errs(program, 'leaves-alone'))) {
    go(turn, 'depart', own);
  } else follow(turn, first === node ? inside.at(-1)! : first!);
}

/** Waits until this one is gone, to list again. */
function follow(turn: Here, name: string): void {
  turn.program.watches = name;
  go(turn, 'follow', { op: 'exists', path: childOf(turn.program.path, name), watch: true });
}

/**
 * The double barrier (`recipes.md`, "Double Barriers"): nobody begins before all are there, nobody leaves before all are done. What the
 * recipe leaves to its reader: the sign is no participant; who comes late waits outside until the round is over; the last one takes the
 * sign away, and where it could not, the next one who comes does.
 */
export const doubleBarrier = walking<DoubleBarrierSetup, DoubleBarrierProgram>({
  initial: (setup) => ({
    ...setup,
    step: 'stopped',
    making: '',
    node: '',
    round: 0,
    since: 0,
    inside: false,
    woken: false,
    watches: '',
    version: 0,
  }),
  needs: ({ program }) => [program.path],
  // Its node went with the session; whoever had begun still leaves with the others.
  start(turn): void {
    if (turn.program.inside) leave(turn);
    else come(turn);
  },
  steps: {
    door: {
      understands: ['NONODE'],
      answered(turn, { error }): void {
        if (error === 'NONODE') return enter(turn);
        go(turn, 'version', { op: 'getData', path: turn.program.path, watch: false });
      },
    },
    version: {
      answered(turn, { stat }): void {
        const { program } = turn;
        program.version = stat?.version ?? 0;
        go(turn, 'knock', { op: 'getChildren', path: program.path, watch: true });
      },
    },
    knock: {
      answered(turn, { children = [] }): void {
        const { program } = turn;
        if (!children.includes(READY)) return goToDoor(turn);
        if (children.length > 1) {
          program.step = 'outside';
          return;
        }
        // A sign without anybody: the last one died. None but this very sign may go.
        const check = { op: 'check', path: program.path, version: program.version } as const;
        const sign = { op: 'delete', path: signPath(turn), version: -1 } as const;
        go(turn, 'clear', { op: 'multi', ops: [check, sign] });
      },
    },
    clear: { understands: ['BADVERSION', 'NONODE'], answered: goToDoor, lost: goToDoor },
    outside: {},
    enter: {
      understands: ['NODEEXISTS'],
      answered(turn, { path }): void {
        const { program } = turn;
        if (errs(program, 'no-guid') && path !== undefined) program.node = nameOf(path);
        say(turn, 'entering');
        go(turn, 'own', { op: 'exists', path: ownPath(turn), watch: false });
      },
    },
    own: {
      understands: ['NONODE'],
      answered(turn, { stat }): void {
        if (stat === undefined) return enter(turn);
        turn.program.since = stat.czxid;
        lookForSign(turn);
      },
    },
    ready: {
      understands: ['NONODE'],
      answered(turn, { stat }): void {
        const { program } = turn;
        if (stat === undefined) return count(turn);
        if (errs(program, 'stale-ready') || stat.czxid > program.since) return work(turn);
        go(turn, 'withdraw', { op: 'delete', path: ownPath(turn), version: -1 });
      },
    },
    withdraw: { understands: ['NONODE'], answered: goToDoor },
    count: {
      answered(turn, { children = [] }): void {
        const { program } = turn;
        const inside = children.filter((name) => name !== READY);
        if (!inside.includes(program.node)) return enter(turn);
        if (inside.length >= program.count) return signal(turn, inside);
        if (!errs(program, 'late-watch')) return wait(turn);
        go(turn, 'late', { op: 'exists', path: signPath(turn), watch: true });
      },
    },
    // Only by mistake: the answer would tell that the sign is there by now.
    late: { understands: ['NONODE'], answered: wait },
    signal: {
      understands: ['NODEEXISTS', 'NONODE'],
      answered(turn, { error }): void {
        if (error === 'OK') work(turn);
        else readSign(turn);
      },
      lost: readSign,
    },
    waiting: {},
    working: { due: leave },
    list: { answered: (turn, { children = [] }) => depart(turn, children) },
    depart: {
      understands: ['NONODE'],
      answered: list,
      lost: list,
    },
    follow: {
      understands: ['NONODE'],
      answered(turn, { error }): void {
        if (error === 'NONODE') list(turn);
        else turn.program.step = 'staying';
      },
    },
    staying: {},
    resting: { due: come },
  },
  onWatch(turn, { path }): void {
    const { program } = turn;
    const { step } = program;
    const isSign = path === signPath(turn);
    if (step === 'outside' && (isSign || path === program.path)) goToDoor(turn);
    else if (step === 'waiting' && isSign) lookForSign(turn);
    else if (step === 'staying' && path === childOf(program.path, program.watches)) list(turn);
    else if (isSign) program.woken = true;
  },
  leaves: ({ path, node }) => (node === '' ? [] : [childOf(path, node)]),
});
