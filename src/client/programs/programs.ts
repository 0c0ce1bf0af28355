import type { Result, WatchEvent } from '../../znodes/result.ts';
import type { ClientOperation } from '../../znodes/wire.ts';
import type { Client } from '../client-state.ts';
import type { ClientHost } from '../host.ts';
import { request } from '../request.ts';
import { isOver } from '../transitions.ts';
import { election, type ElectionProgram, type ElectionSetup } from './election.ts';
import type { Handlers } from './handlers.ts';
import { herdLock, type HerdLockProgram, type HerdLockSetup } from './herd-lock.ts';
import type { ResourceUse } from './holding.ts';
import {
  barrier,
  barrierKeeper,
  type BarrierKeeperProgram,
  type BarrierKeeperSetup,
  type BarrierProgram,
  type BarrierSetup,
} from './barrier.ts';
import {
  commitCoordinator,
  type CoordinatorProgram,
  type CoordinatorSetup,
} from './commit-coordinator.ts';
import { commitSite, type SiteProgram, type SiteSetup } from './commit-site.ts';
import {
  configurationPublisher,
  configurationReader,
  type PublisherProgram,
  type PublisherSetup,
  type ReaderProgram,
  type ReaderSetup,
} from './configuration.ts';
import { counter, type CounterProgram, type CounterSetup } from './counter.ts';
import {
  doubleBarrier,
  type DoubleBarrierProgram,
  type DoubleBarrierSetup,
} from './double-barrier.ts';
import { type IdleProgram, idle } from './idle.ts';
import { type LockProgram, type LockSetup, lock } from './lock.ts';
import { member, type MemberProgram, type MemberSetup } from './member.ts';
import { type ConsumerProgram, type ConsumerSetup, queueConsumer } from './queue-consumer.ts';
import { type ProducerProgram, type ProducerSetup, queueProducer } from './queue-producer.ts';
import {
  type ServiceConsumerProgram,
  type ServiceConsumerSetup,
  serviceConsumer,
} from './service-consumer.ts';
import { type InstanceProgram, type InstanceSetup, serviceInstance } from './service-instance.ts';
import {
  revocableLock,
  type RevocableLockProgram,
  type RevocableLockSetup,
} from './revocable-lock.ts';
import { semaphore, type SemaphoreProgram, type SemaphoreSetup } from './semaphore.ts';
import { sharedLock, type SharedLockProgram, type SharedLockSetup } from './shared-lock.ts';
import { workload, type WorkloadProgram, type WorkloadSetup } from './workload.ts';
import { type WriterProgram, type WriterSetup, writer } from './writer.ts';

/** What a person gives a client to do. */
export type ProgramSetup = IdleProgram | WriterSetup | LockFamilySetup | RecipeSetup;
type LockFamilySetup =
  LockSetup | HerdLockSetup | SharedLockSetup | RevocableLockSetup | SemaphoreSetup | ElectionSetup;
type RecipeSetup =
  | BarrierSetup
  | BarrierKeeperSetup
  | DoubleBarrierSetup
  | ProducerSetup
  | ConsumerSetup
  | CounterSetup
  | MemberSetup
  | InstanceSetup
  | ServiceConsumerSetup
  | PublisherSetup
  | ReaderSetup
  | CoordinatorSetup
  | SiteSetup
  | WorkloadSetup;

/** What the client's program remembers. */
export type ProgramState = IdleProgram | WriterProgram | LockFamilyProgram | RecipeProgram;
type LockFamilyProgram =
  | LockProgram
  | HerdLockProgram
  | SharedLockProgram
  | RevocableLockProgram
  | SemaphoreProgram
  | ElectionProgram;
type RecipeProgram =
  | BarrierProgram
  | BarrierKeeperProgram
  | DoubleBarrierProgram
  | ProducerProgram
  | ConsumerProgram
  | CounterProgram
  | MemberProgram
  | InstanceProgram
  | ServiceConsumerProgram
  | PublisherProgram
  | ReaderProgram
  | CoordinatorProgram
  | SiteProgram
  | WorkloadProgram;

export type ProgramKind = ProgramSetup['kind'];

