import { completeLine } from '../../scenario/console/complete-line.ts';
import { readLine } from '../../scenario/console/read-line.ts';
import type { Said } from '../../scenario/console/script.ts';
import { type Entry, Transcript } from '../../scenario/console/transcript.ts';
import { sayConditionProblem } from '../../scenario/condition/problem.ts';
import type { Command } from '../../simulation/command.ts';
import type { Event } from '../../simulation/facts.ts';
import type { Timeline } from '../../timeline/timeline.ts';
import { type Events, EventReader } from '../../views/events/event-reader.ts';
import { deskOf } from '../desk-of.ts';
import type { Lab } from '../lab.svelte.ts';
import type { Stop } from '../play-frame.ts';
import { timeDeskOf } from '../time/time-desk.ts';

/** A line that changed nothing in the run, and its answer: shown where it was written, kept by the page only. */
export interface Aside {
  readonly client: string;
  readonly line: string;
  readonly said: readonly Said[];
  readonly timeline: Timeline;
  readonly branch: number;
  /** How many events there were. */
  readonly event: number;
}

const ASIDES_MOST = 50;
/** Virtual time, and steps, in which an answer is waited for. */
const WAIT_US_MOST = 60_000_000;
const STEPS_MOST = 100_000;
/** More of a line's commands than this are not given at one moment. */
const COMMANDS_MOST = 1_000;

/** The consoles of a lab: what stands on them, and what is written there. */
export class ConsoleDesk {
  /** In a new object whenever more is read. */
  shown: { readonly transcript: Transcript } = $state.raw({ transcript: new Transcript() });
  asides: readonly Aside[] = $state.raw([]);
  printsWatches = $state(true);
  /** The client whose console is shown; null lets the page choose. */
  chosen: string | null = $state(null);
  readonly #lab: Lab;
  readonly #reader = new EventReader();
  /** Lines that ask for more than one thing go on in play, behind the very step that answers. */
  readonly #goesOn = (lab: Lab): Stop => ({
    isDue: () => {
      this.#follow((command) => lab.timeline.act(command));
      return false;
    },
  });

  constructor(lab: Lab) {
    this.#lab = lab;
    lab.stops = [...lab.stops, this.#goesOn(lab)];
  }

  get client(): string | null {
    const { clients } = this.#lab.frame.world;
    const { selection } = this.#lab;
    if (this.chosen !== null && clients.has(this.chosen)) return this.chosen;
    if (selection?.kind === 'client' && clients.has(selection.client)) return selection.client;
    return clients.keys().next().value ?? null;
  }

  /** Reads what is new; true when all is read. */
  read(events: Events, most: number): boolean {
    const before = this.#reader.count;
    const all = this.#reader.read(
      events,
      most,
      () => (this.shown = { transcript: new Transcript() }),
      (event: Event) => this.shown.transcript.take(event),
    );
    if (this.#reader.count !== before) this.shown = { transcript: this.shown.transcript };
    return all;
  }

  /** Gives what lines that go on have to do next. Only where the run ends: before that it is known what they did. */
  follow(): void {
    this.#follow((command) => this.#lab.act(command));
  }

  #follow(act: (command: Command) => void): void {
    const { timeline } = this.#lab;
    for (let left = COMMANDS_MOST; left > 0; left--) {
      const { frame, end } = timeline;
      if (frame.step < end.step || timeline.full || this.#lab.trouble !== null) return;
      this.#reader.read(
        frame.events,
        Infinity,
        () => (this.shown = { transcript: new Transcript() }),
        (event) => this.shown.transcript.take(event),
      );
      const [next] = this.shown.transcript.due();
      if (next === undefined) return;
      act(next);
    }
  }

  /** What the console of a client shows at the moment shown. */
  entries(client: string): readonly (Entry | Aside)[] {
    const { timeline, frame } = this.#lab;
    const { eventCount, branch } = frame;
    const told = this.shown.transcript.entries.filter(
      (entry) =>
        entry.event < eventCount &&
        (entry.client === null || entry.client === client) &&
        (this.printsWatches || entry.kind !== 'watch'),
    );
    const asides = this.asides.filter(
      (aside) =>
        aside.timeline === timeline &&
        aside.client === client &&
        aside.branch === branch &&
        aside.event <= eventCount,
    );
    return [...told, ...asides].sort((a, b) => a.event - b.event || isAside(a) - isAside(b));
  }

  complete(line: string): ReturnType<typeof completeLine> {
    return completeLine(line, this.client ?? '', this.#lab.frame.world);
  }

  history(): readonly string[] {
    const { client } = this;
    return client === null ? [] : this.shown.transcript.history(client, this.#lab.frame.eventCount);
  }

  /** Does what a line says. */
  enter(line: string): void {
    const lab = this.#lab;
    const client = this.client ?? '';
    this.read(lab.timeline.frame.events, Infinity);
    const { world } = lab.frame;
    const { printsWatches } = this;
    const reading = readLine(line, { client, world, history: this.history(), printsWatches });
    const words = lab.lateWords.console;
    switch (reading.kind) {
      case 'nothing':
        return;
      case 'act':
        lab.act(reading.command);
        this.read(lab.frame.events, Infinity);
        return;
      case 'until':
        return timeDeskOf(lab).seeker.start(reading.condition);
      case 'wait':
        return this.#wait(reading.us);
      case 'print-watches':
        this.printsWatches = reading.on;
        return this.#aside(client, line, []);
      case 'say':
        return this.#aside(client, line, reading.said);
      case 'bad-condition': {
        const text = sayConditionProblem(lab.lateWords.condition, reading.problem);
        return this.#aside(client, line, [{ kind: 'err', text }]);
      }
      case 'too-much':
        return this.#aside(client, line, [{ kind: 'err', text: words.tooMuch(reading.path) }]);
      case 'no-client':
        return this.#aside(client, line, [{ kind: 'err', text: words.noClient }]);
    }
  }

  /** Plays until nothing of this console waits any more, or for so long. Where no answer comes it stays where it was. */
  #wait(us: number | null): void {
    const lab = this.#lab;
    const client = this.client ?? '';
    lab.takeOver();
    const found = lab.jump(() => {
      const { timeline } = lab;
      const from = timeline.position;
      const target = from.at + (us ?? WAIT_US_MOST);
      const isDone = (): boolean => us === null && !this.shown.transcript.isBusy(client);
      for (let left = STEPS_MOST; left > 0 && !isDone(); left--) {
        const { step, at } = timeline.frame;
        if (at >= target) break;
        timeline.playTo(target, 1);
        this.read(timeline.frame.events, Infinity);
        this.#follow((command) => timeline.act(command));
        if (timeline.frame.step === step && timeline.frame.at === at) break;
      }
      if (us !== null || isDone()) return true;
      timeline.goTo(from);
      return false;
    }, true);
    if (found) return;
    this.#aside(client, 'wait', [{ kind: 'err', text: lab.lateWords.console.noAnswer }]);
  }

  #aside(client: string, line: string, said: readonly Said[]): void {
    const { timeline, frame } = this.#lab;
    const { branch, eventCount: event } = frame;
    this.asides = [...this.asides, { client, line, said, timeline, branch, event }].slice(
      -ASIDES_MOST,
    );
  }
}

const isAside = (entry: Entry | Aside): number => ('kind' in entry ? 0 : 1);

/** The consoles of a lab. */
export const consoleDeskOf = deskOf((lab) => new ConsoleDesk(lab));
