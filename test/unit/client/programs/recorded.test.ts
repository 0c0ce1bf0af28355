/**
 * The recipes as a real ZooKeeper answered them: in the situation of a recording, our programs ask the same of the same znodes, are answered the
 * same, and hear of the same events.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { EventOf } from '../../../../src/simulation/facts.ts';
import type { ClientSetup, Program } from '../../../../src/simulation/setup.ts';
import { LineUp } from './line-up.ts';

const VECTORS = join(import.meta.dirname, '../../../conformance/vectors');

interface Step {
  readonly op: string;
  readonly s: string;
  readonly path: string;
  readonly watch?: string;
  readonly expect: {
    readonly rc?: number;
    readonly path?: string;
    readonly children?: readonly string[];
    readonly stat?: {
      readonly version: number;
      readonly owner: string;
      readonly numChildren: number;
    };
    readonly events?: readonly {
      readonly s: string;
      readonly type: string;
      readonly path?: string;
    }[];
  };
}

const recorded = (file: string): readonly Step[] =>
  (
    JSON.parse(readFileSync(join(VECTORS, file), 'utf8').replaceAll(/\bl-/g, 'lock-')) as {
      steps: readonly Step[];
    }
  ).steps;

const OPS: Readonly<Record<string, string>> = {
  create: 'create',
  exists: 'exists',
  children: 'getChildren',
  delete: 'delete',
};
const CODES: Readonly<Record<number, string>> = { 0: 'OK', [-110]: 'NODEEXISTS', [-101]: 'NONODE' };

/** Without the unique id, which the recordings did without. */
const bare = (path: string): string =>
  path.replace(/(^|\/)[0-9a-f]{4,8}-(?=(read|write|lock)-)/, '$1');

interface Said {
  readonly who: string;
  readonly what: string;
}

/** What a recording says of each session, in its order: operations with their answers, and events. */
function storyOf(steps: readonly Step[]): readonly Said[] {
  return steps.flatMap(({ op, s, path, watch, expect: answer }) => {
    const operation = OPS[op];
    const lines: Said[] = [];
    if (operation !== undefined) {
      const watches = watch === undefined ? '' : ' watch';
      const told = [
        CODES[answer.rc!],
        answer.path === undefined ? '' : bare(answer.path),
        (answer.children ?? []).map(bare).sort().join(' '),
        answer.stat === undefined ? '' : `version ${answer.stat.version} of ${answer.stat.owner}`,
      ];
      lines.push({
        who: s,
        what: `${operation} ${bare(path)}${watches}: ${told.join(' ').trim()}`,
      });
    }
    for (const event of answer.events ?? []) {
      if (event.path !== undefined) {
        lines.push({ who: event.s, what: `${event.type} ${bare(event.path)}` });
      }
    }
    return lines;
  });
}

const owners = (line: LineUp): ReadonlyMap<string, string> =>
  new Map(line.all('client-connected').map(({ session, who }) => [session, who.toUpperCase()]));

function toldOf(line: LineUp, { who, operation, result }: EventOf<'answered'>): Said | null {
  if (!('path' in operation)) return null;
  const watches = 'watch' in operation && operation.watch ? ' watch' : '';
  const { stat } = result;
  const owner = stat && (owners(line).get(stat.ephemeralOwner) ?? 'nobody');
  const told = [
    result.error,
    result.path === undefined ? '' : bare(result.path),
    (result.children ?? []).map(bare).sort().join(' '),
    stat === undefined ? '' : `version ${stat.version} of session:${owner}`,
  ];
  return {
    who: who.toUpperCase(),
    what: `${operation.op} ${bare(operation.path)}${watches}: ${told.join(' ').trim()}`,
  };
}

/** What happened in a run, in the same words. */
const storyIn = (line: LineUp): readonly Said[] =>
  line.events.flatMap((event) => {
    if (event.kind === 'watch-event') {
      return [
        { who: event.who.toUpperCase(), what: `${event.event.type} ${bare(event.event.path)}` },
      ];
    }
    const said = event.kind === 'answered' ? toldOf(line, event) : null;
    return said === null ? [] : [said];
  });

