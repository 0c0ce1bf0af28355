import type { ZabFact } from './facts.ts';
import { isLeaving } from './is-leaving.ts';
import type { Phase, Role } from './messages.ts';
import type { ZabPeer } from './peer.ts';

type Settled = Exclude<Role, 'looking'>;
type ActivePhase = Exclude<Phase, 'election'>;

/**
 * Where a server stands in its life: down, looking, in a phase of its role, or leaving that role: it serves nobody any more, flushes its log,
 * and, where it is no voter, waits a little before it looks.
 */
export type LifeState = 'down' | 'looking' | 'leaving' | `${Settled}/${ActivePhase}`;

/** What moves a server from one of them to another: facts of its own, with what tells them apart. */
export type LifeEvent =
  | 'started'
  | 'crashed'
  | 'became-looking'
  | 'left'
  | 'stood-alone'
  | 'read-only-began'
  | 'read-only-ended'
  | `decided/${Settled}`
  | `entered/${Settled}/${ActivePhase}`;

export interface LifeTransition {
  readonly from: LifeState;
  readonly event: LifeEvent;
  readonly to: LifeState;
  /** Where ZooKeeper does it. */
  readonly cites: string;
}

const ROLES: readonly Settled[] = ['leading', 'following', 'observing'];
const PHASES: readonly ActivePhase[] = ['discovery', 'synchronization', 'broadcast'];

const CITES: Readonly<Record<Settled, string>> = {
  leading: 'Leader.lead',
  following: 'Follower.followLeader',
  observing: 'Observer.observeLeader',
};

function transitionsOf(role: Settled): readonly LifeTransition[] {
  const cites = CITES[role];
  const at = (phase: ActivePhase): LifeState => `${role}/${phase}`;
  return [
    {
      from: 'looking',
      event: `decided/${role}`,
      to: at('discovery'),
      cites: 'FastLeaderElection.lookForLeader',
    },
    { from: at('discovery'), event: `entered/${role}/discovery`, to: at('discovery'), cites },
    // Behind a reconfiguration there is a leader already: nobody is elected.
    {
      from: 'leaving',
      event: `entered/${role}/discovery`,
      to: at('discovery'),
      cites: 'QuorumPeer.updateServerState',
    },
    {
      from: at('discovery'),
      event: `entered/${role}/synchronization`,
      to: at('synchronization'),
      cites,
    },
    {
      from: at('synchronization'),
      event: `entered/${role}/broadcast`,
      to: at('broadcast'),
      cites,
    },
    ...PHASES.flatMap((phase): readonly LifeTransition[] => [
      { from: at(phase), event: 'left', to: 'leaving', cites: 'QuorumPeer.run' },
      { from: at(phase), event: 'crashed', to: 'down', cites: 'FileTxnSnapLog.restore' },
    ]),
  ];
}

/** Every change of role and phase that a server may make. `started` comes before the look that follows. */
export const LIFE_TRANSITIONS: readonly LifeTransition[] = [
  { from: 'down', event: 'started', to: 'looking', cites: 'QuorumPeer.start' },
  { from: 'looking', event: 'became-looking', to: 'looking', cites: 'QuorumPeer.run' },
  {
    from: 'leaving',
    event: 'became-looking',
    to: 'looking',
    cites: 'QuorumPeer.updateServerState',
  },
  { from: 'leaving', event: 'crashed', to: 'down', cites: 'FileTxnSnapLog.restore' },
  // Who only reads there gets on with that server's look for a leader.
  { from: 'looking', event: 'read-only-began', to: 'looking', cites: 'ReadOnlyZooKeeperServer' },
  { from: 'looking', event: 'read-only-ended', to: 'looking', cites: 'ReadOnlyZooKeeperServer' },
  {
    from: 'looking',
    event: 'stood-alone',
    to: 'leading/broadcast',
    cites: 'ZooKeeperServerMain.runFromConfig',
  },
  { from: 'looking', event: 'crashed', to: 'down', cites: 'FileTxnSnapLog.restore' },
  ...ROLES.flatMap(transitionsOf),
];

export const LIFE_STATES: readonly LifeState[] = [
  ...new Set(LIFE_TRANSITIONS.flatMap(({ from, to }) => [from, to])),
];
export const LIFE_EVENTS: readonly LifeEvent[] = [
  ...new Set(LIFE_TRANSITIONS.map(({ event }) => event)),
];

/** What a fact means for the life of the server it is about; null for facts that leave role and phase alone. */
export function lifeEventOf(
  fact: ZabFact | { readonly kind: 'started' | 'crashed' },
): LifeEvent | null {
  switch (fact.kind) {
    case 'started':
    case 'crashed':
    case 'became-looking':
    case 'left':
    case 'stood-alone':
    case 'read-only-began':
    case 'read-only-ended':
      return fact.kind;
    case 'decided':
      return fact.role === 'looking' ? null : `decided/${fact.role}`;
    case 'phase-entered':
      return fact.role === 'looking' || fact.phase === 'election'
        ? null
        : `entered/${fact.role}/${fact.phase}`;
    default:
      return null;
  }
}

/** Where a server stands. */
export const lifeStateOf = (
  peer: Pick<ZabPeer, 'up' | 'role' | 'phase' | 'flushing' | 'timers'>,
): LifeState => {
  if (!peer.up) return 'down';
  if (isLeaving(peer)) return 'leaving';
  if (peer.role === 'looking' || peer.phase === 'election') return 'looking';
  return `${peer.role}/${peer.phase}`;
};
