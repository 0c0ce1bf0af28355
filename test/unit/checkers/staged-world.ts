import { PersistentLog } from '../../../src/kernel/persistent-log.ts';
import type { Checker, Violation } from '../../../src/checkers/checker.ts';
import type { Event, EventKind, EventOf } from '../../../src/simulation/facts.ts';
import type { World } from '../../../src/simulation/world.ts';
import { emptyDisk, type Disk } from '../../../src/zab/disk.ts';
import type { Configuration } from '../../../src/zab/ensemble.ts';
import { majorityOf } from '../../../src/zab/quorum.ts';
import { zxidOf } from '../../../src/zab/zxid.ts';

export const z = (epoch: number, counter: number): number => zxidOf(epoch, counter);

/** A transaction of which the checkers know nothing but its zxid and whether it equals another. */
export const txn = (epoch: number, counter: number, says = ''): { zxid: number; says: string } => ({
  zxid: z(epoch, counter),
  says,
});

export interface StagedPeer {
  readonly sid: number;
  up: boolean;
  serving: boolean;
  role: string;
  lastProcessed: number;
  replica: unknown;
  observer: boolean;
  oracle: 'grants' | 'denies' | null;
  config: Configuration;
  proposedConfig: Configuration | null;
  leading: { readonly outstanding: ReadonlyMap<number, unknown> } | null;
  learning: { readonly leader: number } | null;
  election: { readonly round: number };
  readonly disk: Disk;
}

/** A configuration whose voters are these. */
export const configOf = (voters: readonly number[], version = 0): Configuration => ({
  version,
  quorum: majorityOf(voters),
  observers: [],
});

type Facts<K extends EventKind> = Omit<EventOf<K>, 'id' | 'at' | 'step' | 'cause' | 'kind'>;

/**
 * Only what checkers look at: disks, roles and trees, set by hand. Events are told one by one, so that a
 * contradiction that no correct engine would give can be staged.
 */
export class StagedWorld {
  readonly peers: StagedPeer[];
  /** What a checker may see of a client, by its name. */
  readonly clients = new Map<string, object>();
  readonly #checker: Checker;
  #events = 0;

  constructor(checker: Checker, servers = 3) {
    this.#checker = checker;
    this.peers = Array.from({ length: servers }, (_, i) => ({
      sid: i + 1,
      up: true,
      serving: false,
      role: 'looking',
      lastProcessed: 0,
      replica: {},
      observer: false,
      oracle: null,
      config: configOf(Array.from({ length: servers }, (_, i) => i + 1)),
      proposedConfig: null,
      leading: null,
      learning: null,
      election: { round: 1 },
      disk: emptyDisk(),
    }));
  }

  get world(): World {
    const shown = {
      peers: this.peers,
      setup: { servers: this.peers.length, syncLimitTicks: 5, tickMs: 200 },
      now: this.#events,
      clients: this.clients,
    };
    return shown as unknown as World;
  }

  disk(server: number): Disk {
    return this.peers[server - 1]!.disk;
  }

  /** Puts a log on a server's disk, all of it durable. */
  logs(server: number, ...txns: readonly { zxid: number }[]): this {
    const disk = this.disk(server);
    disk.log = PersistentLog.of(txns);
    disk.durable = txns.length;
    return this;
  }

  tell<K extends EventKind>(kind: K, facts: Partial<Facts<K>>): Violation | null {
    const id = this.#events++;
    const event = { kind, id, at: id, step: id, cause: -1, ...facts } as unknown as Event;
    return this.#checker.observe(event, this.world);
  }

  rest(): Violation | null | undefined {
    return this.#checker.atRest?.(this.world);
  }

  /** At this time, up to which nothing more happened, virtual microseconds. */
  restAt(now: number): Violation | null | undefined {
    return this.#checker.atRest?.({ ...this.world, now });
  }

  /** A minute later. */
  restLater(): Violation | null | undefined {
    return this.restAt(60_000_000);
  }

  /** The id of the next event. */
  get told(): number {
    return this.#events;
  }
}
