import { compareAnswer, compareEvents, type Difference, type ShownEvent } from './compare.ts';
import { Handles } from './handles.ts';
import { Names } from './names.ts';
import { callOf } from './operations.ts';
import { delQuota, QuotaRefused, setQuota, type Ask, type Limits } from './quota.ts';
import type { Script, Step } from './read-script.ts';
import { Requests } from './requests.ts';
import type { Shown } from './results.ts';
import { setupOf } from './setup.ts';
import { shownEvents } from './shown-events.ts';
import { SETTLE_MS, Stage, Stuck } from './stage.ts';
import { readTree } from './tree.ts';

/** Nobody recorded the names of the children that a raw request brings. */
const withoutNames = (step: Step, { children, ...shown }: Shown): Shown =>
  step.op === 'raw' || children === undefined ? shown : { ...shown, children };

/** Plays one recording. */
export class Player {
  readonly #script: Script;
  readonly #stage: Stage;
  readonly #names: Names;
  readonly #handles: Handles;
  readonly #requests: Requests;
  #barriers = true;

  constructor(script: Script) {
    this.#script = script;
    this.#stage = new Stage(setupOf(script));
    this.#names = new Names(script.mode === 'standalone' ? 0 : 1);
    this.#handles = new Handles(this.#stage, this.#names);
    this.#requests = new Requests(this.#stage, this.#names);
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
    for (const name of step.cuts ?? []) stage.cuts.add(this.#handles.get(name).actor);
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
    const acting = this.#handles.find(step.s)?.actor;
    const ours = shownEvents(this.#stage.events, this.#handles.all, step, acting);
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

  #do(step: Step): Shown {
    const stage = this.#stage;
    switch (step.op) {
      case 'connect':
        return this.#handles.open(step, undefined);
      case 'reattach':
        return this.#handles.open(step, this.#handles.get(step.from));
      case 'close':
        return this.#handles.close(this.#handles.get(step.s));
      case 'drop':
        this.#handles.drop(this.#handles.get(step.s));
        return {};
      case 'expire': {
        const handle = this.#handles.get(step.s);
        this.#handles.drop(handle);
        this.#handles.awaitEnd(handle);
        return {};
      }
      case 'awaitExpiry':
        this.#handles.awaitEnd(this.#handles.get(step.s));
        return {};
      case 'disconnect':
        stage.act({ do: 'disconnect-client', client: this.#handles.get(step.s).actor });
        return {};
      case 'reconnect':
        return this.#handles.reconnect(this.#handles.get(step.s), step);
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
        return this.#requests.await(step.tag ?? '');
      case 'auth':
        this.#requests.send(this.#handles.get(step.s).actor, callOf(step, this.#names));
        stage.wait(SETTLE_MS);
        return {};
      default:
        return this.#operate(step);
    }
  }

  #operate(step: Step): Shown {
    const handle = this.#handles.get(step.s);
    const sent = this.#requests.send(handle.actor, callOf(step, this.#names));
    if (step.async === undefined) return withoutNames(step, this.#requests.answer(sent));
    return this.#requests.later(step.async, step.wait ?? 0, [sent], ([answer]) =>
      withoutNames(step, answer!),
    );
  }

  #batch(step: Step): Shown {
    const handle = this.#handles.get(step.s);
    const calls = (step.ops ?? []).map((op) => callOf(op, this.#names));
    const sent = calls.map((call) => this.#requests.send(handle.actor, call));
    const show = (answers: readonly Shown[]): Shown => ({ results: answers });
    if (step.async !== undefined)
      return this.#requests.later(step.async, step.wait ?? 0, sent, show);
    return show(sent.map((one) => this.#requests.answer(one)));
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
    const handle = this.#handles.get(step.s);
    const ask: Ask = (operation) => {
      const sent = this.#requests.send(handle.actor, { operation });
      this.#requests.answer(sent);
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
      this.#requests.keep();
      return undefined;
    }
    let last = 0;
    let asked = false;
    for (const round of [1, 2]) {
      // What the first round set right may have sent events of its own.
      if (round === 2) stage.wait(SETTLE_MS);
      for (const handle of this.#handles.all) {
        if (!stage.isConnected(handle.actor)) this.#handles.settle(handle);
        if (!stage.isConnected(handle.actor) || !handle.told) continue;
        const sync = this.#requests.send(handle.actor, { operation: { op: 'sync', path: '/' } });
        this.#requests.answer(sync);
        for (const answer of stage.all('answered')) {
          if (answer.who !== sync.actor || answer.xid !== sync.xid) continue;
          // Nobody reports anything on a connection that ends meanwhile.
          if (answer.result.error !== 'OK') continue;
          asked = true;
          last = Math.max(last, answer.zxid);
        }
      }
    }
    this.#requests.keep();
    if (asked) return this.#names.zxid(last);
    if (stage.live.length === 0) return undefined;
    // While nobody serves the servers still show what they processed last, for as long as they have not noticed.
    const serving = stage.live.filter((peer) => peer.serving);
    const shown = serving.length > 0 ? serving : stage.live;
    return this.#names.zxid(Math.max(...shown.map(({ lastProcessed }) => lastProcessed)));
  }
}
