import { fromCallback, type AnyEventObject } from 'xstate';
import { linkImport, type LinkImportEvent } from '../machines/link-import.ts';
import type { Outcome, Problem } from '../scenario/problem.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Timeline } from '../timeline/timeline.ts';
import { ReactiveActor } from './actor.svelte.ts';
import type { Lab } from './lab.svelte.ts';

type Send = (event: LinkImportEvent) => void;

type Reader = () => Promise<Outcome<Scenario>>;

/** A link that the visitor made. */
export interface MadeLink {
  readonly url: string;
  readonly actions: number;
  readonly step: number;
  readonly at: number;
  readonly digest: string;
}

/** Where links are made, and where links, files and kept work are opened. The codec comes on demand: a first visit needs none of it. */
export class LinkDesk {
  /** Why the last one was not opened; null when it was. */
  problem: Problem | null = $state.raw(null);
  readonly #lab: Lab;
  readonly #machine: ReactiveActor<typeof linkImport>;
  #reader: Reader = async () => (await import('../scenario/link.ts')).decodeLink('');
  #shown: () => void = () => undefined;

  constructor(lab: Lab) {
    this.#lab = lab;
    this.#machine = new ReactiveActor(
      linkImport.provide({
        actors: {
          replay: fromCallback<AnyEventObject, { readonly link: string }, LinkImportEvent>(
            ({ sendBack }) => this.#replay(sendBack),
          ),
        },
      }),
    );
  }

  get state(): 'idle' | 'loading' | 'opened' | 'failed' {
    return this.#machine.snapshot.value;
  }

  /** How far the replay is, 0 to 1. */
  get fraction(): number {
    return this.#machine.snapshot.context.fraction;
  }

  /** Digest of the state that was opened; empty when its link carried none to compare with. */
  get digest(): string {
    return this.#machine.snapshot.context.digest;
  }

  dismiss(): void {
    this.#machine.actor.send({ type: 'DISMISS' });
  }

  /** Opens what stands behind the `#` of this page's address, if anything does. */
  openHash(hash: string): void {
    if (hash.length > 1) this.open(hash);
  }

  /** Opens a link, given as a whole address or as the part behind its `#`. */
  open(link: string): void {
    const text = link.trim();
    const from = text.indexOf('#');
    const fragment = from < 0 ? text : text.slice(from + 1);
    this.openFrom(fragment, async () => (await import('../scenario/link.ts')).decodeLink(fragment));
  }

  /** Opens a scenario from wherever `reader` has it; `name` says which it is; `shown` is told once it is on the screen. */
  openFrom(name: string, reader: Reader, shown: () => void = () => undefined): void {
    this.#reader = reader;
    this.#shown = shown;
    this.#machine.actor.send({ type: 'OPEN', link: name });
  }

  /** The link to the moment shown. */
  async make(): Promise<MadeLink | Problem> {
    const [{ encodeLink }, { scenarioOf }] = await Promise.all([
      import('../scenario/link.ts'),
      import('../scenario/scenario-of.ts'),
    ]);
    const { timeline, title } = this.#lab;
    const scenario = scenarioOf(timeline, title ?? '', this.#lab.bookmarks.all);
    const outcome = await encodeLink(scenario);
    if (!outcome.ok) return outcome.problem;
    const { step, at } = timeline.position;
    return {
      url: `${location.href.split('#', 1)[0]!}#${outcome.value}`,
      actions: scenario.actions.length,
      step,
      at,
      digest: scenario.digest ?? '',
    };
  }

  #replay(send: Send): () => void {
    const life = new AbortController();
    void this.#read(this.#reader, send, life.signal);
    return () => life.abort();
  }

  async #read(reader: Reader, send: Send, signal: AbortSignal): Promise<void> {
    const fail = (problem: Problem): void => {
      if (signal.aborted) return;
      this.problem = problem;
      send({ type: 'FAILED', problem: problem.kind });
    };
    const { openScenario } = await import('../scenario/open-scenario.ts');
    const read = await reader();
    if (!read.ok) {
      fail(read.problem);
      return;
    }
    const opened = await openScenario(read.value, {
      pause: async () => {
        await new Promise((resolve) => setTimeout(resolve));
        if (signal.aborted) throw new Error('another run is opened');
      },
      progress: (fraction) => {
        if (!signal.aborted) send({ type: 'PROGRESS', fraction });
      },
    });
    if (signal.aborted) return;
    if (!opened.ok) {
      fail(opened.problem);
      return;
    }
    const { scenario, timeline, branches } = opened.value;
    this.#show(timeline, scenario.title ?? null);
    this.#shown();
    for (const { branch = 0, step, at, note } of scenario.bookmarks ?? []) {
      this.#lab.bookmarks.add({ step, at, branch: branches[branch] ?? 0 }, note);
    }
    send({ type: 'VERIFIED', digest: scenario.digest ?? '' });
  }

  #show(timeline: Timeline, title: string | null): void {
    this.problem = null;
    this.#lab.openLab();
    this.#lab.show(timeline, title);
  }
}
