import { untrack } from 'svelte';
import { sayConditionProblem } from '../../scenario/condition/problem.ts';
import { parseCondition } from '../../scenario/condition/parse-condition.ts';
import {
  EMBED_VERSION,
  readEmbedMessage,
  type EmbedId,
  type EmbedMessage,
} from '../../scenario/embed-message.ts';
import { sayProblem, type Problem } from '../../scenario/problem.ts';
import { readScenario } from '../../scenario/read-scenario.ts';
import type { Frame } from '../../timeline/frame.ts';
import type { Lab } from '../lab.svelte.ts';
import type { LinkDesk } from '../link-desk.svelte.ts';
import { timeDeskOf } from '../time/time-desk.ts';
import type { EmbedQuery } from './embed-query.ts';

/** While it plays the place is told so often at most, real milliseconds. */
const TELL_EVERY_MS = 100;

/** What is asked for and takes a while. */
type Waiting = { readonly what: 'open' | 'run'; readonly id: EmbedId };

/**
 * How the page around a frame drives it: messages in, each from an allowed origin and through one schema; messages out, to allowed origins only. See
 * the README beside this file.
 */
export class EmbedPort {
  readonly #lab: Lab;
  readonly #desk: LinkDesk;
  readonly #allowed: readonly string[];
  readonly #parts: EmbedQuery['parts'];
  /** `opening`: the link of the frame's own address. `empty`: that failed, and nothing else was opened yet. */
  #stage: 'opening' | 'empty' | 'shown' = $state('shown');
  /** Why nothing is shown. */
  #lack: Problem | null = null;
  #waiting: Waiting | null = $state.raw(null);
  #toldAtMs = -Infinity;
  #later: ReturnType<typeof setTimeout> | undefined;

  constructor(lab: Lab, desk: LinkDesk, { origins, parts }: EmbedQuery) {
    this.#lab = lab;
    this.#desk = desk;
    this.#allowed = [...origins, location.origin];
    this.#parts = parts;
    if (desk.state === 'loading' || desk.state === 'failed') this.#stage = 'opening';
  }

  /** Whether the run that is there is the one that was asked for. Before, it is neither shown nor told of, nor can it be moved. */
  get shows(): boolean {
    return this.#stage === 'shown';
  }

