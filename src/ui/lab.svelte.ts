import { MediaQuery } from 'svelte/reactivity';
import { fromCallback } from 'xstate';
import type { LateCatalogue } from '../i18n/en-late.ts';
import type { Catalogue } from '../i18n/en.ts';
import { app } from '../machines/app.ts';
import { playback, type Advance, type PlaybackEvent } from '../machines/playback.ts';
import type { Command } from '../simulation/command.ts';
import { copyWorld } from '../simulation/copy-world.ts';
import type { Event } from '../simulation/facts.ts';
import type { ClientSetup, Setup } from '../simulation/setup.ts';
import type { World } from '../simulation/world.ts';
import type { Selection } from '../scenario/view.ts';
import { START, type Action, type Position } from '../timeline/action.ts';
import type { BranchInfo, Frame } from '../timeline/frame.ts';
import { LimitReached } from '../timeline/limits.ts';
import { Timeline } from '../timeline/timeline.ts';
import type { Sid } from '../zab/vote.ts';
import type { Operation } from '../znodes/request.ts';
import type { Referee, Verdict } from './invariants/referee.ts';
import { ReactiveActor } from './actor.svelte.ts';
import { Bookmarks } from './bookmarks.svelte.ts';
import {
  chooseLanguage,
  lateWords,
  shownLanguage,
  words,
  type Language,
} from './language.svelte.ts';
import { OpenPanes } from './open-panes.svelte.ts';
import { playFrame, type Stop } from './play-frame.ts';

export type { Selection };

/** How far the invariants have judged, and what they found. */
export interface Judged {
  readonly referee: Referee;
  readonly verdicts: readonly Verdict[];
  readonly step: number;
}

/** Why something could not be done. What is shown stays usable. */
export type Trouble =
  | { readonly kind: 'limit'; readonly limit: LimitReached['limit'] }
  /** A bug in the engine, in its own words. */
  | { readonly kind: 'engine'; readonly message: string };

const NOTE: Operation = { op: 'create', path: '/note-', data: '', mode: 'persistent_sequential' };
const FIRST_CLIENT: ClientSetup = {
  name: 'a',
  server: null,
  timeoutMs: 10_000,
  program: { kind: 'idle' },
};

/**
 * The run on the screen and everything that a person can do with it. Components read its fields and call its
 * methods; each change of the run is a new `frame`.
 */
export class Lab {
  /** Not reactive: what it says is told by `frame`, which changes with it. */
  timeline: Timeline;
  #frame: Frame = $state.raw() as Frame;
  /** What `frame` holds, and the timeline's own world that its world is a still copy of. Read where nothing is drawn. */
  #shown: Frame;
  #live: World;
  /** What the run on the screen was set up with. */
  setup: Setup = $state.raw() as Setup;
  /** The furthest place of this branch. */
  end: Position = $state.raw(START);
  branches: readonly BranchInfo[] = $state.raw([]);
  title: string | null = $state(null);
  selection: Selection | null = $state.raw(null);
  /** What the mouse or the focus rests on: lit in every view. */
  pointed: Selection | null = $state.raw(null);
  readonly panes = new OpenPanes();
  /** What the invariants say of this history, and up to which step; null before they are loaded. */
  judged: Judged | null = $state.raw(null);
  /** The two servers that the comparison is about; null lets it choose. */
  compared: readonly [Sid, Sid] | null = $state.raw(null);
  /** Whether the last frame passed over a quiet stretch. */
  quiet = $state(false);
  /** Whether the machine cannot keep up with the speed that was asked for. */
  behind = $state(false);
  /** What went wrong last; null when it was read. */
  trouble: Trouble | null = $state.raw(null);
  /** Play pauses behind the step in which one of these is due. */
  stops: readonly Stop[] = [];
  readonly bookmarks = new Bookmarks();

