import { createSubscriber } from 'svelte/reactivity';
import {
  createActor,
  type Actor,
  type ActorOptions,
  type AnyActorLogic,
  type SnapshotFrom,
} from 'xstate';

/** An XState actor that Svelte can read: whoever reads `snapshot` is drawn again at each transition. */
export class ReactiveActor<L extends AnyActorLogic> {
  readonly actor: Actor<L>;
  readonly #subscribe: () => void;

  constructor(logic: L, options: ActorOptions<L> = {}) {
    this.actor = createActor(logic, options as Required<ActorOptions<L>>);
    this.#subscribe = createSubscriber((update) => {
      const subscription = this.actor.subscribe(update);
      return () => subscription.unsubscribe();
    });
    this.actor.start();
  }

  get snapshot(): SnapshotFrom<L> {
    this.#subscribe();
    return this.actor.getSnapshot();
  }
}
