import { isOver } from '../../client/transitions.ts';
import type { Names } from './names.ts';
import type { Step } from './read-script.ts';
import type { Shown } from './results.ts';
import { SETTLE_MS, Stuck, type Stage } from './stage.ts';

/** How long a client that lost its connection may take to find another, virtual time. */
const RECONNECT_MS = 20_000;

/** A client handle of the script. */
export interface Handle {
  readonly name: string;
  /** The client of the simulation. */
  readonly actor: string;
  readonly session: string;
  readonly password: string;
  /** Whether what happens to it is still told. */
  told: boolean;
}

/** The client handles of a script by their names: opened, closed, lost and connected again. */
export class Handles {
  readonly #stage: Stage;
  readonly #names: Names;
  readonly #handles = new Map<string, Handle>();
  #opened = 0;

  constructor(stage: Stage, names: Names) {
    this.#stage = stage;
    this.#names = names;
  }

  /** Throws {@link Stuck} for a name that nobody has. */
  get(name: string | undefined): Handle {
    const handle = this.find(name);
    if (handle === undefined) throw new Stuck(`no session is called ${String(name)}`);
    return handle;
  }

  find(name: string | undefined): Handle | undefined {
    return this.#handles.get(name ?? '');
  }

  /** In the order of their names. */
  get all(): readonly Handle[] {
    return [...this.#handles.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  /** A new client, with a session of its own or that of `from`. */
  open(step: Step, from: Handle | undefined): Shown {
    const stage = this.#stage;
    const name = step.s ?? '';
    const former = this.#handles.get(name);
    if (former !== undefined && stage.client(former.actor) !== undefined) this.#forget(former);
    const actor = `${name.toLowerCase()}-${++this.#opened}`;
    const server = step.server === undefined ? null : Number(step.server);
    stage.act({
      do: 'add-client',
      client: {
        name: actor,
        server,
        timeoutMs: step.timeout ?? 30_000,
        program: { kind: 'idle' },
        renews: false,
        ...(server === null ? {} : { hosts: [server] }),
        ...(step.chroot === undefined ? {} : { chroot: step.chroot }),
        ...(step.readOnly === true ? { readOnly: true } : {}),
        ...(from === undefined
          ? {}
          : {
              session: {
                id: from.session,
                password: step.badPassword === true ? 'f'.repeat(32) : from.password,
              },
            }),
      },
    });
    stage.await(`${name} is connected`, () => this.#isDecided(actor));
    const { session, password, timeoutMs, state } = stage.client(actor)!;
    const open = stage.isConnected(actor);
    if (open) this.#names.nameSession(session, name);
    this.#handles.set(name, { name, actor, session, password, told: true });
    if (!open) return { state: 'Expired' };
    return {
      state: state === 'connected-read-only' ? 'ConnectedReadOnly' : 'SyncConnected',
      timeout: timeoutMs,
      session: this.#names.session(session),
    };
  }

  close(handle: Handle): Shown {
    const stage = this.#stage;
    stage.act({ do: 'close-client', client: handle.actor });
    stage.await(`${handle.name} is closed`, () => stage.client(handle.actor)?.state === 'closed');
    handle.told = false;
    return { rc: 0 };
  }

  /** The client is gone without a word to its server. */
  drop(handle: Handle): void {
    if (!handle.told) return;
    handle.told = false;
    this.#stage.act({ do: 'remove-client', client: handle.actor });
  }

  /** Waits until every server that serves has closed the session. */
  awaitEnd({ name, session }: Handle): void {
    const stage = this.#stage;
    const serving = () => stage.live.filter((peer) => peer.serving);
    stage.await(
      `the session of ${name} is over`,
      () =>
        serving().length > 0 && serving().every(({ replica }) => !replica.sessions.has(session)),
    );
  }

  reconnect({ actor, name }: Handle, { server }: Step): Shown {
    const stage = this.#stage;
    const hosts = server === undefined ? null : [Number(server)];
    stage.act({ do: 'reconnect-client', client: actor, hosts });
    stage.await(`${name} is connected again`, () => this.#isDecided(actor));
    stage.wait(SETTLE_MS);
    const { state } = stage.client(actor)!;
    if (state === 'expired') return { state: 'Expired' };
    return { state: state === 'connected' ? 'SyncConnected' : 'ConnectedReadOnly' };
  }

  /** A client that lost its connection, and that nobody keeps from another, will be connected again. */
  settle({ actor, told }: Handle): void {
    const client = this.#stage.client(actor);
    if (!told || client === undefined || client.barred) return;
    this.#stage.until(() => this.#isDecided(actor), RECONNECT_MS);
  }

  /** Whether a client has its connection, or will never have one again. */
  #isDecided(actor: string): boolean {
    return this.#stage.isConnected(actor) || isOver(this.#stage.client(actor)!.state);
  }

  #forget(handle: Handle): void {
    if (this.#stage.isConnected(handle.actor)) return;
    this.#stage.act({ do: 'remove-client', client: handle.actor });
  }
}
