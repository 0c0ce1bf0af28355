import { childOf } from './ask.ts';
import type { MembersFact } from './recipe-facts.ts';
import { errs, go, tell, type CommonStep, type Turn, type Walker, walking } from './walk.ts';
import { setsWatch, type Watching } from './watching.ts';

export const MEMBER_MISTAKES = [
  /** Takes a node of its name for its own, though it belongs to the session of a former process and goes with it. */
  'keeps-old-node',
  /** Does not join again when its session is over. */
  'no-rejoin',
  /** Sets its watch once, as if it lasted. */
  'watch-once',
] as const;
export type MemberMistake = (typeof MEMBER_MISTAKES)[number];

/** Belongs to the group `path` by an ephemeral of its name, and keeps a list of who else does. */
export interface MemberSetup {
  readonly kind: 'member';
  readonly path: string;
  readonly mistakes?: readonly MemberMistake[] | undefined;
}

export interface MemberProgram extends MemberSetup, Walker, Watching {
  step: CommonStep | 'join' | 'whose' | 'barred' | 'list' | 'watching';
  /** Its own node's name while it believes that it belongs to the group. */
  node: string;
  /** Who is there, as it saw last. */
  members: readonly string[];
  /** The name that its node has, and that of nobody else. */
  readonly name: string;
}

type Here = Turn<MemberProgram>;

const ownPath = ({ program, client }: Here): string => childOf(program.path, client.name);

function say(turn: Here, state: MembersFact['state']): void {
  const { path: group, node, members } = turn.program;
  tell(turn, { kind: 'members-changed', rule: 'recipe.membership', group, state, node, members });
}

const join = (turn: Here): void =>
  go(turn, 'join', { op: 'create', path: ownPath(turn), data: '', mode: 'ephemeral' });

function joined(turn: Here): void {
  turn.program.node = turn.client.name;
  say(turn, 'joined');
  list(turn);
}

function list(turn: Here): void {
  const { program } = turn;
  go(turn, 'list', { op: 'getChildren', path: program.path, watch: setsWatch(program) });
}

const isSame = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((name, i) => name === b[i]);

/** Group membership (`recipes.md`, "Name Service, Configuration, Group Membership"): an ephemeral for each member, and a watch on the group. */
export const member = walking<MemberSetup, MemberProgram>({
  initial: (setup, name) => ({
    ...setup,
    step: 'stopped',
    making: '',
    node: '',
    members: [],
    hasWatched: false,
    name,
  }),
  renew(turn): void {
    const { program } = turn;
    program.hasWatched = false;
    if (program.node === '' || errs(program, 'no-rejoin')) return;
    say(turn, 'out');
    program.node = '';
  },
  needs: ({ program }) => [program.path],
  start(turn): void {
    if (turn.program.node === '') join(turn);
    else list(turn);
  },
  steps: {
    join: {
      understands: ['NODEEXISTS'],
      answered(turn, { error }): void {
        if (error === 'OK' || errs(turn.program, 'keeps-old-node')) return joined(turn);
        go(turn, 'whose', { op: 'exists', path: ownPath(turn), watch: true });
      },
    },
    whose: {
      understands: ['NONODE'],
      answered(turn, { stat }): void {
        if (stat === undefined) return join(turn);
        if (stat.ephemeralOwner === turn.client.session) return joined(turn);
        // It goes with the session of whoever had the name before.
        turn.program.step = 'barred';
      },
    },
    barred: {},
    list: {
      answered(turn, { children = [] }): void {
        const { program, client } = turn;
        const members = [...children].sort();
        const isNews = !isSame(members, program.members);
        program.members = members;
        if (isNews) say(turn, 'sees');
        program.step = 'watching';
        const isIn = members.includes(client.name);
        if (isIn || errs(program, 'no-rejoin') || errs(program, 'keeps-old-node')) return;
        // Somebody has deleted its node.
        say(turn, 'out');
        program.node = '';
        join(turn);
      },
    },
    watching: {},
  },
  onWatch(turn, { path }): void {
    const { step } = turn.program;
    if (step === 'barred' && path === ownPath(turn)) join(turn);
    else if (step === 'watching' && path === turn.program.path) list(turn);
  },
  leaves: ({ path, name }) => [childOf(path, name)],
});
