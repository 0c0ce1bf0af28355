import type { ErrorName } from '../../znodes/error-code.ts';
import type { Result, WatchEvent } from '../../znodes/result.ts';
import type { ClientOperation } from '../../znodes/wire.ts';
import type { Client } from '../client-state.ts';
import type { ClientHost } from '../host.ts';
import { ask, wakeAfter } from './ask.ts';
import type { RecipeFact } from './recipe-facts.ts';
import type { Handlers } from './handlers.ts';
import { onWayTo } from './parents.ts';

/** How long a program rests that met an error it has no answer to; then it begins anew. */
const STUMBLE_MS = 1_000;

/** One moment of a program: who runs it, what it remembers, and the machine that it runs on. */
export interface Turn<P> {
  readonly client: Client;
  readonly program: P;
  readonly host: ClientHost;
}

/** Steps that every walk has: it makes the znodes that it needs, rests from an error, or was refused for good. */
export type CommonStep = 'make' | 'stumbled' | 'stopped';

export interface Walker {
  step: string;
  /** The znode that it makes now. */
  making: string;
  /** What it reads once a write of its own has flushed what was asked before; absent: nothing. */
  flushed?: Reading | undefined;
}

export interface Reading {
  readonly op: 'getData' | 'exists' | 'getChildren';
  readonly path: string;
}

/** What a program does at one step of its walk. It has one question out at a time. */
export interface Step<P> {
  /** The answer to what it asked: OK, or one of `understands`. */
  answered?(turn: Turn<P>, result: Result, operation: ClientOperation): void;
  /** Errors that are an answer here. With any other it rests, and begins anew. */
  readonly understands?: readonly ErrorName[];
  /** Nobody knows whether it was carried out. Left out: the same is asked again, as is right where twice is as good as once. */
  lost?(turn: Turn<P>, operation: ClientOperation): void;
  /** Its timer is due. */
  due?(turn: Turn<P>): void;
}

/** A program as a table of steps. */
export interface Walk<S, P extends S & Walker> {
  initial(setup: S, client: string): P;
  /** A new session: what the old one owned or watched is gone. */
  renew?(turn: Turn<P>): void;
  /** The persistent znodes that must be there before it starts, parents first. */
  needs(turn: Turn<P>): readonly string[];
  /** They are there. */
  start(turn: Turn<P>): void;
  readonly steps: Readonly<Record<Exclude<P['step'], CommonStep>, Step<P>>>;
  onWatch?(turn: Turn<P>, event: WatchEvent): void;
  /** Another program takes its place: the ephemerals that it may have. */
  readonly leaves?: (program: P) => readonly string[];
}

/** Asks, and is at that step until the answer comes. */
export function go<P extends Walker>(
  turn: Turn<P>,
  step: P['step'],
  operation: ClientOperation,
): void {
  const { client, program, host } = turn;
  program.step = step;
  if (!ask(client, host, operation)) program.step = 'stopped';
}

/**
 * Reads behind a write that changes nothing: the leader puts it behind all that was asked before, on whichever server, in whichever session, so
 * that what is read shows what became of it. Only so can a program learn the outcome of what got no answer. A `sync` would not do: where the
 * leader itself serves the client, it waits for nothing (`LeaderZooKeeperServer`'s `CommitProcessor` does not match syncs).
 */
export function goFlushed<P extends Walker>(
  turn: Turn<P>,
  step: P['step'],
  reading: Reading,
): void {
  turn.program.flushed = reading;
  const check = { op: 'check', path: reading.path, version: -1 } as const;
  go(turn, step, { op: 'multi', ops: [check] });
}

/** Does nothing for a while. */
export function rest<P extends Walker>(turn: Turn<P>, step: P['step'], ms: number): void {
  turn.program.step = step;
  wakeAfter(turn.client, turn.host, ms);
}

export const tell = <P>({ client, host }: Turn<P>, fact: RecipeFact): void =>
  void host.note({ ...fact, who: client.name });

/** The parent that a znode needs; none if that is the root. */
export function parentsOf(path: string): readonly string[] {
  const end = path.lastIndexOf('/');
  return end > 0 ? [path.slice(0, end)] : [];
}

export const errs = <M extends string>(
  program: { readonly mistakes?: readonly M[] | undefined },
  mistake: M,
): boolean => program.mistakes?.includes(mistake) === true;

const isOver = (error: ErrorName): boolean => error === 'SESSIONEXPIRED' || error === 'AUTHFAILED';

/** The handlers of a walk. */
export function walking<S, P extends S & Walker>(walk: Walk<S, P>): Handlers<S, P> {
  const steps: Readonly<Record<string, Step<P>>> = walk.steps;

  function make(turn: Turn<P>, path: string): void {
    turn.program.making = path;
    go(turn, 'make', { op: 'create', path, data: '', mode: 'persistent' });
  }

  function start(turn: Turn<P>): void {
    const [first] = walk.needs(turn);
    if (first === undefined) walk.start(turn);
    else make(turn, first);
  }

  function onMade(turn: Turn<P>, asked: string, error: ErrorName): void {
    const { program } = turn;
    const way = onWayTo(program.making, asked, error);
    if (way.next === 'create') {
      const { path } = way;
      if (path === '') program.step = 'stopped';
      else go(turn, 'make', { op: 'create', path, data: '', mode: 'persistent' });
      return;
    }
    if (way.next === 'give-up') return stumble(turn);
    const needs = walk.needs(turn);
    const next = needs[needs.indexOf(program.making) + 1];
    if (next === undefined) walk.start(turn);
    else make(turn, next);
  }

  const stumble = (turn: Turn<P>): void => rest(turn, 'stumbled', STUMBLE_MS);

  return {
    initial: (setup, client) => walk.initial(setup, client),
    begin(client, program, host) {
      const turn = { client, program, host };
      program.flushed = undefined;
      walk.renew?.(turn);
      start(turn);
    },
    onAnswer(client, program, host, operation, result): void {
      const { error } = result;
      if (operation.op === 'sync' || isOver(error)) return;
      const turn = { client, program, host };
      const { flushed } = program;
      program.flushed = undefined;
      // That it is not there is an answer too; a server that takes no writes has flushed nothing.
      if (flushed !== undefined && (error === 'OK' || error === 'NONODE')) {
        return go(turn, program.step, { ...flushed, watch: false });
      }
      if (flushed !== undefined && error !== 'CONNECTIONLOSS') return stumble(turn);
      if (program.step === 'make') {
        if (operation.op === 'create') onMade(turn, operation.path, error);
        return;
      }
      const step = steps[program.step];
      if (step?.answered === undefined) return;
      if (error === 'CONNECTIONLOSS') {
        if (step.lost !== undefined) step.lost(turn, operation);
        else go(turn, program.step, operation);
      } else if (error === 'OK' || step.understands?.includes(error) === true) {
        step.answered(turn, result, operation);
      } else stumble(turn);
    },
    onWatch(client, program, host, event): void {
      if (program.step !== 'stumbled') walk.onWatch?.({ client, program, host }, event);
    },
    onTimer(client, program, host) {
      const turn = { client, program, host };
      if (program.step === 'stumbled') start(turn);
      else steps[program.step]?.due?.(turn);
    },
    ...(walk.leaves && { leaves: walk.leaves }),
  };
}
