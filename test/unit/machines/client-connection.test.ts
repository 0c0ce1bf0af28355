import { describe, expect, it } from 'vitest';
import {
  CONNECTION_TRANSITIONS,
  connectionEventOf,
  type ConnectionState,
} from '../../../src/client/transitions.ts';
import { nextConnection } from '../../../src/machines/client-connection.ts';
import type { Command } from '../../../src/simulation/command.ts';
import type { Event } from '../../../src/simulation/facts.ts';
import { DEFAULT_SETUP } from '../../../src/simulation/setup.ts';
import { Run } from '../../property/run.ts';

const STATES = [...new Set(CONNECTION_TRANSITIONS.flatMap(({ from, to }) => [from, to]))];
const EVENTS = [...new Set(CONNECTION_TRANSITIONS.map(({ event }) => event))];

describe('the connection of a client', () => {
  it.each(CONNECTION_TRANSITIONS)('allows $from, $event, $to', ({ from, event, to }) => {
    expect(nextConnection(from, event)).toBe(to);
  });

  it('allows nothing that the table does not hold', () => {
    const table = CONNECTION_TRANSITIONS.map(({ from, event }) => `${from} ${event}`).sort();
    const allowed = STATES.flatMap((from) =>
      EVENTS.filter((event) => nextConnection(from, event) !== null).map((e) => `${from} ${e}`),
    );
    expect(allowed.sort()).toEqual(table);
  });

  it.each([
    ['connecting', 'session-granted'],
    ['connected', 'expired'],
    ['expired', 'session-granted'],
    ['auth-failed', 'dialled'],
    ['closed', 'dialled'],
  ] as const)('refuses %s, %s', (from, event) => {
    expect(nextConnection(from, event)).toBeNull();
  });
});

interface Change {
  readonly id: number;
  readonly who: string;
  readonly from: ConnectionState;
  readonly to: ConnectionState | null;
}

/** Every change of a client's connection among these events. */
function changesOf(events: readonly Event[]): readonly Change[] {
  const states = new Map<string, ConnectionState>();
  const changes: Change[] = [];
  for (const event of events) {
    const { id, who } = event;
    if (typeof who !== 'string') continue;
    const from = states.get(who) ?? 'gone';
    const change = connectionEventOf(event, from);
    if (change === null) continue;
    const to = nextConnection(from, change);
    changes.push({ id, who, from, to });
    if (to !== null) states.set(who, to);
  }
  return changes;
}

const writer = (name: string, server: number | null) =>
  ({
    name,
    server,
    timeoutMs: 4_000,
    program: { kind: 'writer', everyMs: 40 },
  }) as const;

const create = { op: 'create', path: '/x', data: '', mode: 'persistent' } as const;
const SCRIPTS: Readonly<Record<string, readonly (readonly [number, Command])[]>> = {
  'servers crash and come back': [
    [2_000, { do: 'crash', server: 3 }],
    [5_000, { do: 'crash', server: 2 }],
    [9_000, { do: 'restart', server: 3 }],
    [15_000, { do: 'restart', server: 2 }],
  ],
  'clients are cut off, moved and closed': [
    [2_000, { do: 'disconnect-client', client: 'a' }],
    [2_100, { do: 'request', client: 'a', operation: create }],
    [4_000, { do: 'reconnect-client', client: 'a', hosts: [2] }],
    [6_000, { do: 'reconnect-client', client: 'b', hosts: [1, 2] }],
    [8_000, { do: 'close-client', client: 'a' }],
    [8_500, { do: 'request', client: 'a', operation: create }],
    [9_000, { do: 'remove-client', client: 'a' }],
    [9_500, { do: 'add-client', client: writer('a', 3) }],
    [12_000, { do: 'disconnect-client', client: 'b' }],
    [12_500, { do: 'close-client', client: 'b' }],
  ],
  'sessions run out behind the clients’ backs': [
    [2_000, { do: 'cut', groups: [[1, 2, 3], ['a']] }],
    [2_500, { do: 'expire-client', client: 'b' }],
    [4_000, { do: 'pause', actor: 'b' }],
    [20_000, { do: 'heal' }],
    [21_000, { do: 'resume', actor: 'b' }],
  ],
  'an identity is not believed': [
    [2_000, { do: 'request', client: 'a', operation: { op: 'auth', scheme: 'none', auth: 'x' } }],
    [3_000, { do: 'request', client: 'a', operation: create }],
    [4_000, { do: 'close-client', client: 'a' }],
  ],
};

function play(script: readonly (readonly [number, Command])[], seed: string) {
  const events: Event[] = [];
  const run = new Run(
    {
      ...DEFAULT_SETUP,
      seed,
      servers: 3,
      startsMs: [0, 0, 0],
      tickMs: 500,
      clients: [writer('a', 3), writer('b', null)],
    },
    (told) => events.push(...told),
  );
  for (const [ms, command] of script) {
    run.until(ms * 1_000);
    run.act(command, ms * 1_000);
  }
  run.until(40_000_000);
  return { run, events };
}

describe('the connections of clients in real runs', () => {
  it.each(Object.entries(SCRIPTS))('%s', (_, script) => {
    for (const seed of ['a', 'b', 'c']) {
      const { run, events } = play(script, seed);
      const changes = changesOf(events);
      const ends = new Map<string, ConnectionState>();
      for (const { id, who, from, to } of changes) {
        expect(to, `event ${id}: client ${who}, ${from}`).not.toBeNull();
        ends.set(who, to!);
      }
      expect(changes.length).toBeGreaterThan(6);
      for (const { name, state } of run.world.clients.values()) expect(ends.get(name)).toBe(state);
      expect(run.violations).toEqual([]);
    }
  });

  it('refuses a planted change', () => {
    const { events } = play(SCRIPTS['servers crash and come back']!, 'a');
    const connected = events.findIndex(({ kind }) => kind === 'client-connected');
    const at = events.findIndex(
      (e, i) =>
        i > connected && e.kind === 'client-disconnected' && e.who === events[connected]!.who,
    );
    const planted = {
      ...events[at]!,
      kind: 'client-connected',
      rule: 'client.session-resumed',
    } as Event;
    const refused = changesOf([...events.slice(0, at), planted]).find(({ to }) => to === null);
    expect(refused).toMatchObject({ id: planted.id, from: 'connected' });
  });
});
