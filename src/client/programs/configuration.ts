import { ask } from './ask.ts';
import { numberIn } from './note.ts';
import type { ConfigurationFact } from './recipe-facts.ts';
import {
  errs,
  go,
  parentsOf,
  rest,
  tell,
  type CommonStep,
  type Turn,
  type Walker,
  walking,
} from './walk.ts';
import { setsWatch, type Watching } from './watching.ts';

/** Writes a new value into the znode `path` every `everyMs`, `values` in all. */
export interface PublisherSetup {
  readonly kind: 'configuration-publisher';
  readonly path: string;
  readonly everyMs: number;
  readonly values: number;
}

export interface PublisherProgram extends PublisherSetup, Walker {
  step: CommonStep | 'publish' | 'create' | 'resting';
  /** The value that it writes, or has written last. */
  value: number;
}

type Publisher = Turn<PublisherProgram>;

function say(
  turn: Turn<{ readonly path: string }>,
  fact: Pick<ConfigurationFact, 'state' | 'value' | 'version'>,
): void {
  const rule = 'recipe.configuration';
  tell(turn, { kind: 'configuration-changed', rule, configuration: turn.program.path, ...fact });
}

function publish(turn: Publisher): void {
  const { path, value } = turn.program;
  go(turn, 'publish', { op: 'setData', path, data: String(value), version: -1 });
}

function published(turn: Publisher, version: number): void {
  const { program } = turn;
  say(turn, { state: 'published', value: String(program.value), version });
  if (program.value < program.values) rest(turn, 'resting', program.everyMs);
  else program.step = 'resting';
}

/** Whoever publishes a configuration. The same value written twice does no harm: a lost answer is asked for again. */
export const configurationPublisher = walking<PublisherSetup, PublisherProgram>({
  initial: (setup) => ({ ...setup, step: 'stopped', making: '', value: 1 }),
  needs: ({ program }) => parentsOf(program.path),
  start: publish,
  steps: {
    publish: {
      understands: ['NONODE'],
      answered(turn, { error, stat }): void {
        const { path, value } = turn.program;
        if (error === 'OK') return published(turn, stat?.version ?? -1);
        go(turn, 'create', { op: 'create', path, data: String(value), mode: 'persistent' });
      },
    },
    create: {
      understands: ['NODEEXISTS'],
      answered(turn, { error }): void {
        if (error === 'OK') published(turn, 0);
        else publish(turn);
      },
    },
    resting: {
      due(turn): void {
        turn.program.value++;
        publish(turn);
      },
    },
  },
});

export const READER_MISTAKES = [
  /** Takes the event for the next value, and does not read. */
  'acts-on-event',
  /** Sets its watch once, as if it lasted. */
  'watch-once',
  /** Reads first and sets the watch later: what changes between them is never heard of. */
  'late-watch',
] as const;
export type ReaderMistake = (typeof READER_MISTAKES)[number];

/** Goes by the value in the znode `path`. */
export interface ReaderSetup {
  readonly kind: 'configuration-reader';
  readonly path: string;
  readonly mistakes?: readonly ReaderMistake[] | undefined;
}

export interface ReaderProgram extends ReaderSetup, Walker, Watching {
  step: CommonStep | 'read' | 'watch' | 'await' | 'watching';
  /** What it goes by; empty for nothing yet. */
  value: string;
  /** The znode's version with that value; -1 if it does not know. */
  version: number;
}

type Reader = Turn<ReaderProgram>;

function read(turn: Reader): void {
  const { program } = turn;
  const watch = setsWatch(program) && !errs(program, 'late-watch');
  go(turn, 'read', { op: 'getData', path: program.path, watch });
}

function saw(turn: Reader, value: string, version: number): void {
  const { program } = turn;
  if (program.value === value && program.version === version) return;
  program.value = value;
  program.version = version;
  say(turn, { state: 'seen', value, version });
}

function watchOver(turn: Reader): void {
  turn.program.step = 'watching';
}

/** Whoever goes by a configuration (`recipes.md`): one event stands for any number of changes, so it reads again, and watches again. */
export const configurationReader = walking<ReaderSetup, ReaderProgram>({
  initial: (setup) => ({
    ...setup,
    step: 'stopped',
    making: '',
    value: '',
    version: -1,
    hasWatched: false,
  }),
  renew({ program }): void {
    program.hasWatched = false;
  },
  needs: () => [],
  // A new session may be at a server that is behind what the old one was shown.
  start(turn): void {
    ask(turn.client, turn.host, { op: 'sync', path: turn.program.path });
    read(turn);
  },
  steps: {
    read: {
      understands: ['NONODE'],
      answered(turn, { error, data, stat }): void {
        const { program } = turn;
        const { path } = program;
        if (error === 'NONODE') return go(turn, 'await', { op: 'exists', path, watch: true });
        saw(turn, data ?? '', stat?.version ?? -1);
        if (errs(program, 'late-watch')) go(turn, 'watch', { op: 'exists', path, watch: true });
        else watchOver(turn);
      },
    },
    // Only by mistake: the answer's version would tell that there is a newer value.
    watch: { understands: ['NONODE'], answered: watchOver },
    await: {
      understands: ['NONODE'],
      answered(turn, { error }): void {
        if (error === 'OK') read(turn);
        else watchOver(turn);
      },
    },
    watching: {},
  },
  onWatch(turn, { path, type }): void {
    const { program } = turn;
    if (program.step !== 'watching' || path !== program.path) return;
    if (type === 'NodeDataChanged' && errs(program, 'acts-on-event')) {
      saw(turn, String(numberIn(program.value) + 1), program.version + 1);
      go(turn, 'watch', { op: 'exists', path, watch: true });
    } else read(turn);
  },
});
