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
  /** Of the branch that is shown. */
  readonly actions: number;
  /** How many branches it carries, and how many it has no room for. */
  readonly branches: number;
  readonly leftOut: number;
  readonly step: number;
  readonly at: number;
  readonly digest: string;
}

/** Where links are made, and where links, files and kept work are opened. The codec comes on demand: a first visit needs none of it. */
export class LinkDesk {
  /** Why the last one was not opened; null when it was. */
  problem: Problem | null = $state.raw(null);
  /** The starting point that was opened; null when it was something else. */
  start: string | null = $state(null);
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
    this.start = null;
    this.#machine.actor.send({ type: 'OPEN', link: name });
  }

  /** Opens a starting point of the library. What to try there is said instead of a digest: it is no one's state. */
  openStart(id: string, reader: Reader): void {
    this.openFrom(id, reader);
    this.start = id;
  }

  /** The link to the moment shown, with all branches if they find room, else with the one that is shown. */
  async make(): Promise<MadeLink | Problem> {
    const [{ fittingLink }, { scenarioOf, wholeScenarioOf }, { viewOf }] = await Promise.all([
      import('../scenario/fitting-link.ts'),
      import('../scenario/scenario-of.ts'),
      import('./panes/lab-view.ts'),
    ]);
    const { timeline, title, bookmarks } = this.#lab;
    const parts = [timeline, title ?? '', bookmarks.all, viewOf(this.#lab)] as const;
    const { step, at } = timeline.position;
    const { length: all } = timeline.branches;
    const outcome = await fittingLink(wholeScenarioOf(...parts), scenarioOf(...parts));
    if (!outcome.ok) return outcome.problem;
    const { link, scenario } = outcome.value;
    const branches = scenario.branches?.length ?? 1;
    return {
      url: `${location.href.split('#', 1)[0]!}#${link}`,
      actions: scenario.actions.length,
      branches,
      leftOut: all - branches,
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
    const { showView } = await import('./panes/lab-view.ts');
    if (signal.aborted) return;
    this.#show(timeline, scenario.title ?? null);
    if (scenario.view !== undefined) showView(this.#lab, scenario.view);
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
