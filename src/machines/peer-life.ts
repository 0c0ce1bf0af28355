import { setup, transition } from 'xstate';
import type { LifeEvent, LifeState } from '../zab/transitions.ts';

/** A server's fact as the machine hears it. */
export type PeerLifeEvent = { readonly type: LifeEvent };

/**
 * The life of a server, declared once: the specification of the roles that the engine's own table
 * (`src/zab/transitions.ts`) and every observed change are judged by.
 */
export const peerLife = setup({ types: { events: {} as PeerLifeEvent } }).createMachine({
  id: 'peer',
  initial: 'down',
  states: {
    down: { on: { started: 'looking' } },
    looking: {
      on: {
        'became-looking': 'looking',
        'decided/leading': 'leading',
        'decided/following': 'following',
        'decided/observing': 'observing',
        'read-only-began': 'looking',
        'read-only-ended': 'looking',
        'stood-alone': 'leading.broadcast',
        crashed: 'down',
      },
    },
    leading: {
      initial: 'discovery',
      on: { left: 'leaving', crashed: 'down' },
      states: {
        discovery: {
          on: {
            'entered/leading/discovery': 'discovery',
            'entered/leading/synchronization': 'synchronization',
          },
        },
        synchronization: { on: { 'entered/leading/broadcast': 'broadcast' } },
        broadcast: {},
      },
    },
    following: {
      initial: 'discovery',
      on: { left: 'leaving', crashed: 'down' },
      states: {
        discovery: {
          on: {
            'entered/following/discovery': 'discovery',
            'entered/following/synchronization': 'synchronization',
          },
        },
        synchronization: { on: { 'entered/following/broadcast': 'broadcast' } },
        broadcast: {},
      },
    },
    observing: {
      initial: 'discovery',
      on: { left: 'leaving', crashed: 'down' },
      states: {
        discovery: {
          on: {
            'entered/observing/discovery': 'discovery',
            'entered/observing/synchronization': 'synchronization',
          },
        },
        synchronization: { on: { 'entered/observing/broadcast': 'broadcast' } },
        broadcast: {},
      },
    },
    leaving: {
      on: {
        'became-looking': 'looking',
        'entered/leading/discovery': 'leading.discovery',
        'entered/following/discovery': 'following.discovery',
        'entered/observing/discovery': 'observing.discovery',
        crashed: 'down',
      },
    },
  },
});

type Value = Parameters<typeof peerLife.resolveState>[0]['value'];

function valueOf(state: LifeState): Value {
  const [role, phase] = state.split('/');
  return (phase === undefined ? role : { [role!]: phase }) as Value;
}

function stateOf(value: unknown): string {
  if (typeof value === 'string') return value;
  const [[role, phase] = ['', '']] = Object.entries(value as Record<string, string>);
  return `${role}/${phase}`;
}

/** Where `event` takes a server that stands at `from`; null when its life allows no such event there. */
export function nextLife(from: LifeState, event: LifeEvent): LifeState | null {
  const snapshot = peerLife.resolveState({ value: valueOf(from), context: {} });
  if (!snapshot.can({ type: event })) return null;
  const [next] = transition(peerLife, snapshot, { type: event });
  return stateOf(next.value) as LifeState;
}

/** Whether the machine allows the change. */
export const acceptsChange = (from: LifeState, event: LifeEvent, to: LifeState): boolean =>
  nextLife(from, event) === to;
