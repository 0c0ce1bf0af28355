import type { ConnectionState } from '../../client/transitions.ts';
import { completeLine } from '../../scenario/console/complete-line.ts';
import {
  type Aside,
  asideOf,
  type ConsoleLine,
  consoleLines,
  historyOf,
  promptOf,
} from '../../scenario/console/console-lines.ts';
import { type Reading, readLine, redone } from '../../scenario/console/read-line.ts';
import { type Place, Transcript } from '../../scenario/console/transcript.ts';
import { sayConditionProblem } from '../../scenario/condition/problem.ts';
import type { Command } from '../../simulation/command.ts';
import type { Event } from '../../simulation/facts.ts';
import type { Timeline } from '../../timeline/timeline.ts';
import { type Events, EventReader } from '../../views/events/event-reader.ts';
import { deskOf } from '../desk-of.ts';
import type { Lab } from '../lab.svelte.ts';
import type { Stop } from '../play-frame.ts';
import { timeDeskOf } from '../time/time-desk.ts';

/** An aside is kept by the page only, for the branches in which what was before it happened. */
interface KeptAside extends Aside {
  readonly timeline: Timeline;
  /** The last event before it. */
  readonly before: Event | undefined;
}

const ASIDES_MOST = 500;
/** Virtual time, and steps, in which an answer is waited for. */
const WAIT_US_MOST = 60_000_000;
const STEPS_MOST = 100_000;
/** More of a line's commands than this are not given at one moment. */
const COMMANDS_MOST = 1_000;

const STATES: Readonly<Record<ConnectionState, string>> = {
  gone: 'NOT_CONNECTED',
  connecting: 'CONNECTING',
  associating: 'ASSOCIATING',
  connected: 'CONNECTED',
  'connected-read-only': 'CONNECTEDREADONLY',
  expired: 'CLOSED',
  'auth-failed': 'AUTH_FAILED',
  closed: 'CLOSED',
};

/** The consoles of a lab: what stands on them, and what is written there. */
export class ConsoleDesk {
  /** In a new object whenever more is read. */
  shown: { readonly transcript: Transcript } = $state.raw({ transcript: new Transcript() });
  asides: readonly KeptAside[] = $state.raw([]);
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

  /** What stands on the console of a client at the moment shown. */
  lines(client: string): readonly ConsoleLine[] {
    const { timeline, frame } = this.#lab;
    const { eventCount, events } = frame;
    return consoleLines(
      client,
      this.shown.transcript.entries.filter(({ event }) => event < eventCount),
      this.asides.filter(
        (aside) =>
          aside.timeline === timeline &&
          aside.event <= eventCount &&
          events.at(aside.event - 1) === aside.before,
      ),
    );
  }

  /** How the console of a client asks for its next line. */
  prompt(client: string): string {
    return promptOf(this.#placeOf(client), this.history().length);
  }

  #placeOf(client: string): Place {
    const state = this.#lab.frame.world.clients.get(client);
    return { server: state?.server ?? 0, state: STATES[state?.state ?? 'gone'] };
  }

  complete(line: string): ReturnType<typeof completeLine> {
    return completeLine(line, this.client ?? '', this.#lab.frame.world);
  }

  history(): readonly string[] {
    const { client } = this;
    return client === null ? [] : historyOf(this.lines(client));
  }

  /** Does what a line says. */
  enter(typed: string): void {
    const lab = this.#lab;
    const client = this.client ?? '';
    this.read(lab.timeline.frame.events, Infinity);
    const { world } = lab.frame;
    const { printsWatches } = this;
    const history = this.history();
    const line = redone(typed, history);
    const reading = readLine(line, { client, world, history, printsWatches });
    const words = lab.lateWords.console;
    switch (reading.kind) {
      case 'nothing':
        return;
      case 'bad-condition':
        return this.#aside(
          reading,
          line,
          sayConditionProblem(lab.lateWords.condition, reading.problem),
        );
      case 'too-much':
        return this.#aside(reading, line, words.tooMuch(reading.path));
      case 'no-client':
        return this.#aside(reading, line, words.noClient);
      default:
        this.#aside(reading, line);
    }
    switch (reading.kind) {
      case 'act':
        lab.act(reading.command);
        this.read(lab.frame.events, Infinity);
        return;
      case 'until':
        return timeDeskOf(lab).seeker.start(reading.condition);
      case 'wait':
        return this.#wait(reading);
      case 'print-watches':
        this.printsWatches = reading.on;
        return;
      default:
    }
  }

  /** Plays until nothing of this console waits any more, or for so long. Where no answer comes it stays where it was. */
  #wait(reading: Extract<Reading, { kind: 'wait' }>): void {
    const { us } = reading;
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
    this.#aside(reading, 'wait', lab.lateWords.console.noAnswer);
  }

  /** Keeps what was typed and the run does not know; `problem`: why it does nothing. */
  #aside(reading: Reading, line: string, problem?: string): void {
    const { timeline, frame } = this.#lab;
    const { eventCount: event, events } = frame;
    const client = this.client ?? '';
    const place = this.#placeOf(client);
    const said = problem === undefined ? undefined : [{ kind: 'err', text: problem } as const];
    const aside = asideOf(reading, { client, place, line, event }, said);
    if (aside === null) return;
    const kept = { ...aside, timeline, before: events.at(event - 1) };
    this.asides = [...this.asides, kept].slice(-ASIDES_MOST);
  }
}

/** The consoles of a lab. */
export const consoleDeskOf = deskOf((lab) => new ConsoleDesk(lab));
