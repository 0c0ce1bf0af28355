import { isOver } from '../../client/transitions.ts';
import type { Operation } from '../../znodes/request.ts';
import { callOf, type Call } from './operations.ts';
import { compareAnswer, compareEvents, type Difference, type ShownEvent } from './compare.ts';
import { Names } from './names.ts';
import { delQuota, QuotaRefused, setQuota, type Ask, type Limits } from './quota.ts';
import type { Script, Step } from './read-script.ts';
import { showResult } from './results.ts';
import { setupOf } from './setup.ts';
import { Stage, Stuck } from './stage.ts';
import { readTree } from './tree.ts';

type Shown = Record<string, unknown>;

/** Time for what a step set going without telling anybody: a closed connection, a commit on its way to an observer. */
const SETTLE_MS = 5;

/** Nobody recorded the names of the children that a raw request brings. */
const withoutNames = (step: Step, { children, ...shown }: Shown): Shown =>
  step.op === 'raw' || children === undefined ? shown : { ...shown, children };

/** A client handle of the script. */
interface Handle {
  readonly name: string;
  /** The client of the simulation. */
  readonly actor: string;
  readonly session: string;
  readonly password: string;
  /** Whether what happens to it is still told. */
  told: boolean;
}

/** A request that was sent: its place among the client's requests, and how to show the answer. */
interface Sent {
  readonly actor: string;
  readonly operation: Operation;
  /** -1: the client refused it. */
  readonly xid: number;
  readonly from: number;
}

/** Requests that are awaited in a later step, with their answers so far. */
interface Waiting {
  readonly sent: readonly Sent[];
  readonly answers: (Shown | null)[];
  readonly show: (answers: readonly Shown[]) => Shown;
}

/** Plays one recording. */
export class Player {
  readonly #script: Script;
  readonly #stage: Stage;
  readonly #names: Names;
  readonly #handles = new Map<string, Handle>();
  /** What was sent and is awaited later, by its tag. */
  readonly #tags = new Map<string, Waiting>();
  #opened = 0;
  #barriers = true;

  constructor(script: Script) {
    this.#script = script;
    this.#stage = new Stage(setupOf(script));
    this.#names = new Names(script.mode === 'standalone' ? 0 : 1);
  }

  /** The first difference from what was recorded; null if there is none. */
  play(): Difference | null {
    const { steps, tree } = this.#script;
    this.#stage.await('the servers serve', () => this.#stage.isReady());
    for (const [i, step] of steps.entries()) {
      const found = this.#take(step);
      if (found !== null) return { step: i + 1, operation: step.op, ...found };
    }
    if (tree === undefined) return null;
    const found = readTree(this.#stage, this.#names, tree);
    return found === null ? null : { step: 0, operation: 'tree', ...found };
  }

  #take(step: Step): Omit<Difference, 'step' | 'operation'> | null {
    const stage = this.#stage;
    stage.forget();
    for (const name of step.cuts ?? []) stage.cuts.add(this.#handle(name).actor);
    let shown: Shown;
    try {
      shown = this.#do(step);
      this.#awaitCuts();
      const zxid = this.#barrier(step);
      if (zxid !== undefined) shown['zxid'] = zxid;
    } catch (error) {
      if (!(error instanceof Stuck)) throw error;
      return { field: 'progress', recorded: step.expect, ours: error.message };
    }
    const recorded = (step.expect['events'] ?? []) as readonly ShownEvent[];
    const ours = this.#events(step);
    return (
      compareAnswer(step.expect, shown) ??
      compareEvents(recorded, ours, step.unordered === true) ??
      this.#violation()
    );
  }

  #violation(): Omit<Difference, 'step' | 'operation'> | null {
    const [ours] = this.#stage.violations;
    return ours === undefined ? null : { field: 'an invariant', recorded: 'kept', ours };
  }

