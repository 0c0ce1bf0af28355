import {
  createActor,
  type Actor,
  type ActorOptions,
  type AnyMachineSnapshot,
  type AnyStateMachine,
  type SnapshotFrom,
} from 'xstate';

/**
 * An XState actor of a machine that Svelte can read: whoever reads `snapshot` is drawn again when the machine's state or context is
 * another. An event that leaves both as they are, as each frame of play does, draws nothing.
 */
export class ReactiveActor<M extends AnyStateMachine> {
  readonly actor: Actor<M>;
  #snapshot: SnapshotFrom<M>;

  constructor(machine: M, options: ActorOptions<M> = {}) {
    this.actor = createActor(machine, options as Required<ActorOptions<M>>);
    this.#snapshot = $state.raw(this.actor.getSnapshot());
    let last: AnyMachineSnapshot = this.actor.getSnapshot();
    this.actor.subscribe((next) => {
      const { value, context, status }: AnyMachineSnapshot = next;
      const isSame = value === last.value && context === last.context && status === last.status;
      last = next;
      if (!isSame) this.#snapshot = next;
    });
    this.actor.start();
  }

  get snapshot(): SnapshotFrom<M> {
    return this.#snapshot;
  }
}