  readonly #app = new ReactiveActor(app);
  readonly #playback = new ReactiveActor(
    playback.provide({
      actors: { clock: fromCallback<PlaybackEvent>(({ sendBack }) => frameClock(sendBack)) },
      actions: {
        advance: (_, advance) => this.#attempt(() => this.#advance(advance), undefined),
        seek: (_, { at }) => this.#change(() => this.timeline.seek(at), undefined),
      },
    }),
  );
  readonly #reduced = new MediaQuery('prefers-reduced-motion: reduce');

  constructor(setup: Setup, actions: readonly Action[] = []) {
    this.timeline = new Timeline(setup, actions);
    this.setup = setup;
    this.#live = this.timeline.frame.world;
    this.#shown = still(this.timeline.frame);
    this.#frame = this.#shown;
    this.end = this.timeline.end;
    this.branches = this.timeline.branches;
  }

  /** The moment that is shown. */
  get frame(): Frame {
    return this.#frame;
  }

  get words(): Catalogue {
    return words();
  }

  /** The words of dialogs and explanations, for what is mounted after {@link loadLateWords}. */
  get lateWords(): LateCatalogue {
    return lateWords();
  }

  get language(): Language {
    return shownLanguage();
  }

  get reducedMotion(): boolean {
    return this.#reduced.current;
  }

  get mode(): 'demo' | 'lab' | 'lesson' {
    return this.#app.snapshot.value;
  }

  /** The lesson that is open. */
  get lesson(): string | null {
    return this.#app.snapshot.context.lesson;
  }

  get playing(): boolean {
    return this.#playback.snapshot.value === 'playing';
  }

  /** Whether one moment follows the other by itself or under the slider: what is shown need not be complete at once. */
  get moving(): boolean {
    const { value } = this.#playback.snapshot;
    return value === 'playing' || value === 'scrubbing';
  }

  get speed(): number {
    return this.#playback.snapshot.context.speed;
  }

  get skipQuiet(): boolean {
    return this.#playback.snapshot.context.skipQuiet;
  }

  async choose(language: Language): Promise<void> {
    await chooseLanguage(language);
  }

  select(selection: Selection | null): void {
    this.selection = selection;
  }

  point(pointed: Selection | null): void {
    this.pointed = pointed;
  }

  /** Shows what differs between two servers. */
  compare(first: Sid, second: Sid): void {
    this.compared = [first, second];
    this.panes.choose('compare');
  }

  /** Shows another run, from its beginning. */
  begin(setup: Setup, actions: readonly Action[] = [], title: string | null = null): void {
    this.show(new Timeline(setup, actions), title);
  }

  /** Shows another run, where it stands. */
  show(timeline: Timeline, title: string | null = null): void {
    this.#playback.actor.send({ type: 'RESET' });
    this.timeline = timeline;
    this.setup = timeline.setup;
    this.title = title;
    this.selection = null;
    this.pointed = null;
    this.quiet = false;
    this.behind = false;
    this.bookmarks.clear();
    this.trouble = null;
    this.#look();
  }

  takeOver(): void {
    this.#app.actor.send({ type: 'TAKE_OVER' });
  }

  openLab(): void {
    this.#app.actor.send({ type: 'OPEN_LAB' });
    this.panes.close('lesson');
  }

  openLesson(lesson: string): void {
    this.#app.actor.send({ type: 'OPEN_LESSON', lesson });
    this.panes.open('lesson');
  }

  /** Leaves the lesson; its run goes on as a lab. */
  leaveLesson(): void {
    this.#app.actor.send({ type: 'LEAVE_LESSON' });
    this.panes.close('lesson');
  }

  /** Does something to the world, here and now. In the past this begins a branch. Returns what it caused at once. */
  act(command: Command): readonly Event[] {
    this.takeOver();
    const events = this.#change(() => this.timeline.act(command), []);
    this.#moved();
    return events;
  }

  /** The client whose turn it is to write by hand: the selected one, else the first connected, else a new one. */
  get writer(): string {
    const { clients } = this.frame.world;
    if (this.selection?.kind === 'client' && clients.has(this.selection.client)) {
      return this.selection.client;
    }
    const all = [...clients.values()];
    const writer = all.find(({ state }) => state === 'connected') ?? all[0];
    return writer?.name ?? FIRST_CLIENT.name;
  }

  /** Lets {@link writer} create a znode with the next number in its name. */
  write(): readonly Event[] {
    const client = this.writer;
    const added = this.frame.world.clients.has(client)
      ? []
      : this.act({ do: 'add-client', client: FIRST_CLIENT });
    return [...added, ...this.act({ do: 'request', client, operation: NOTE })];
  }

  play(): void {
    this.#playback.actor.send({ type: 'PLAY' });
  }

  pause(): void {
    this.#playback.actor.send({ type: 'PAUSE' });
  }

  toggle(): void {
    if (this.playing) this.pause();
    else this.play();
  }

  step(): readonly Event[] {
    return this.jump(() => this.timeline.stepForward(), []);
  }

  stepBack(): void {
    this.jump(() => this.timeline.stepBack(), undefined);
  }

  nextMilestone(): void {
    this.jump(() => this.timeline.nextMilestone(), []);
  }

  toStart(): void {
    this.jump(() => this.timeline.toStart(), undefined);
  }

  toEnd(): void {
    this.jump(() => this.timeline.toEnd(), undefined);
  }

  /** To virtual time `atUs`, at most the end of this branch. */
  seek(atUs: number): void {
    this.jump(() => this.timeline.seek(atUs), undefined);
  }

  seekStep(step: number): void {
    this.jump(() => this.timeline.seekStep(step), undefined);
  }

  /** To an exact place of any branch. */
  visit({ branch, step, at }: Position & { readonly branch: number }): void {
    this.jump(() => {
      this.timeline.switchTo(branch);
      this.timeline.goTo({ step, at });
    }, undefined);
  }

  /** The slider is held: time follows it until `release`. */
  scrub(atUs: number): void {
    this.#playback.actor.send({ type: 'SCRUB', at: atUs });
  }

  release(): void {
    this.#playback.actor.send({ type: 'RELEASE' });
  }

  switchTo(branch: number): void {
    this.jump(() => this.timeline.switchTo(branch), undefined);
  }

  rename(branch: number, name: string): void {
    this.#change(() => this.timeline.rename(branch, name), undefined);
  }

  /** Forgets a branch for good; the bookmarks in it too. */
  removeBranch(branch: number): void {
    if (this.#change(() => this.timeline.remove(branch), false)) this.bookmarks.leave(branch);
  }

  setSpeed(speed: number): void {
    this.#playback.actor.send({ type: 'SPEED', speed });
  }

  setSkipQuiet(skip: boolean): void {
    this.#playback.actor.send({ type: 'SKIP_QUIET', skip });
  }

  /** Does `work`; where it cannot be done, says so in `trouble` and gives `otherwise`. */
  #attempt<T>(work: () => T, otherwise: T): T {
    try {
      return work();
    } catch (error) {
      this.trouble =
        error instanceof LimitReached
          ? { kind: 'limit', limit: error.limit }
          : { kind: 'engine', message: String(error) };
      this.pause();
      return otherwise;
    }
  }

  #change<T>(change: () => T, otherwise: T): T {
    const result = this.#attempt(change, otherwise);
    this.#look();
    return result;
  }

  #look(): void {
    const { frame } = this.timeline;
    const same = frame.world === this.#live && frame.step === this.#shown.step;
    this.#shown = same ? { ...frame, world: this.#shown.world } : still(frame);
    this.#live = frame.world;
    this.#frame = this.#shown;
    this.end = this.timeline.end;
    this.branches = this.timeline.branches;
  }

  /** A move by hand ends play: what was asked for stays to be looked at. */
  jump<T>(change: () => T, otherwise: T): T {
    this.pause();
    const result = this.#change(change, otherwise);
    this.#moved();
    return result;
  }

  #moved(): void {
    this.quiet = false;
    this.behind = false;
    this.#playback.actor.send({ type: 'MOVED' });
  }

  #advance(advance: Advance): void {
    const { timeline } = this;
    const { quiet, stopped, behind, over } = playFrame(timeline, advance, this.stops);
    this.#look();
    this.quiet = quiet;
    this.behind = behind;
    if (stopped) this.pause();
    else if (over) {
      if (timeline.full) this.trouble = { kind: 'limit', limit: 'events' };
      this.#playback.actor.send({ type: 'RAN_OUT' });
    }
  }
}

/** The engine changes its world in place; Svelte sees a change only where an object is another one. */
const still = (frame: Frame): Frame => ({ ...frame, world: copyWorld(frame.world) });

function frameClock(send: (event: PlaybackEvent) => void): () => void {
  let last = performance.now();
  let request = requestAnimationFrame(function tick(now) {
    const elapsedMs = Math.max(0, now - last);
    last = now;
    request = requestAnimationFrame(tick);
    send({ type: 'TICK', elapsedMs });
  });
  return () => cancelAnimationFrame(request);
}
