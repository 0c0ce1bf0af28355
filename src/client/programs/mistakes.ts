import { HERD_MISTAKES } from './herd-lock.ts';
import { BARRIER_MISTAKES } from './barrier.ts';
import { COORDINATOR_MISTAKES } from './commit-coordinator.ts';
import { SITE_MISTAKES } from './commit-site.ts';
import { READER_MISTAKES } from './configuration.ts';
import { COUNTER_MISTAKES } from './counter.ts';
import { DOUBLE_BARRIER_MISTAKES } from './double-barrier.ts';
import { LINE_MISTAKES } from './line.ts';
import { MEMBER_MISTAKES } from './member.ts';
import type { ProgramKind } from './programs.ts';
import { REVOCABLE_MISTAKES } from './revocable-lock.ts';
import { SEMAPHORE_MISTAKES } from './semaphore.ts';
import { SHARED_MISTAKES } from './shared-lock.ts';
import { CONSUMER_MISTAKES } from './queue-consumer.ts';
import { PRODUCER_MISTAKES } from './queue-producer.ts';
import { SERVICE_CONSUMER_MISTAKES } from './service-consumer.ts';
import { INSTANCE_MISTAKES } from './service-instance.ts';

/** The famous mistakes that can be made in each program; none where there is no list. */
export const MISTAKES = {
  lock: LINE_MISTAKES,
  'herd-lock': HERD_MISTAKES,
  'shared-lock': SHARED_MISTAKES,
  'revocable-lock': REVOCABLE_MISTAKES,
  semaphore: SEMAPHORE_MISTAKES,
  election: LINE_MISTAKES,
  barrier: BARRIER_MISTAKES,
  'double-barrier': DOUBLE_BARRIER_MISTAKES,
  'queue-producer': PRODUCER_MISTAKES,
  'queue-consumer': CONSUMER_MISTAKES,
  counter: COUNTER_MISTAKES,
  member: MEMBER_MISTAKES,
  'service-instance': INSTANCE_MISTAKES,
  'service-consumer': SERVICE_CONSUMER_MISTAKES,
  'configuration-reader': READER_MISTAKES,
  'commit-coordinator': COORDINATOR_MISTAKES,
  'commit-site': SITE_MISTAKES,
} as const satisfies Partial<Record<ProgramKind, readonly string[]>>;

export type MistakenKind = keyof typeof MISTAKES;
