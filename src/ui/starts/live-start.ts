import { fileOf, type Start } from '../../scenario/library/start.ts';
import { openScenario } from '../../scenario/open-scenario.ts';
import { readScenario } from '../../scenario/read-scenario.ts';
import type { Timeline } from '../../timeline/timeline.ts';
import { miniStage, type MiniStage } from '../../views/starts/mini-stage.ts';

/** Virtual time of one move, and how long a small stage goes on before it begins again. */
const MOVE_US = 25_000;
const ROUND_US = 6_000_000;

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** One is opened after the other: the page stays at hand. */
let queue: Promise<unknown> = Promise.resolve();

/** A starting point that runs in a small stage, by the same engine as the lab. */
export class LiveStart {
  readonly #timeline: Timeline;
  readonly #fromUs: number;

  private constructor(timeline: Timeline) {
    this.#timeline = timeline;
    this.#fromUs = timeline.position.at;
  }

  /** Null if nobody wants it any more once its turn has come. */
  static open(start: Start, isWanted: () => boolean): Promise<LiveStart | null> {
    const opening = queue.then(async () => {
      if (!isWanted()) return null;
      const read = readScenario(fileOf(start, ''));
      if (!read.ok) return null;
      const opened = await openScenario(read.value, { pause });
      return opened.ok ? new LiveStart(opened.value.timeline) : null;
    });
    queue = opening.then(pause);
    return opening;
  }

  /** A little later; behind its round it begins again. */
  move(): void {
    const { at } = this.#timeline.position;
    if (at - this.#fromUs > ROUND_US) this.#timeline.seek(this.#fromUs);
    else this.#timeline.playTo(at + MOVE_US);
  }

  look(): MiniStage {
    const { world, at } = this.#timeline.frame;
    return miniStage(world, at);
  }
}
