import type { Timeline } from '../../timeline/timeline.ts';
import { REACH_US, RunUntil } from '../condition/run-until.ts';
import { type Aside, asideOf, type ConsoleLine, consoleLines, historyOf } from './console-lines.ts';
import { type Reading, readLine, redone } from './read-line.ts';
import { Transcript } from './transcript.ts';

/** A timeline that is played from consoles alone: each line is answered before the next is read, as with a terminal. */
export class ConsoleRun {
  readonly timeline: Timeline;
  readonly transcript = new Transcript();
  readonly #asides: Aside[] = [];
  #read = 0;
  #printsWatches = true;

  constructor(timeline: Timeline) {
    this.timeline = timeline;
    this.#catchUp();
  }

  /** All that stands on a client's console. */
  lines(client: string): readonly ConsoleLine[] {
    return consoleLines(client, this.transcript.entries, this.#asides);
  }

  /** Does what a line says, and plays until it is answered, if it ever is. */
  enter(client: string, typed: string): Reading {
    const { world, eventCount: event } = this.timeline.frame;
    const history = historyOf(this.lines(client));
    const line = redone(typed, history);
    const place = this.transcript.placeOf(client);
    const reading = readLine(line, { client, world, history, printsWatches: this.#printsWatches });
    if (reading.kind === 'act') this.timeline.act(reading.command);
    if (reading.kind === 'print-watches') this.#printsWatches = reading.on;
    if (reading.kind === 'wait' && reading.us !== null)
      this.#playTo(this.timeline.frame.at + reading.us);
    if (reading.kind === 'until') {
      const run = new RunUntil(this.timeline, reading.condition);
      while (run.proceed(1) === null) this.#catchUp();
    }
    this.#catchUp();
    this.#untilAnswered(client);
    const aside = asideOf(reading, { client, place, line, event });
    if (aside !== null) this.#asides.push(aside);
    return reading;
  }

  #untilAnswered(client: string): void {
    const giveUpAt = this.timeline.frame.at + REACH_US;
    while (this.transcript.isBusy(client) && this.timeline.frame.at < giveUpAt) {
      const { step } = this.timeline.frame;
      this.timeline.playTo(giveUpAt, 1);
      this.#catchUp();
      if (this.timeline.frame.step === step) return;
    }
  }

  #playTo(atUs: number): void {
    while (this.timeline.frame.at < atUs && !this.timeline.full) {
      this.timeline.playTo(atUs, 1);
      this.#catchUp();
    }
  }

  /** Reads what happened, and gives what lines that go on have to do next. */
  #catchUp(): void {
    for (;;) {
      const { events, eventCount } = this.timeline.frame;
      for (; this.#read < eventCount; this.#read++) this.transcript.take(events.at(this.#read)!);
      const [next] = this.transcript.due();
      if (next === undefined || this.timeline.full) return;
      this.timeline.act(next);
    }
  }
}
