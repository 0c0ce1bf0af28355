import { untrack } from 'svelte';
import type { Event } from '../../simulation/facts.ts';
import type { Frame } from '../../timeline/frame.ts';
import { FAMILIES } from '../../views/marks/family.ts';
import { Chronicle } from '../../views/space-time/chronicle.ts';
import { coneLights, coneOf } from '../../views/space-time/cone.ts';
import { NO_LIGHTS, type Lights } from '../../views/space-time/light.ts';
import {
  axisFor,
  NOW,
  spaceTime,
  type SpaceTime,
  type View,
} from '../../views/space-time/space-time.ts';
import { CalmFrame } from '../calm-frame.svelte.ts';
import type { Lab } from '../lab.svelte.ts';
import { Gradual } from '../panes/gradual.svelte.ts';
import { tracedIn, wayLights } from './lights.ts';
import { spaceTimeDeskOf } from './space-time-desk.svelte.ts';

/** Room left of the lanes for their names: of servers, and the most for those of clients. */
const NAMES_PX = { least: 28, most: 84, letter: 7.6, gaps: 14 } as const;
const INNER_MIN_PX = 160;
/** One press of a key or a button makes everything so many times as wide. */
export const ZOOM_STEP = 1.6;
const CROWD_MIN = 120;
const CROWD_EVERY_MS = 150;

/**
 * What is seen of space-time in one place of the page: what is chosen and lit, the picture, and how a hand or a key
 * moves it. Made while a component is.
 */
export class Sight {
  /** Of the whole picture, the names beside it included, px. */
  width = $state(800);
  readonly desk;
  readonly #lab: () => Lab;
  readonly #roomPx: () => number;
  readonly #calm: CalmFrame;
  readonly #chronicle: Gradual<Chronicle>;
  #drawn = 0;
  #shown: SpaceTime | null = null;

  readonly #longestName = $derived.by(() => {
    const names = [...this.#lab().frame.world.clients.keys()];
    return Math.max(0, ...names.map(({ length }) => length));
  });
  readonly namesPx = $derived(
    Math.min(
      NAMES_PX.most,
      Math.max(NAMES_PX.least, Math.ceil(this.#longestName * NAMES_PX.letter) + NAMES_PX.gaps),
    ),
  );
  readonly innerPx = $derived(Math.max(INNER_MIN_PX, this.width - this.namesPx));

  /** What was chosen, as long as it is part of this branch. */
  readonly chosen = $derived.by(() => {
    const event = this.desk.chosen;
    return event !== null && this.frame.events.at(event.id) === event ? event : null;
  });
  readonly cone = $derived.by(() => {
    const { events, eventCount } = this.frame;
    return this.chosen === null ? null : coneOf(events, this.chosen.id, eventCount);
  });
  /** What is traced elsewhere on the page, while nothing is chosen here. */
  readonly traced = $derived.by(() =>
    this.chosen === null ? tracedIn(this.#lab(), this.frame) : null,
  );
  readonly lights = $derived.by((): Lights => {
    if (this.chosen !== null && this.cone !== null) return coneLights(this.cone, this.chosen.id);
    if (this.traced === null) return NO_LIGHTS;
    return wayLights(this.traced);
  });
  readonly view = $derived.by((): View => {
    const { desk, chosen, traced } = this;
    return {
      widthPx: this.innerPx,
      roomPx: this.#roomPx(),
      spanUs: desk.spanUs,
      endUs: desk.endUs !== null && desk.endUs < this.frame.at ? desk.endUs : null,
      hidden: desk.family === null ? [] : FAMILIES.filter((family) => family !== desk.family),
      folds: desk.folds,
      opened: desk.opened,
      leaderFirst: desk.leaderFirst,
      lights: this.lights,
      wanted: [
        ...(traced?.clients ?? []),
        ...(typeof chosen?.who === 'string' ? [chosen.who] : []),
      ],
    };
  });
  readonly #planned = $derived.by(() =>
    spaceTime(this.frame, this.#chronicle.shown.reader, this.view),
  );
  /** Where frames are dear, it is worked out in one of them and drawn in the next. */
  readonly picture = $derived.by(() => {
    const planned = this.#planned;
    const { part, parts } = this.#calm;
    if (part === parts) this.#shown = planned;
    return (this.#shown ??= planned);
  });

  /** `roomPx`: for all lanes together. */
  constructor(lab: () => Lab, roomPx: () => number) {
    this.#lab = lab;
    this.#roomPx = roomPx;
    this.desk = untrack(() => spaceTimeDeskOf(lab()));
    // Hundreds of long lines cost more to draw than all the rest of the page: then a few pictures a second must do.
    this.#calm = new CalmFrame(lab, () => (this.#drawn > CROWD_MIN ? CROWD_EVERY_MS : 0), 2);
    this.#chronicle = new Gradual(new Chronicle(), () => this.frame);
    $effect(() => {
      this.#drawn = this.picture.arrows.length;
    });
  }

  /** The moment that the picture shows: while time moves, not each one. */
  get frame(): Frame {
    return this.#calm.frame;
  }

  /** Whether the whole history has been read. */
  get isRead(): boolean {
    return this.#chronicle.done;
  }

  /** Time is held at `from` and moved to `to`, px of the lanes, with everything `factor` times as wide. */
  hold(from: number, to: number, factor: number): void {
    const { desk, frame, innerPx } = this;
    const us = this.picture.timeAt(from);
    desk.setSpan(desk.spanUs / factor);
    // What follows the run in play goes on following it.
    if (this.#lab().playing && this.view.endUs === null && factor !== 1) return;
    const axis = axisFor(
      frame,
      this.#chronicle.shown.reader,
      { ...this.view, spanUs: desk.spanUs },
      { us, px: to },
    );
    desk.endAt(axis.timeAt(innerPx * NOW), frame.at);
  }

  zoom(factor: number): void {
    this.hold(this.innerPx * NOW, this.innerPx * NOW, factor);
  }

  /** Moves the past into sight, by so many widths of the lanes. */
  pan(widths: number): void {
    this.hold(0, widths * this.innerPx, 1);
  }

  wholeRun(): void {
    this.desk.setSpan(this.frame.at);
    this.desk.endUs = null;
  }

  /** Lights what led to `event` and what came of it; none: lights nothing. */
  choose(event: Event | undefined | null): void {
    const { picture, innerPx, frame } = this;
    this.desk.choose(event ?? null, frame.at, picture.timeAt(0), picture.timeAt(innerPx));
  }
}
