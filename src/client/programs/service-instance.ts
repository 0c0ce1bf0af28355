import { childOf, lifeId, nameOf } from './ask.ts';
import type { ServiceFact } from './recipe-facts.ts';
import { errs, go, tell, type CommonStep, type Turn, type Walker, walking } from './walk.ts';

export const INSTANCE_MISTAKES = [
  /** A name that the server numbers: whoever cannot know whether it is registered registers once more. */
  'no-guid',
  /** Does not register again when its session is over. */
  'no-reregistration',
] as const;
export type InstanceMistake = (typeof INSTANCE_MISTAKES)[number];

/** Offers the service `path`: an ephemeral with its address. */
export interface InstanceSetup {
  readonly kind: 'service-instance';
  readonly path: string;
  readonly mistakes?: readonly InstanceMistake[] | undefined;
}

export interface InstanceProgram extends InstanceSetup, Walker {
  step: CommonStep | 'register' | 'registered' | 'check';
  /** Its node's name while it believes that it is registered. */
  node: string;
  /** The name by which it registers in this session. */
  name: string;
}

type Instance = Turn<InstanceProgram>;

function say(turn: Instance, state: ServiceFact['state']): void {
  const { path: service, node: instance } = turn.program;
  const rule = 'recipe.discovery';
  tell(turn, { kind: 'service-changed', rule, service, state, instance, instances: [] });
}

const ownPath = ({ program }: Instance): string => childOf(program.path, program.name);

function register(turn: Instance): void {
  const { client, program } = turn;
  const data = `${client.name}:8080`;
  const path = errs(program, 'no-guid') ? childOf(program.path, 'instance-') : ownPath(turn);
  const mode = errs(program, 'no-guid') ? 'ephemeral_sequential' : 'ephemeral';
  go(turn, 'register', { op: 'create', path, data, mode });
}

/** It watches its own node: whoever finds it deleted registers again. */
const check = (turn: Instance): void =>
  go(turn, 'check', { op: 'exists', path: ownPath(turn), watch: true });

/** An instance of a service: registered by a node whose name is unique, so that a creation may be asked twice. */
export const serviceInstance = walking<InstanceSetup, InstanceProgram>({
  initial: (setup) => ({ ...setup, step: 'stopped', making: '', node: '', name: '' }),
  renew(turn): void {
    const { program, client } = turn;
    program.name = errs(program, 'no-guid') ? '' : `${client.name}-${lifeId(client)}`;
    if (program.node === '' || errs(program, 'no-reregistration')) return;
    say(turn, 'out');
    program.node = '';
  },
  needs: ({ program }) => [program.path],
  start(turn): void {
    if (turn.program.node === '') register(turn);
    else turn.program.step = 'registered';
  },
  steps: {
    register: {
      understands: ['NODEEXISTS'],
      answered(turn, { path }): void {
        const { program } = turn;
        if (errs(program, 'no-guid') && path !== undefined) program.name = nameOf(path);
        program.node = program.name;
        say(turn, 'registered');
        check(turn);
      },
    },
    check: {
      understands: ['NONODE'],
      answered(turn, { error }): void {
        if (error === 'OK') {
          turn.program.step = 'registered';
          return;
        }
        say(turn, 'out');
        turn.program.node = '';
        register(turn);
      },
    },
    registered: {},
  },
  onWatch(turn, { path }): void {
    if (turn.program.step === 'registered' && path === ownPath(turn)) check(turn);
  },
  leaves: ({ path, name }) => (name === '' ? [] : [childOf(path, name)]),
});
