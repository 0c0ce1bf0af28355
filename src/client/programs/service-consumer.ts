import { below } from '../../kernel/random.ts';
import { wakeAfter } from './ask.ts';
import type { ServiceFact } from './recipe-facts.ts';
import { errs, go, tell, type CommonStep, type Turn, type Walker, walking } from './walk.ts';
import { setsWatch, type Watching } from './watching.ts';

export const SERVICE_CONSUMER_MISTAKES = [
  /** Sets its watch once, as if it lasted. */
  'watch-once',
  /** Learns of new instances, and forgets none. */
  'keeps-gone',
] as const;
export type ServiceConsumerMistake = (typeof SERVICE_CONSUMER_MISTAKES)[number];

/** Calls an instance of the service every `everyMs`: each in its turn, or any. */
export interface ServiceConsumerSetup {
  readonly kind: 'service-consumer';
  readonly path: string;
  readonly everyMs: number;
  readonly spread: 'round-robin' | 'random';
  readonly mistakes?: readonly ServiceConsumerMistake[] | undefined;
}

export interface ServiceConsumerProgram extends ServiceConsumerSetup, Walker, Watching {
  step: CommonStep | 'list' | 'watching';
  /** The nodes of the instances that it knows. */
  instances: readonly string[];
  /** How many calls it has made. */
  calls: number;
}

type Consumer = Turn<ServiceConsumerProgram>;

function say(turn: Consumer, state: ServiceFact['state'], instance = ''): void {
  const { path: service, instances } = turn.program;
  tell(turn, {
    kind: 'service-changed',
    rule: 'recipe.discovery',
    service,
    state,
    instance,
    instances,
  });
}

function list(turn: Consumer): void {
  const { program } = turn;
  go(turn, 'list', { op: 'getChildren', path: program.path, watch: setsWatch(program) });
}

/** A call goes from client to client, beside the ensemble: what counts here is whom it goes to. */
function call(turn: Consumer): void {
  const { program, client, host } = turn;
  const { instances, spread } = program;
  wakeAfter(client, host, program.everyMs);
  if (instances.length === 0) return say(turn, 'found-none');
  const place =
    spread === 'random' ? below(client.random, instances.length) : program.calls % instances.length;
  program.calls++;
  say(turn, 'called', instances[place]);
}

/** Whoever uses a service: it keeps a list of the instances that are there, and spreads its calls over them. */
export const serviceConsumer = walking<ServiceConsumerSetup, ServiceConsumerProgram>({
  initial: (setup) => ({
    ...setup,
    step: 'stopped',
    making: '',
    instances: [],
    calls: 0,
    hasWatched: false,
  }),
  renew({ program, client, host }): void {
    program.hasWatched = false;
    wakeAfter(client, host, program.everyMs);
  },
  needs: ({ program }) => [program.path],
  start: list,
  steps: {
    list: {
      answered(turn, { children = [] }): void {
        const { program } = turn;
        const kept = errs(program, 'keeps-gone') ? program.instances : [];
        program.instances = [...new Set([...kept, ...children])].sort();
        say(turn, 'sees');
        program.step = 'watching';
      },
      due: call,
    },
    watching: { due: call },
  },
  onWatch(turn, { path }): void {
    if (turn.program.step === 'watching' && path === turn.program.path) list(turn);
  },
});
