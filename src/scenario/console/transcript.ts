import { digest } from '../../kernel/digest.ts';
import type { Actor } from '../../simulation/actor.ts';
import type { Command } from '../../simulation/command.ts';
import type { Event, EventOf } from '../../simulation/facts.ts';
import { Execution } from './begin.ts';
import { lineOfLab, lineOfRequest } from './line-of.ts';
import type { Answer, Said } from './script.ts';
import { wordsOfLine } from './words-of-line.ts';

/** Something said, and the event with which it was. */
export interface SaidAt extends Said {
  readonly event: number;
}

/** Whom a client is connected to, 0 for nobody yet, and how. */
export interface Place {
  readonly server: number;
  readonly state: string;
}

const NOWHERE: Place = { server: 0, state: 'NOT_CONNECTED' };

/** One line of a console with what it said, or something that came by itself. */
export interface Entry {
  /** The event with which it begins. */
  readonly event: number;
  readonly at: number;
  /** `line`: typed by a client; `lab`: done to the ensemble; `watch`: the library calls the watcher. */
  readonly kind: 'line' | 'lab' | 'watch';
  /** Null for what every console shows. */
  readonly client: string | null;
  /** Where its client was. */
  readonly place: Place;
  readonly line: string;
  readonly said: SaidAt[];
  /** The event with which it was over; null while it is not. */
  over: number | null;
}

interface Running {
  readonly entry: Entry;
  readonly execution: Execution;
  /** The digest of the command that it waits to give. */
  wants: string | null;
  /** The event that its last command is; -1 while it waits to give one. */
  commanded: number;
}

interface Session {
  place: Place;
  running: Running[];
}

/** States behind which nothing comes. */
const ENDED = ['CLOSED', 'AUTH_FAILED'];

/** Without the line that it was typed as: that changes nothing. */
function bare(command: Command): string {
  if (!('line' in command)) return digest(command);
  const { line: _, ...rest } = command;
  return digest(rest);
}

/**
 * What stands on the consoles of all clients, read from the events of a run and from nothing else. What was read stays; a place in the past sees
 * what came before it ({@link Entry.event}, {@link SaidAt.event}).
 */
export class Transcript {
  readonly entries: Entry[] = [];
  readonly #sessions = new Map<string, Session>();