  #handle(name: string | undefined): Handle {
    const handle = this.#handles.get(name ?? '');
    if (handle === undefined) throw new Stuck(`no session is called ${String(name)}`);
    return handle;
  }

  #do(step: Step): Shown {
    const stage = this.#stage;
    switch (step.op) {
      case 'connect':
        return this.#open(step, undefined);
      case 'reattach':
        return this.#open(step, this.#handle(step.from));
      case 'close':
        return this.#close(this.#handle(step.s));
      case 'drop':
        this.#drop(this.#handle(step.s));
        return {};
      case 'expire': {
        const handle = this.#handle(step.s);
        this.#drop(handle);
        this.#awaitEnd(handle);
        return {};
      }
      case 'awaitExpiry':
        this.#awaitEnd(this.#handle(step.s));
        return {};
      case 'disconnect':
        stage.act({ do: 'disconnect-client', client: this.#handle(step.s).actor });
        return {};
      case 'reconnect':
        return this.#reconnect(step);
      case 'batch':
        return this.#batch(step);
      case 'setQuota':
      case 'delQuota':
        return this.#quota(step);
      case 'containerCheck': {
        stage.act({ do: 'check-containers' });
        stage.wait(20);
        return {};
      }
      case 'sleep':
        stage.wait(step.ms ?? 0);
        return {};
      case 'server':
        this.#server(step);
        return {};
      case 'barriers':
        this.#barriers = step.on !== false;
        return {};
      case 'await':
        return this.#await(step.tag ?? '');
      case 'auth':
        this.#send(this.#handle(step.s), callOf(step, this.#names));
        stage.wait(SETTLE_MS);
        return {};
      default:
        return this.#operate(step);
    }
  }

  #operate(step: Step): Shown {
    const handle = this.#handle(step.s);
    const sent = this.#send(handle, callOf(step, this.#names));
    if (step.async === undefined) return withoutNames(step, this.#answer(sent));
    return this.#goOn(step, [sent], ([answer]) => withoutNames(step, answer!));
  }

  /** The script does not wait for these answers now. */
  #goOn({ async = '', wait = 0 }: Step, sent: readonly Sent[], show: Waiting['show']): Shown {
    this.#tags.set(async, { sent, answers: sent.map(() => null), show });
    this.#stage.wait(wait);
    this.#keepAnswers();
    return { sent: true };
  }

  /** Commands a request and finds its place among the client's. */
  #send({ actor }: Handle, { operation, ...more }: Call): Sent {
    const stage = this.#stage;
    const from = stage.events.length;
    stage.act({ do: 'request', client: actor, operation, ...more });
    const asked = stage.events.slice(from).find((e) => e.kind === 'requested' && e.who === actor);
    return { actor, operation, from, xid: asked?.kind === 'requested' ? asked.xid : -1 };
  }

  #answerNow({ actor, operation, xid, from }: Sent): Shown | null {
    for (const event of this.#stage.events.slice(from)) {
      if (!('who' in event) || event.who !== actor) continue;
      if (event.kind === 'answered' && event.xid === xid) {
        return showResult(operation, event.result, this.#names);
      }
      if (xid < 0 && event.kind === 'request-refused') {
        return { thrown: event.exception, msg: event.problem };
      }
    }
    return null;
  }

  #answer(sent: Sent): Shown {
    this.#stage.await(`an answer to ${sent.operation.op}`, () => this.#answerNow(sent) !== null);
    return this.#answerNow(sent)!;
  }

  /** The log of events begins anew with each step: answers that are still awaited are kept. */
  #keepAnswers(): void {
    for (const { sent, answers } of this.#tags.values()) {
      for (const [i, one] of sent.entries()) answers[i] ??= this.#answerNow({ ...one, from: 0 });
    }
  }

  #await(tag: string): Shown {
    const waiting = this.#tags.get(tag);
    if (waiting === undefined) throw new Stuck(`nothing was sent as ${tag}`);
    const { answers, show } = waiting;
    this.#keepAnswers();
    this.#stage.await(`an answer to ${tag}`, () => {
      if (answers.includes(null)) this.#keepAnswers();
      return !answers.includes(null);
    });
    this.#tags.delete(tag);
    return show(answers as readonly Shown[]);
  }

  #batch(step: Step): Shown {
    const handle = this.#handle(step.s);
    const calls = (step.ops ?? []).map((op) => callOf(op, this.#names));
    const sent = calls.map((call) => this.#send(handle, call));
    const show = (answers: readonly Shown[]): Shown => ({ results: answers });
    if (step.async !== undefined) return this.#goOn(step, sent, show);
    return show(sent.map((one) => this.#answer(one)));
  }

  #open(step: Step, from: Handle | undefined): Shown {
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
    stage.await(`${name} is connected`, () => {
      return stage.isConnected(actor) || isOver(stage.client(actor)!.state);
    });
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

  #forget(handle: Handle): void {
    if (this.#stage.isConnected(handle.actor)) return;
    this.#stage.act({ do: 'remove-client', client: handle.actor });
  }

  #close(handle: Handle): Shown {
    const stage = this.#stage;
    stage.act({ do: 'close-client', client: handle.actor });
    stage.await(`${handle.name} is closed`, () => stage.client(handle.actor)?.state === 'closed');
    handle.told = false;
    return { rc: 0 };
  }

  #drop(handle: Handle): void {
    if (!handle.told) return;
    handle.told = false;
    this.#stage.act({ do: 'remove-client', client: handle.actor });
  }

  /** Waits until every server that serves has closed the session. */
  #awaitEnd({ name, session }: Handle): void {
    const stage = this.#stage;
    const serving = () => stage.live.filter((peer) => peer.serving);
    stage.await(
      `the session of ${name} is over`,
      () =>
        serving().length > 0 && serving().every(({ replica }) => !replica.sessions.has(session)),
    );
  }

  #reconnect(step: Step): Shown {
    const stage = this.#stage;
    const { actor, name } = this.#handle(step.s);
    const server = step.server === undefined ? null : Number(step.server);
    stage.act({ do: 'reconnect-client', client: actor, hosts: server === null ? null : [server] });
    stage.await(`${name} is connected again`, () => {
      return stage.isConnected(actor) || isOver(stage.client(actor)!.state);
    });
    stage.wait(SETTLE_MS);
    const { state } = stage.client(actor)!;
    if (state === 'expired') return { state: 'Expired' };
    return { state: state === 'connected' ? 'SyncConnected' : 'ConnectedReadOnly' };
  }

  #server(step: Step): void {
    const stage = this.#stage;
    const server = Number(step.server);
    switch (step.action) {
      case 'start':
        return stage.act({ do: 'restart', server });
      case 'kill':
        return stage.act({ do: 'crash', server });
      case 'stop':
        return stage.act({ do: 'pause', actor: server });
      case 'cont':
        return stage.act({ do: 'resume', actor: server });
      default:
        return stage.await('every server serves', () => stage.isReady());
    }
  }

  #quota(step: Step): Shown {
    const handle = this.#handle(step.s);
    const ask: Ask = (operation) => {
      const sent = this.#send(handle, { operation });
      this.#answer(sent);
      const answered = this.#stage
        .all('answered')
        .find(({ who, xid }) => who === sent.actor && xid === sent.xid);
      if (answered === undefined) throw new QuotaRefused('the path is none');
      return answered.result;
    };
    const given: readonly (readonly [keyof Limits, unknown])[] = [
      ['count', step.count],
      ['bytes', step.bytes],
      ['countHardLimit', step.countHard],
      ['byteHardLimit', step.bytesHard],
    ];
    const named = given.filter(([, value]) => value !== undefined && value !== false);
    try {
      const path = step.path ?? '';
      if (step.op === 'setQuota') {
        setQuota(ask, path, Object.fromEntries(named.map(([key, value]) => [key, Number(value)])));
      } else {
        delQuota(ask, path, step.all === undefined ? named.map(([key]) => key) : []);
      }
      return { ok: true };
    } catch (error) {
      if (!(error instanceof QuotaRefused)) throw error;
      return { thrown: error.exception, msg: error.message };
    }
  }

  #awaitCuts(): void {
    const { cuts } = this.#stage;
    this.#stage.await(`${[...cuts].join()} cut off`, () => cuts.size === 0);
  }

  /** A sync round trip on every connected session, in the order of their names; the last zxid that a server reported. */
  #barrier(step: Step): number | string | undefined {
    const stage = this.#stage;
    const off = !this.#barriers || step.noBarrier === true;
    if (off) {
      stage.wait(SETTLE_MS);
      this.#keepAnswers();
      return undefined;
    }
    let last = 0;
    let asked = false;
    const byName = [...this.#handles.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const round of [1, 2]) {
      // What the first round set right may have sent events of its own.
      if (round === 2) stage.wait(SETTLE_MS);
      for (const handle of byName) {
        if (!stage.isConnected(handle.actor)) this.#settle(handle);
        if (!stage.isConnected(handle.actor) || !handle.told) continue;
        const sync = this.#send(handle, { operation: { op: 'sync', path: '/' } });
        this.#answer(sync);
        for (const answer of stage.all('answered')) {
          if (answer.who !== sync.actor || answer.xid !== sync.xid) continue;
          // Nobody reports anything on a connection that ends meanwhile.
          if (answer.result.error !== 'OK') continue;
          asked = true;
          last = Math.max(last, answer.zxid);
        }
      }
    }
    this.#keepAnswers();
    if (asked) return this.#names.zxid(last);
    if (stage.live.length === 0) return undefined;
    // While nobody serves the servers still show what they processed last, for as long as they have not noticed.
    const serving = stage.live.filter((peer) => peer.serving);
    const shown = serving.length > 0 ? serving : stage.live;
    return this.#names.zxid(Math.max(...shown.map(({ lastProcessed }) => lastProcessed)));
  }

  /** A client that lost its connection, and that nobody keeps from another, will be connected again. */
  #settle({ actor, told }: Handle): void {
    const stage = this.#stage;
    const client = stage.client(actor);
    if (!told || client === undefined || client.barred) return;
    stage.until(() => stage.isConnected(actor) || isOver(client.state), 20_000);
  }

  /** What watchers were called with, as scripts tell it. */
  #events(step: Step): readonly ShownEvent[] {
    const shown: ShownEvent[] = [];
    const acting = step.s === undefined ? undefined : this.#handles.get(step.s)?.actor;
    const byActor = new Map([...this.#handles.values()].map((h) => [h.actor, h]));
    const answers = new Set<number>();
    let replies = 0;
    for (const event of this.#stage.events) {
      if (event.kind === 'requested' && event.who === acting) {
        if (event.operation.op !== 'sync' || step.op === 'sync') answers.add(event.xid);
        continue;
      }
      if (event.kind === 'answered' && event.who === acting && answers.has(event.xid)) replies++;
      if (event.kind !== 'watch-event' && event.kind !== 'state-event') continue;
      const handle = byActor.get(event.who);
      if (handle === undefined || event.watchers.length === 0) continue;
      if (!handle.told) continue;
      const isNone = event.kind === 'state-event';
      if (isNone && event.state === 'Closed') continue;
      const state = isNone || event.state !== 'SyncConnected' ? { state: event.state } : {};
      const place =
        event.who !== acting || replies === 0
          ? {}
          : step.op === 'batch' && replies < (step.ops ?? []).length
            ? {}
            : { after: true as const };
      const before =
        step.op === 'batch' && event.who === acting && replies < (step.ops ?? []).length
          ? { before: replies }
          : {};
      shown.push({
        s: handle.name,
        w: [...event.watchers].sort(),
        type: isNone ? 'None' : event.event.type,
        ...(isNone ? {} : { path: event.event.path }),
        ...state,
        ...place,
        ...before,
      });
    }
    return shown;
  }
}