  /** Begins to listen, and says so. Call where effects may be; it ends with them. */
  open(): void {
    this.#first(this.#desk.state);
    $effect.pre(() => this.#first(this.#desk.state));
    const isOpening = $derived(this.#stage === 'opening');
    $effect(() => {
      if (isOpening) return;
      const hear = (event: MessageEvent): void => this.#hear(event);
      addEventListener('message', hear);
      this.#tell({ event: 'ready', panes: this.#parts });
      if (this.#lack !== null) this.#failEmpty(this.#lack, undefined);
      return () => removeEventListener('message', hear);
    });
    $effect(() => {
      if (this.shows) this.#moved(this.#lab);
    });
    $effect(() => this.#opened(this.#desk.state));
    $effect(() => this.#ran(timeDeskOf(this.#lab).seeker.running));
    $effect(() => () => clearTimeout(this.#later));
  }

  #hear({ source, origin, data }: MessageEvent): void {
    if (source !== window.parent || !this.#allowed.includes(origin)) return;
    const read = readEmbedMessage(data);
    const words = this.#lab.lateWords.embed;
    switch (read.kind) {
      case 'not-ours':
        return;
      case 'future':
        return this.#fail('future-version', words.future(read.version, EMBED_VERSION), undefined);
      case 'wrong':
        return this.#fail('wrong-message', words.wrong(read.path, read.expected), undefined);
      case 'message':
        return this.#do(read.message);
    }
  }

  #first(state: LinkDesk['state']): void {
    if (state === 'opened') this.#stage = 'shown';
    else if (state === 'failed' && untrack(() => this.#stage === 'opening')) {
      this.#lack = this.#desk.problem;
      this.#stage = 'empty';
    }
  }

  #failEmpty(lack: Problem, answers: EmbedId): void {
    this.#fail(lack.kind, sayProblem(this.#lab.lateWords.links, lack), answers);
  }

  #do(message: EmbedMessage): void {
    const lab = this.#lab;
    const { id } = message;
    const isOpen = message.do === 'open-link' || message.do === 'open-scenario';
    if (this.#lack !== null && !this.shows && !isOpen) return this.#failEmpty(this.#lack, id);
    switch (message.do) {
      case 'open-link':
        this.#wait('open', id);
        return this.#desk.open(message.link);
      case 'open-scenario': {
        const read = readScenario(message.scenario);
        this.#wait('open', id);
        return this.#desk.openFrom('message', () => Promise.resolve(read));
      }
      case 'play':
        if (message.speed !== undefined) lab.setSpeed(message.speed);
        lab.play();
        break;
      case 'pause':
        lab.pause();
        break;
      case 'step':
        lab.step();
        break;
      case 'step-back':
        lab.stepBack();
        break;
      case 'seek': {
        const atUs = Math.round(message.atMs * 1_000);
        if (atUs > lab.end.at) return this.#runUntil(`time >= ${atUs}us`, id);
        lab.seek(atUs);
        break;
      }
      case 'run-until':
        return this.#runUntil(message.condition, id);
    }
    this.#position(id);
  }

  #runUntil(text: string, id: EmbedId): void {
    const parsed = parseCondition(text);
    if (!parsed.ok) {
      const why = sayConditionProblem(this.#lab.lateWords.condition, parsed.problem);
      return this.#fail('wrong-condition', why, id);
    }
    this.#wait('run', id);
    timeDeskOf(this.#lab).seeker.start(parsed.condition);
  }

  /** One thing at a time: whoever asks for the next gives up the one before. */
  #wait(what: Waiting['what'], id: EmbedId): void {
    const before = this.#waiting;
    this.#waiting = { what, id };
    if (before !== null) this.#fail('stopped', this.#lab.lateWords.embed.stopped, before.id);
  }

  #opened(state: LinkDesk['state']): void {
    const waiting = this.#waiting;
    if (waiting?.what !== 'open' || (state !== 'opened' && state !== 'failed')) return;
    this.#waiting = null;
    const { problem } = this.#desk;
    if (state === 'opened' || problem === null) return this.#position(waiting.id);
    this.#fail(problem.kind, sayProblem(this.#lab.lateWords.links, problem), waiting.id);
  }

  #ran(running: boolean): void {
    const waiting = this.#waiting;
    const { ending } = timeDeskOf(this.#lab).seeker;
    if (waiting?.what !== 'run' || running || ending === null) return;
    this.#waiting = null;
    if (ending === 'found' || ending === 'already') return this.#position(waiting.id);
    const words = this.#lab.lateWords.embed;
    this.#fail(ending, ending === 'stopped' ? words.stopped : words.notReached, waiting.id);
  }

  #moved({ frame, playing }: Pick<Lab, 'frame' | 'playing'>): void {
    const sinceMs = performance.now() - this.#toldAtMs;
    clearTimeout(this.#later);
    if (!playing || sinceMs >= TELL_EVERY_MS) return this.#place(frame, undefined);
    this.#later = setTimeout(() => this.#position(undefined), TELL_EVERY_MS - sinceMs);
  }

  #position(answers: EmbedId): void {
    this.#place(this.#lab.frame, answers);
  }

  #place(frame: Frame, answers: EmbedId): void {
    this.#toldAtMs = performance.now();
    const { end, playing } = this.#lab;
    this.#tell({
      event: 'position',
      atMs: frame.at / 1_000,
      step: frame.step,
      endMs: end.at / 1_000,
      playing,
      ...(answers === undefined ? {} : { answers }),
    });
  }

  #fail(problem: string, message: string, answers: EmbedId): void {
    this.#tell({
      event: 'error',
      problem,
      message,
      ...(answers === undefined ? {} : { answers }),
    });
  }

  #tell(told: Readonly<Record<string, unknown>>): void {
    if (window.parent === window) return;
    // Where the browser says who is around us, nobody else is written to.
    const around = 'ancestorOrigins' in location ? location.ancestorOrigins[0] : undefined;
    const to =
      around === undefined ? this.#allowed : this.#allowed.includes(around) ? [around] : [];
    for (const origin of to)
      window.parent.postMessage({ zabscope: EMBED_VERSION, ...told }, origin);
  }
}