/** Each session's part of the recording stands in ours, in its order; ours may have more, as the list before a wait. */
function expectTold(line: LineUp, steps: readonly Step[]): void {
  const ours = storyIn(line);
  const theirs = storyOf(steps);
  expect(theirs.length).toBeGreaterThan(8);
  for (const who of new Set(theirs.map((said) => said.who))) {
    const own = ours.filter((said) => said.who === who).map(({ what }) => what);
    let from = 0;
    for (const { what } of theirs.filter((said) => said.who === who)) {
      const place = own.indexOf(what, from);
      expect(place, `${who}: "${what}" behind ${from} of\n${own.join('\n')}`).not.toBe(-1);
      from = place + 1;
    }
  }
}

const NEVER_MS = 3_000_000;
const oneServer = { servers: 1, startsMs: [0], clients: [] };

class Staged extends LineUp {
  joins(name: string, program: Program, more: Partial<ClientSetup> = {}): this {
    const client = { name, server: 1, timeoutMs: 30_000, program, ...more };
    return this.act({ do: 'add-client', client });
  }

  untilIn(name: string): this {
    this.until('lock-changed', ({ who, state }) => who === name && state !== 'released');
    return this;
  }
}

test('the shared lock: two readers, a writer, a reader', () => {
  const line = new Staged({}, oneServer);
  const wants = (what: 'read' | 'write', holdMs: number): Program => ({
    kind: 'shared-lock',
    path: '/rw',
    wants: what,
    holdMs,
    restMs: NEVER_MS,
  });
  line.seconds(1).joins('c1', wants('read', 5_000)).untilIn('c1');
  line.joins('c2', wants('read', 5_500)).untilIn('c2');
  // The writer looks at the line only once everybody stands in it.
  line.joins('c3', wants('write', 1_000));
  line.until('prepared', ({ path }) => path.includes('write-'));
  line.act({ do: 'hold-link', from: 'c3', to: 1 });
  line.untilIn('c3').joins('c4', wants('read', 1_000)).untilIn('c4');
  line.act({ do: 'release-all' }).seconds(15);
  expectTold(line, recorded('recipe/rw-lock.json'));
  expect(line.broken()).toEqual([]);
});

test('the simple lock: one holds, two are woken, one of them gets it', () => {
  const line = new Staged({}, oneServer);
  const program: Program = { kind: 'herd-lock', path: '/lock', holdMs: 5_000, restMs: NEVER_MS };
  line.seconds(1).joins('c1', program).untilIn('c1');
  line.joins('c2', { ...program, holdMs: NEVER_MS }).untilIn('c2');
  line.joins('c3', { ...program, holdMs: NEVER_MS }).untilIn('c3');
  const slow = { latencyUs: { min: 50_000, max: 50_000 }, lossPermille: 0 };
  line.act({ do: 'set-link', from: 'c2', to: 1, ...slow });
  line.untilHeld('c3');
  line.seconds(1).act({ do: 'close-client', client: 'c3' });
  line.untilHeld('c2');
  expectTold(line, recorded('recipe/simple-lock-herd.json'));
  expect(line.broken()).toEqual([]);
});

test('the lock over three servers, whose holder expires', () => {
  const line = new Staged({}, { observers: 1, startsMs: [0, 0, 0, 0], clients: [] });
  const program: Program = { kind: 'lock', path: '/lock', holdMs: NEVER_MS, restMs: NEVER_MS };
  line.seconds(2).joins('a', program, { renews: false }).untilIn('a');
  line.joins('b', { ...program, holdMs: 1_000 }, { server: 2 }).untilIn('b');
  line.joins('y', program, { server: 4 }).untilIn('y');
  line.until('lock-changed', ({ who, state }) => who === 'y' && state === 'waiting');
  line.act({ do: 'expire-client', client: 'a' });
  line.untilHeld('y');
  // What the recorded hand did besides: it made the lock's znode, and looked at it at the end.
  const steps = recorded('ensemble/lock-across.json').filter(
    ({ op, path }) => path !== '/lock' || op === 'children',
  );
  expectTold(line, steps);
  expect(line.broken()).toEqual([]);
});
