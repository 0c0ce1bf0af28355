import type { Event } from '../../simulation/facts.ts';
import type { Setup } from '../../simulation/setup.ts';
import { firstConfiguration } from '../../simulation/configuration.ts';
import { isWrite } from '../../znodes/request.ts';
import { EventReader, type Events } from '../events/event-reader.ts';
import { Availability } from './availability.ts';
import { writeBytes } from './bytes.ts';

/** What is counted over a span of virtual time. */
export interface Counts {
  /** Transactions that a leader has committed. */
  committed: number;
  /** Virtual time from a client's write to its answer, microseconds. */
  readonly latenciesUs: number[];
  /** Messages, and their bytes, that carried writes from server to server. */
  messages: number;
  bytes: number;
  /** Times that a log was made durable. */
  fsyncs: number;
  /** Microseconds in which a write could have been committed. */
  availableUs: number;
}

/** Virtual time of one bin, microseconds. */
export const BIN_US = 250_000;

const newCounts = (): Counts => ({
  committed: 0,
  latenciesUs: [],
  messages: 0,
  bytes: 0,
  fsyncs: 0,
  availableUs: 0,
});

/** Counts a history in bins of virtual time, each event once. */
export class MetricsTally {
  readonly #setup: Setup;
  readonly #reader = new EventReader();
  #bins: Counts[] = [];
  #availability: Availability;
  /** Up to when `availableUs` is counted. */
  #countedUs = 0;

  constructor(setup: Setup) {
    this.#setup = setup;
    this.#availability = new Availability(firstConfiguration(setup).quorum);
  }

  read(events: Events, most: number): boolean {
    return this.#reader.read(
      events,
      most,
      () => {
        this.#bins = [];
        this.#availability = new Availability(firstConfiguration(this.#setup).quorum);
        this.#countedUs = 0;
      },
      (event) => this.#take(event),
    );
  }

  #binAt(atUs: number): Counts {
    const i = Math.floor(atUs / BIN_US);
    while (this.#bins.length <= i) this.#bins.push(newCounts());
    return this.#bins[i]!;
  }

  /** Time has passed up to `atUs` in the present state. */
  #pass(atUs: number): void {
    while (this.#countedUs < atUs) {
      const end = Math.min(atUs, (Math.floor(this.#countedUs / BIN_US) + 1) * BIN_US);
      if (this.#availability.is) this.#binAt(this.#countedUs).availableUs += end - this.#countedUs;
      this.#countedUs = end;
    }
  }

  #take(event: Event): void {
    this.#pass(event.at);
    this.#availability.take(event);
    switch (event.kind) {
      case 'committed':
        this.#binAt(event.at).committed++;
        return;
      case 'fsynced':
        this.#binAt(event.at).fsyncs++;
        return;
      case 'sent': {
        const bytes = writeBytes(event.message);
        if (bytes === null) return;
        const bin = this.#binAt(event.at);
        bin.messages++;
        bin.bytes += bytes;
        return;
      }
      case 'answered':
        if (event.rule !== 'client.reply' || !isWrite(event.operation)) return;
        this.#binAt(event.at).latenciesUs.push(event.tookUs);
        return;
      default:
        return;
    }
  }

  /** The counts of [0, endUs) in `count` spans of one length, whole bins each; the last may reach beyond the end. */
  spans(
    endUs: number,
    most: number,
  ): { readonly spanUs: number; readonly spans: readonly Counts[] } {
    this.#pass(endUs);
    const bins = Math.max(1, Math.ceil(endUs / BIN_US));
    const each = Math.ceil(bins / most);
    const spans: Counts[] = [];
    for (let i = 0; i < bins; i += each) spans.push(sum(this.#bins.slice(i, i + each)));
    return { spanUs: each * BIN_US, spans };
  }
}

/** The counts of several stretches together. */
export function sum(bins: readonly Counts[]): Counts {
  const total = newCounts();
  for (const bin of bins) {
    total.committed += bin.committed;
    total.messages += bin.messages;
    total.bytes += bin.bytes;
    total.fsyncs += bin.fsyncs;
    total.availableUs += bin.availableUs;
    for (const latency of bin.latenciesUs) total.latenciesUs.push(latency);
  }
  return total;
}

/** The value below which a share of the sorted values lies, by nearest rank; null of none. */
export function percentile(sorted: readonly number[], share: number): number | null {
  if (sorted.length === 0) return null;
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]!;
}
