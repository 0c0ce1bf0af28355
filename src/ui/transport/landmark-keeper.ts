import type { Frame } from '../../timeline/frame.ts';
import type { Timeline } from '../../timeline/timeline.ts';
import { noLandmarks, noteEvent, type Landmarks } from '../../views/track/landmarks.ts';

/** Reads each event of a run once, as the run grows. */
export class LandmarkKeeper {
  #timeline: Timeline | null = null;
  #branch = -1;
  #read = 0;
  #landmarks: Landmarks = noLandmarks();

  /** The landmarks of the whole branch that `frame` stands in, also behind the moment shown: the same object as long as there are no more. */
  of(timeline: Timeline, { branch, events }: Frame): Landmarks {
    if (timeline !== this.#timeline || branch !== this.#branch || events.length < this.#read) {
      this.#timeline = timeline;
      this.#branch = branch;
      this.#read = 0;
      this.#landmarks = noLandmarks();
    }
    let more = false;
    for (; this.#read < events.length; this.#read++) {
      if (noteEvent(this.#landmarks, events.at(this.#read)!)) more = true;
    }
    if (more) this.#landmarks = { ...this.#landmarks };
    return this.#landmarks;
  }
}
