import type { EventOf } from '../../simulation/facts.ts';
import type { World } from '../../simulation/world.ts';
import { clientsAt } from './at-work.ts';

const SECOND_US = 1_000_000;

/** One client that asks at a steady rate. */
export interface Load {
  readonly client: string;
  /** Reads and writes that it has asked for. */
  readonly issued: number;
  /** Those that were answered, and those whose outcome nobody told it. */
  readonly answered: number;
  readonly lost: number;
  /** Requests without an answer yet, and how many of them it allows itself. */
  readonly outstanding: number;
  readonly outstandingMost: number;
  /** Turns that it left out, because too many had no answer. */
  readonly leftOut: number;
  /** Answers of the last second. */
  readonly perSecond: number;
  /** How long those took on average, milliseconds; null if there were none. */
  readonly tookMs: number | null;
}

export interface WorkloadView {
  readonly path: string;
  readonly loads: readonly Load[];
  /** Answers that all of them got in the last second. */
  readonly perSecond: number;
}

/** The znodes below which clients read and write at a steady rate. */
export function workloadPlaces({ clients }: World): readonly string[] {
  const places = [...clients.values()].flatMap(({ program, chroot }) =>
    program.kind === 'workload' ? [chroot + program.path] : [],
  );
  return [...new Set(places)].sort();
}

const isLost = ({ result }: EventOf<'answered'>): boolean => result.error === 'CONNECTIONLOSS';

/**
 * A workload: what each client has asked for and got.
 *
 * @param answersOf what a client was answered up to now, the oldest first
 * @param at now, microseconds
 */
export function workloadView(
  world: World,
  path: string,
  answersOf: (client: string) => readonly EventOf<'answered'>[],
  at: number,
): WorkloadView {
  const loads = clientsAt(world, path).flatMap((client): Load[] => {
    const { program } = world.clients.get(client)!;
    if (program.kind !== 'workload') return [];
    const all = answersOf(client);
    const lost = all.filter(isLost).length;
    const from = all.findLastIndex((answer) => answer.at <= at - SECOND_US) + 1;
    const recent = all.slice(from).filter((answer) => !isLost(answer));
    const tookUs = recent.reduce((sum, answer) => sum + answer.tookUs, 0);
    return [
      {
        client,
        issued: program.asked,
        answered: all.length - lost,
        lost,
        outstanding: program.waiting,
        outstandingMost: program.outstanding,
        leftOut: program.skipped,
        perSecond: recent.length,
        tookMs: recent.length === 0 ? null : tookUs / recent.length / 1_000,
      },
    ];
  });
  return { path, loads, perSecond: loads.reduce((sum, load) => sum + load.perSecond, 0) };
}