  /** Takes the next event of the run. */
  take(event: Event): void {
    switch (event.kind) {
      case 'commanded':
        return this.#onCommand(event);
      case 'requested':
      case 'request-refused':
      case 'answered':
        return this.#onProgress(event);
      case 'client-connecting':
        return this.#moved(event.who, 'CONNECTING', event.server);
      case 'client-connected':
        return this.#moved(
          event.who,
          event.rule === 'client.reads-only' ? 'CONNECTEDREADONLY' : 'CONNECTED',
          event.server,
        );
      case 'client-disconnected':
        return this.#moved(event.who, 'CONNECTING');
      case 'client-expired':
        return this.#moved(event.who, 'CLOSED');
      case 'client-auth-failed':
        return this.#moved(event.who, 'AUTH_FAILED');
      case 'client-closed':
        this.#moved(event.who, 'CLOSED');
        return this.#onClosed(event);
      case 'crashed':
        return this.#gone(event.who);
      case 'watch-event':
        if (event.watchers.length === 0) return;
        return this.#watched(event, event.state, event.event.type, event.event.path);
      case 'state-event':
        return this.#watched(event, event.state, 'None', 'null');
      default:
    }
  }

  #isAlive(client: string): boolean {
    return !ENDED.includes(this.placeOf(client).state);
  }

  /** Where a client is, as far as the run is read. */
  placeOf(client: string): Place {
    return this.#sessions.get(client)?.place ?? NOWHERE;
  }

  /** What lines that go on have to do next, by client. */
  due(): readonly Command[] {
    return [...this.#sessions.values()].flatMap(({ running }) =>
      running.flatMap(({ execution, commanded }) =>
        commanded === -1 && execution.next !== null ? [execution.next] : [],
      ),
    );
  }

  /** Whether a client's line waits for something. */
  isBusy(client: string): boolean {
    return this.#of(client).running.length > 0;
  }

  #of(client: string): Session {
    const known = this.#sessions.get(client);
    if (known !== undefined) return known;
    const session: Session = { place: NOWHERE, running: [] };
    this.#sessions.set(client, session);
    return session;
  }

  #moved(client: string, state: string, server?: number): void {
    const session = this.#of(client);
    session.place = { server: server ?? session.place.server, state };
  }

  #onCommand(event: EventOf<'commanded'>): void {
    const { command } = event;
    for (const [client, session] of this.#sessions) {
      const wants = bare(command);
      const waiting = session.running.find((running) => running.wants === wants);
      if (waiting !== undefined) return this.#given(client, waiting, event);
    }
    const lab = 'line' in command && command.line !== undefined ? null : lineOfLab(command);
    if (lab !== null) return this.#lab(event, lab);
    if (
      command.do === 'request' ||
      command.do === 'close-client' ||
      command.do === 'remove-client'
    ) {
      this.#begin(event, command.client, command.line ?? lineOf(command));
    }
  }

  #lab(event: Event, line: string): void {
    const entry: Entry = {
      event: event.id,
      at: event.at,
      kind: 'lab',
      client: null,
      place: NOWHERE,
      line,
      said: [],
      over: event.id,
    };
    this.entries.push(entry);
  }

  #begin(event: EventOf<'commanded'>, client: string, line: string): void {
    const entry: Entry = {
      event: event.id,
      at: event.at,
      kind: 'line',
      client,
      place: this.placeOf(client),
      line,
      said: [],
      over: null,
    };
    const session = this.#of(client);
    this.entries.push(entry);
    const isAlive = this.#isAlive(client);
    let execution = new Execution(client, isAlive, wordsOfLine(line));
    // A line that says something else than was done is not believed.
    if (execution.next === null || bare(execution.next) !== bare(event.command)) {
      execution = new Execution(client, isAlive, event.command);
    }
    const running: Running = { entry, execution, wants: null, commanded: -1 };
    session.running.push(running);
    this.#given(client, running, event);
  }

  /** A line's next command was given. */
  #given(client: string, running: Running, event: EventOf<'commanded'>): void {
    running.wants = null;
    running.commanded = event.id;
    const { command } = event;
    const isAuth = command.do === 'request' && command.operation.op === 'auth';
    if (isAuth || command.do === 'remove-client' || command.do === 'add-client') {
      this.#answer(client, running, event.id, { error: 'OK' });
    }
  }

  #onProgress(event: EventOf<'requested' | 'request-refused' | 'answered'>): void {
    const session = this.#of(event.who);
    if (event.kind === 'requested') {
      const running = session.running.find(({ commanded }) => commanded === event.cause);
      if (running !== undefined) this.#xids.set(`${event.who} ${event.xid}`, running);
    } else if (event.kind === 'answered') {
      const running = this.#xids.get(`${event.who} ${event.xid}`);
      if (running === undefined || event.operation.op === 'closeSession') return;
      this.#xids.delete(`${event.who} ${event.xid}`);
      this.#answer(event.who, running, event.id, event.result);
    } else {
      const running = session.running.find(({ commanded }) => commanded === event.cause);
      if (running === undefined) return;
      running.execution.refuse(event.problem);
      this.#went(event.who, running, event.id);
    }
  }

  readonly #xids = new Map<string, Running>();

  #onClosed({ who, id }: EventOf<'client-closed'>): void {
    for (const running of [...this.#of(who).running]) {
      if (running.entry.over === null && isClosing(running)) {
        this.#answer(who, running, id, { error: 'OK' });
      }
    }
  }

  /** Whatever it waited for, nobody waits any more; but a new one may take its place. */
  #gone(who: Actor): void {
    if (typeof who === 'number') return;
    const session = this.#of(who);
    this.#moved(who, 'NOT_CONNECTED');
    session.running = session.running.filter(
      ({ execution }) => execution.next?.do === 'add-client',
    );
  }

  #answer(client: string, running: Running, event: number, answer: Answer): void {
    running.execution.answer(answer);
    this.#went(client, running, event);
  }

  #went(client: string, running: Running, event: number): void {
    const { entry, execution } = running;
    for (const said of execution.said()) entry.said.push({ ...said, event });
    running.commanded = -1;
    running.wants = execution.next === null ? null : bare(execution.next);
    if (execution.next !== null) return;
    entry.over = event;
    const session = this.#of(client);
    session.running = session.running.filter((other) => other !== running);
  }

  #watched(
    { id, at, who }: EventOf<'watch-event' | 'state-event'>,
    state: string,
    type: string,
    path: string,
  ): void {
    const text = `WATCHER::\n\nWatchedEvent state:${state} type:${type} path:${path}`;
    this.entries.push({
      event: id,
      at,
      kind: 'watch',
      client: who,
      place: NOWHERE,
      line: text,
      said: [],
      over: id,
    });
  }
}

const isClosing = ({ execution }: Running): boolean => execution.next?.do === 'close-client';

const lineOf = (command: Extract<Command, { client: string }>): string =>
  command.do === 'request' ? lineOfRequest(command) : command.do === 'close-client' ? 'close' : '';
