import type { EventOf } from '../../simulation/facts.ts';
import type { World } from '../../simulation/world.ts';
import { clientsAt, lastOf, znodeNow } from './at-work.ts';

/** One client that adds. */
export interface Adder {
  readonly client: string;
  /** Additions that it knows to be done. */
  readonly added: number;
  /** How often another was faster between its reading and its writing. */
  readonly retried: number;
  /** `adding`: one is under way. `gone`: the client is, and what it was at may or may not be done. */
  readonly state: 'adding' | 'retrying' | 'rests' | 'gone';
}

export interface CounterView {
  readonly path: string;
  /** What the znode says; null where there is none. */
  readonly value: number | null;
  /** What all clients together know to have added. */
  readonly added: number;
  /** Additions under way: done or not, nobody knows yet. */
  readonly open: number;
  readonly adders: readonly Adder[];
  /** `lost`: the znode says less than was added. `double`: more than was added and can still be open. */
  readonly verdict: 'agrees' | 'lost' | 'double';
}

function verdictOf(value: number, added: number, open: number): CounterView['verdict'] {
  if (value < added) return 'lost';
  return value > added + open ? 'double' : 'agrees';
}

/** A counter: what the znode says against what the clients have added. */
export function counterView(
  world: World,
  path: string,
  told: readonly EventOf<'counter-changed'>[],
): CounterView {
  const here = new Set(clientsAt(world, path));
  const last = lastOf(told);
  const adders = [...last].map(([client, { state }]): Adder => {
    const own = told.filter(({ who }) => who === client);
    const isOpen = state !== 'added';
    return {
      client,
      // Each addition counts once, however often its outcome was told.
      added: new Set(own.filter((event) => event.state === 'added').map(({ nth }) => nth)).size,
      retried: own.filter((event) => event.state === 'retrying').length,
      state: !here.has(client) && isOpen ? 'gone' : isOpen ? state : 'rests',
    };
  });
  adders.sort((a, b) => (a.client < b.client ? -1 : 1));
  const data = znodeNow(world, path)?.data;
  const value = data === undefined ? null : Number(data);
  const added = adders.reduce((sum, adder) => sum + adder.added, 0);
  const open = adders.filter(({ state }) => state !== 'rests').length;
  return { path, value, added, open, adders, verdict: verdictOf(value ?? 0, added, open) };
}
