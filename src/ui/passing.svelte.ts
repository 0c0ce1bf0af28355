import { untrack } from 'svelte';
import { cubicOut } from 'svelte/easing';
import { Tween } from 'svelte/motion';
import { isStill, joinQueue, passing, type Mark, type Passage } from '../views/locks/join-queue.ts';

const MOVE_MS = 220;

/**
 * Marks on their way from one finished picture to the next. The new picture is final at once: what the screen still shows moves to it,
 * which may be dropped at any time.
 */
export class Passing<M extends Mark> {
  readonly #finished: () => readonly M[];
  readonly #tween = new Tween(1, { duration: MOVE_MS, easing: cubicOut });
  #passages: readonly Passage<M>[] = $state.raw([]);
  #drawn: readonly M[] = [];

  /** `reduced`: whether motion is not wanted. Belongs to the component that makes it. */
  constructor(finished: () => readonly M[], reduced: () => boolean) {
    this.#finished = finished;
    const order = $derived(
      finished()
        .map(({ key, x, y }) => `${key}@${x},${y}`)
        .join(' '),
    );
    $effect.pre(() => {
      order.at(0);
      untrack(() => this.#move(reduced()));
    });
    $effect(() => {
      this.#drawn = this.shown;
    });
  }

  #move(reduced: boolean): void {
    const plan = joinQueue(this.#drawn, this.#finished());
    if (this.#drawn.length === 0 || plan.every(isStill) || reduced) return;
    this.#passages = plan;
    void this.#tween.set(0, { duration: 0 });
    void this.#tween.set(1);
  }

  readonly #isUnderWay = $derived.by(() => this.#tween.current < 1);

  /** What the screen shows, whatever its places: it changes only when something comes, has left, or is another. */
  readonly present: readonly M[] = $derived.by(() => {
    const finished = this.#finished();
    if (!this.#isUnderWay) return finished;
    // eslint-disable-next-line svelte/prefer-svelte-reactivity -- made and dropped within one reading
    const fresh = new Map(finished.map((mark) => [mark.key, mark]));
    return this.#passages.map(({ mark }) => fresh.get(mark.key) ?? mark);
  });

  /** What the screen shows, where it shows it. */
  readonly shown: readonly M[] = $derived.by(() => {
    const finished = this.#finished();
    if (this.#tween.current >= 1) return finished;
    // eslint-disable-next-line svelte/prefer-svelte-reactivity -- made and dropped within one reading
    const fresh = new Map(finished.map((mark) => [mark.key, mark]));
    return passing(this.#passages, this.#tween.current).map(({ x, y, opacity, ...mark }) => ({
      ...(fresh.get(mark.key) ?? mark),
      x,
      y,
      opacity,
    })) as M[];
  });
}