/** The library: each kind with its handlers. */
const PROGRAMS: {
  readonly [K in ProgramKind]: Handlers<
    Extract<ProgramSetup, { kind: K }>,
    Extract<ProgramState, { kind: K }>
  >;
} = {
  idle,
  writer,
  lock,
  'herd-lock': herdLock,
  'shared-lock': sharedLock,
  'revocable-lock': revocableLock,
  semaphore,
  election,
  barrier,
  'barrier-keeper': barrierKeeper,
  'double-barrier': doubleBarrier,
  'queue-producer': queueProducer,
  'queue-consumer': queueConsumer,
  counter,
  member,
  'service-instance': serviceInstance,
  'service-consumer': serviceConsumer,
  'configuration-publisher': configurationPublisher,
  'configuration-reader': configurationReader,
  'commit-coordinator': commitCoordinator,
  'commit-site': commitSite,
  workload,
};

/** The kind and the handlers belong together; the compiler cannot follow that through an index. */
const handlersOf = (kind: ProgramKind): Handlers<ProgramSetup, ProgramState> => PROGRAMS[kind];

export const newProgram = (setup: ProgramSetup, client: string): ProgramState =>
  handlersOf(setup.kind).initial(setup, client);

/** A new session is open: the client's program begins. */
export function startProgram(client: Client, host: ClientHost): void {
  handlersOf(client.program.kind).begin(client, client.program, host);
}

/** Whether its program is still of any use: a session that ends, or is over for good, answers nothing new. */
const isAtWork = ({ state, closing }: Client): boolean => !closing && !isOver(state);

/** Hands an answer to the program, as long as its session goes on. */
export function onProgramAnswer(
  client: Client,
  host: ClientHost,
  operation: ClientOperation,
  result: Result,
): void {
  if (!isAtWork(client)) return;
  handlersOf(client.program.kind).onAnswer(client, client.program, host, operation, result);
}

/** Hands a watch event to the program. */
export function onProgramWatch(client: Client, host: ClientHost, event: WatchEvent): void {
  if (!isAtWork(client)) return;
  handlersOf(client.program.kind).onWatch?.(client, client.program, host, event);
}

/** The one timer of the program is due. */
export function onProgramTimer(client: Client, host: ClientHost): void {
  if (!isAtWork(client)) return;
  handlersOf(client.program.kind).onTimer?.(client, client.program, host);
}

/** A resource has accepted or refused what the program did there. */
export function onProgramVerdict(
  client: Client,
  host: ClientHost,
  use: ResourceUse,
  accepted: boolean,
): void {
  if (!isAtWork(client)) return;
  handlersOf(client.program.kind).onVerdict?.(client, client.program, host, use, accepted);
}

/**
 * The client's program ends and another takes its place, in the session that there is. What the old one asked is answered to nobody;
 * what it owned is deleted, if it can be.
 */
export function setProgram(client: Client, host: ClientHost, setup: ProgramSetup): void {
  const { program } = client;
  const left = handlersOf(program.kind).leaves?.(program) ?? [];
  host.clearClientTimer(client, 'program');
  const disown = <T extends { readonly by: string }>(pending: T): T =>
    pending.by === 'program' ? { ...pending, by: 'former' } : pending;
  client.pending = client.pending.map(disown);
  client.unsent = client.unsent.map(disown);
  client.callbacks = client.callbacks.map(({ pending, result }) => ({
    pending: disown(pending),
    result,
  }));
  for (const path of left) deleteLeft(client, host, path);
  client.program = newProgram(setup, client.name);
  if (client.session !== '' && isAtWork(client)) startProgram(client, host);
}

/** An answer to a program that is no more: an ephemeral that it made after all is nobody's. */
export function onFormerAnswer(
  client: Client,
  host: ClientHost,
  operation: ClientOperation,
  result: Result,
): void {
  const made = operation.op === 'create' && operation.mode.startsWith('ephemeral');
  if (made && result.path !== undefined) deleteLeft(client, host, result.path);
  if (operation.op === 'delete' && result.error === 'CONNECTIONLOSS' && isAtWork(client)) {
    deleteLeft(client, host, operation.path);
  }
}

const deleteLeft = (client: Client, host: ClientHost, path: string): void =>
  void request(client, host, { op: 'delete', path, version: -1 }, 'former');
