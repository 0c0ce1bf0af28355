import type { Operation } from '../../znodes/request.ts';
import type { Names } from './names.ts';
import type { Call } from './operations.ts';
import { showResult, type Shown } from './results.ts';
import { Stuck, type Stage } from './stage.ts';

/** A request that was sent: its place among the client's requests, and how to show the answer. */
export interface Sent {
  readonly actor: string;
  readonly operation: Operation;
  /** -1: the client refused it. */
  readonly xid: number;
  readonly from: number;
}

type Show = (answers: readonly Shown[]) => Shown;

/** Requests that are awaited in a later step, with their answers so far. */
interface Waiting {
  readonly sent: readonly Sent[];
  readonly answers: (Shown | null)[];
  readonly show: Show;
}

/** What the clients of a stage ask, and what they are answered: at once, or in a later step by a tag. */
export class Requests {
  readonly #stage: Stage;
  readonly #names: Names;
  readonly #tags = new Map<string, Waiting>();

  constructor(stage: Stage, names: Names) {
    this.#stage = stage;
    this.#names = names;
  }

  /** Commands a request and finds its place among the client's. */
  send(actor: string, { operation, ...more }: Call): Sent {
    const stage = this.#stage;
    const from = stage.events.length;
    stage.act({ do: 'request', client: actor, operation, ...more });
    const asked = stage.events.slice(from).find((e) => e.kind === 'requested' && e.who === actor);
    return { actor, operation, from, xid: asked?.kind === 'requested' ? asked.xid : -1 };
  }

  /** Waits for an answer. Throws {@link Stuck} if none comes. */
  answer(sent: Sent): Shown {
    this.#stage.await(`an answer to ${sent.operation.op}`, () => this.#answerNow(sent) !== null);
    return this.#answerNow(sent)!;
  }

  /** The script does not wait for these answers now, but for `waitMs`; a later step names the tag. */
  later(tag: string, waitMs: number, sent: readonly Sent[], show: Show): Shown {
    this.#tags.set(tag, { sent, answers: sent.map(() => null), show });
    this.#stage.wait(waitMs);
    this.keep();
    return { sent: true };
  }

  /** The log of events begins anew with each step: answers that are still awaited are kept. */
  keep(): void {
    for (const { sent, answers } of this.#tags.values()) {
      for (const [i, one] of sent.entries()) answers[i] ??= this.#answerNow({ ...one, from: 0 });
    }
  }

  /** Waits for what was sent under a tag. Throws {@link Stuck} if nothing was, or no answer comes. */
  await(tag: string): Shown {
    const waiting = this.#tags.get(tag);
    if (waiting === undefined) throw new Stuck(`nothing was sent as ${tag}`);
    const { answers, show } = waiting;
    this.keep();
    this.#stage.await(`an answer to ${tag}`, () => {
      if (answers.includes(null)) this.keep();
      return !answers.includes(null);
    });
    this.#tags.delete(tag);
    return show(answers as readonly Shown[]);
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
}
