import { describe, expect, it } from 'vitest';
import type { WorkloadSetup } from '../../../src/client/programs/workload.ts';
import type { Command } from '../../../src/simulation/command.ts';
import { DEFAULT_SETUP, type ClientSetup, type Program } from '../../../src/simulation/setup.ts';
import type { World } from '../../../src/simulation/world.ts';
import { Timeline } from '../../../src/timeline/timeline.ts';
import {
  freeNames,
  RECIPE_CASTS,
  withMistakes,
  type Mistake,
} from '../../../src/ui/programs/casts.ts';
import { barrierView } from '../../../src/views/recipes/barrier-view.ts';
import { configurationView } from '../../../src/views/recipes/configuration-view.ts';
import { counterView } from '../../../src/views/recipes/counter-view.ts';
import { doubleBarrierView } from '../../../src/views/recipes/double-barrier-view.ts';
import { membersView } from '../../../src/views/recipes/members-view.ts';
import { queueView } from '../../../src/views/recipes/queue-view.ts';
import { RecipeBook, type RecipeKind } from '../../../src/views/recipes/recipe-book.ts';
import { serviceView } from '../../../src/views/recipes/service-view.ts';
import { transactionsView } from '../../../src/views/recipes/transactions-view.ts';
import { workloadPlaces, workloadView } from '../../../src/views/recipes/workload-view.ts';

type Told<K extends RecipeKind> = ReturnType<typeof RecipeBook.prototype.told<K>>;
interface Run {
  readonly cast: keyof typeof RECIPE_CASTS;
  readonly count: number;
  readonly mistakes?: readonly Mistake[];
  readonly script?: readonly (readonly [number, Command])[];
  readonly untilMs: number;
  readonly everyMs?: number;
}

/** What a view shows of a real run, again and again. */
function seen<K extends RecipeKind, V>(
  { cast, count, mistakes = [], script = [], untilMs, everyMs = 50 }: Run,
  kind: K,
  view: (world: World, place: string, told: Told<K>) => V,
): V[] {
  const names = freeNames(new Set(), count);
  const clients = RECIPE_CASTS[cast].programs(names).map((program, i): ClientSetup => ({
    name: names[i]!,
    server: (i % 5) + 1,
    timeoutMs: 6_000,
    program: withMistakes(program, mistakes),
  }));
  const timeline = new Timeline({ ...DEFAULT_SETUP, clients });
  const book = new RecipeBook();
  const due = [...script];
  const views: V[] = [];
  for (let ms = 1_000; ms <= untilMs; ms += everyMs) {
    while (due[0] !== undefined && due[0][0] <= ms) {
      timeline.playTo(due[0][0] * 1_000, 1_000_000);
      timeline.act(due.shift()![1]);
    }
    timeline.playTo(ms * 1_000, 1_000_000);
    const { world, events, eventCount } = timeline.frame;
    book.read(events, Infinity);
    const place = book.meetings(eventCount).find((meeting) => meeting.kind === kind)?.place;
    if (place !== undefined) views.push(view(world, place, book.told(kind, place, eventCount)));
  }
  return views;
}

describe('a barrier', () => {
  it('holds everybody back while its znode is there, and lets them pass when it goes', () => {
    const views = seen(
      { cast: 'barrier', count: 5, untilMs: 9_000 },
      'barrier-changed',
      barrierView,
    );
    const closed = views.find((view) => view.closed && view.waiting.length === 4)!;
    expect(closed.keeper).toBe('a');
    expect(closed.waiting.map(({ client }) => client).sort()).toEqual(['b', 'c', 'd', 'e']);
    const unaware = views.findIndex((view) => view.unaware.length > 0);
    expect(unaware).toBeGreaterThan(0);
    const open = views.slice(unaware).find((view) => view.passed.length === 4)!;
    expect(open.waiting).toEqual([]);
  });
});

describe('a double barrier', () => {
  it('is entered by all or nobody, and left when all are done', () => {
    const views = seen(
      { cast: 'double-barrier', count: 4, untilMs: 9_000 },
      'double-barrier-changed',
      doubleBarrierView,
    );
    expect(views.every(({ needs }) => needs === 4)).toBe(true);
    const someWait = views.find(({ entering }) => entering.length > 0 && entering.length < 4);
    expect(someWait?.inside ?? []).toEqual([]);
    expect(views.some(({ inside, ready }) => ready && inside.length === 4)).toBe(true);
    for (const { left, inside } of views) if (left.length > 0) expect(inside).toEqual([]);
  });
});

describe('a queue', () => {
  it('has what was produced and not taken, and nobody takes twice', () => {
    const views = seen({ cast: 'queue', count: 4, untilMs: 10_000 }, 'queue-changed', queueView);
    const last = views.at(-1)!;
    expect(last.workers.map(({ client }) => client)).toEqual(['a', 'b', 'c', 'd']);
    expect(last.produced).toBeGreaterThan(10);
    expect(last.items.length).toBeGreaterThan(0);
    for (const { produced, took, items, taken } of views) {
      // An answer may be on its way: the tree knows of it before the client does.
      expect(Math.abs(produced - took - items.length)).toBeLessThanOrEqual(4);
      expect(taken.filter(({ twice }) => twice)).toEqual([]);
    }
    const numbers = last.items.map(({ sequence }) => sequence);
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
    expect(last.items.every(({ producer }) => producer === 'a' || producer === 'c')).toBe(true);
  });

  it('shows an item that two clients believe to have taken', () => {
    const views = seen(
      { cast: 'queue', count: 4, mistakes: ['no-delete-check'], untilMs: 10_000 },
      'queue-changed',
      queueView,
    );
    expect(views.some(({ taken }) => taken.some(({ twice }) => twice))).toBe(true);
  });

  it('is in the order of priorities where it has them', () => {
    const views = seen(
      { cast: 'priority-queue', count: 6, untilMs: 10_000 },
      'queue-changed',
      queueView,
    );
    const { items, byPriority } = views.findLast((view) => view.items.length > 2)!;
    expect(byPriority).toBe(true);
    const priorities = items.map(({ priority }) => priority!);
    expect(priorities).toEqual([...priorities].sort((a, b) => a - b));
  });
});

describe('a counter', () => {
  it('agrees with what the clients have added, whoever had to try again', () => {
    const views = seen(
      { cast: 'counter', count: 5, untilMs: 8_000 },
      'counter-changed',
      counterView,
    );
    expect(new Set(views.map(({ verdict }) => verdict))).toEqual(new Set(['agrees']));
    expect(views.at(-1)!.value).toBeGreaterThan(10);
    expect(views.at(-1)!.adders.some(({ retried }) => retried > 0)).toBe(true);
  });

  it('shows additions that are lost where nobody looks at the version', () => {
    const views = seen(
      { cast: 'counter', count: 5, mistakes: ['no-version'], untilMs: 8_000 },
      'counter-changed',
      counterView,
    );
    expect(views.at(-1)!.verdict).toBe('lost');
  });
});

describe('a group', () => {
  it('tells who goes by an old list until everybody has read again', () => {
    const gone = [4_000, { do: 'remove-client', client: 'b' }] as const;
    const views = seen(
      { cast: 'membership', count: 4, script: [gone], untilMs: 16_000, everyMs: 10 },
      'members-changed',
      membersView,
    );
    const old = views.findIndex(({ knowers }) =>
      knowers.some(({ knows }) => knows.includes('ghost')),
    );
    expect(old).toBeGreaterThan(0);
    expect(views[old]!.there).not.toContain('b');
    const last = views.at(-1)!;
    expect(last.nodes).toEqual(['a', 'c', 'd']);
    expect(last.knowers.every(({ agrees }) => agrees)).toBe(true);
    expect(last.deluded).toEqual([]);
  });

  it('shows a member that believes in its place after its session', () => {
    const pause = [4_000, { do: 'pause', actor: 'b' }] as const;
    const views = seen(
      { cast: 'membership', count: 3, script: [pause], untilMs: 15_000 },
      'members-changed',
      membersView,
    );
    expect(views.at(-1)!.deluded).toEqual(['b']);
  });
});

describe('a service', () => {
  it('spreads its calls over the instances that its consumers know', () => {
    const views = seen(
      { cast: 'discovery', count: 6, untilMs: 12_000 },
      'service-changed',
      serviceView,
    );
    const { instances, consumers, calls } = views.at(-1)!;
    expect(instances).toHaveLength(3);
    expect(consumers.map(({ client }) => client)).toEqual(['b', 'd', 'f']);
    expect(instances.reduce((sum, instance) => sum + instance.calls, 0)).toBe(calls);
    expect(Math.max(...instances.map(({ share }) => share))).toBe(1);
    expect(Math.min(...instances.map(({ share }) => share))).toBeGreaterThan(0.4);
  });

  it('shows an instance that is gone and still called', () => {
    const pause = [4_000, { do: 'remove-client', client: 'a' }] as const;
    const views = seen(
      { cast: 'discovery', count: 4, mistakes: ['keeps-gone'], script: [pause], untilMs: 16_000 },
      'service-changed',
      serviceView,
    );
    const last = views.at(-1)!;
    const ghost = last.instances.findIndex(({ there }) => !there);
    expect(ghost).toBeGreaterThanOrEqual(0);
    expect(last.consumers.every(({ knows }) => knows[ghost] === 'ghost')).toBe(true);
  });
});

describe('a configuration', () => {
  it('tells how far each client is behind, and after what time it learnt the newest value', () => {
    const views = seen(
      { cast: 'configuration', count: 5, untilMs: 10_000, everyMs: 10 },
      'configuration-changed',
      configurationView,
    );
    expect(views.some(({ readers }) => readers.some(({ behind }) => behind === 1))).toBe(true);
    const last = views.findLast(({ readers }) => readers.every(({ behind }) => behind === 0))!;
    expect(last.publisher).toBe('a');
    expect(last.readers).toHaveLength(4);
    for (const { value, lagMs } of last.readers) {
      expect(value).toBe(last.value);
      expect(lagMs).toBeGreaterThan(0);
    }
  });
});

describe('a two-phase commit', () => {
  it('is committed by all or by none', () => {
    const views = seen(
      { cast: 'two-phase-commit', count: 4, untilMs: 20_000 },
      'transaction-changed',
      transactionsView,
    );
    const { committed, aborted, transactions } = views.at(-1)!;
    expect(committed + aborted).toBeGreaterThan(3);
    expect(transactions[0]!.parties.map(({ client }) => client)).toEqual(['a', 'b', 'c', 'd']);
    for (const view of views) expect(view.transactions.filter(({ split }) => split)).toEqual([]);
  });

  it('is split where a site commits as soon as it has voted', () => {
    const views = seen(
      {
        cast: 'two-phase-commit',
        count: 5,
        mistakes: ['commits-early'],
        untilMs: 40_000,
        everyMs: 500,
      },
      'transaction-changed',
      transactionsView,
    );
    expect(views.some((view) => view.transactions.some(({ split }) => split))).toBe(true);
  });
});

describe('the book of recipes', () => {
  it('says at an earlier moment only what had been told by then', () => {
    const names = freeNames(new Set(), 3);
    const clients = RECIPE_CASTS.counter.programs(names).map((program, i): ClientSetup => ({
      name: names[i]!,
      server: i + 1,
      timeoutMs: 6_000,
      program,
    }));
    const timeline = new Timeline({ ...DEFAULT_SETUP, clients });
    timeline.playTo(4_000_000, 1_000_000);
    const early = timeline.frame.eventCount;
    const before = new RecipeBook();
    before.read(timeline.frame.events, Infinity);
    const told = before.told('counter-changed', '/counter', early);
    timeline.playTo(8_000_000, 1_000_000);
    const whole = new RecipeBook();
    while (!whole.read(timeline.frame.events, 500));
    expect(whole.told('counter-changed', '/counter', early)).toEqual(told);
    expect(whole.told('counter-changed', '/counter', Infinity).length).toBeGreaterThan(told.length);
    expect(whole.meetings(0)).toEqual([]);
    expect(whole.meetings(early)).toEqual([{ kind: 'counter-changed', place: '/counter' }]);
  });
});

describe('a workload', () => {
  const loads = (script: Run['script'], untilMs: number, pace: Partial<WorkloadSetup> = {}) => {
    const names = ['a', 'b', 'c'];
    const clients = RECIPE_CASTS.workload.programs(names).map((program, i): ClientSetup => ({
      name: names[i]!,
      server: i + 1,
      timeoutMs: 6_000,
      program: { ...program, ...pace } as Program,
    }));
    const timeline = new Timeline({ ...DEFAULT_SETUP, clients });
    for (const [ms, command] of script ?? []) {
      timeline.playTo(ms * 1_000, 1_000_000);
      timeline.act(command);
    }
    timeline.playTo(untilMs * 1_000, 1_000_000);
    const { world, events, eventCount, at } = timeline.frame;
    const book = new RecipeBook(() => clients);
    book.read(events, Infinity);
    const answersOf = (client: string) => book.answers(client, '/load', eventCount);
    expect(workloadPlaces(world)).toEqual(['/load']);
    return workloadView(world, '/load', answersOf, at);
  };

  it('has issued what was answered, or is outstanding', () => {
    const view = loads([], 8_000);
    expect(view.loads.map(({ client }) => client)).toEqual(['a', 'b', 'c']);
    for (const { issued, answered, outstanding, lost, perSecond, tookMs } of view.loads) {
      expect(lost).toBe(0);
      expect(answered).toBeGreaterThan(10);
      expect(issued - answered).toBeLessThanOrEqual(outstanding);
      expect(perSecond).toBeGreaterThanOrEqual(4);
      expect(tookMs).toBeGreaterThan(10);
    }
    expect(view.perSecond).toBe(view.loads.reduce((sum, load) => sum + load.perSecond, 0));
  });

  it('leaves out its turn when too many have no answer', () => {
    const view = loads([], 5_000, { everyMs: 10, readPercent: 0, outstanding: 1 });
    for (const { outstanding, outstandingMost, leftOut, issued } of view.loads) {
      expect(outstanding).toBeLessThanOrEqual(1);
      expect(outstandingMost).toBe(1);
      // A write takes far longer than a turn.
      expect(leftOut).toBeGreaterThan(issued);
    }
  });

  it('counts what was lost with a connection apart from what was answered', () => {
    const script: Run['script'] = [
      [5_000, { do: 'pause', actor: 1 }],
      [5_000, { do: 'pause', actor: 2 }],
      [5_000, { do: 'pause', actor: 3 }],
      [6_000, { do: 'disconnect-client', client: 'a' }],
    ];
    const a = loads(script, 6_500).loads.find(({ client }) => client === 'a')!;
    expect(a.lost).toBeGreaterThan(0);
    expect(a.answered + a.lost).toBeLessThanOrEqual(a.issued);
  });
});

describe('clients with a root of their own', () => {
  it('meet the others at the znode as the servers name it', () => {
    const program = { kind: 'member', path: '/group' } as const;
    const client = (name: string, chroot?: string, path: string = program.path): ClientSetup => ({
      name,
      server: 1,
      timeoutMs: 6_000,
      program: { ...program, path },
      chroot,
    });
    const clients = [client('a', '/zookeeper'), client('b', undefined, '/zookeeper/group')];
    const timeline = new Timeline({ ...DEFAULT_SETUP, clients });
    timeline.playTo(3_000_000, 1_000_000);
    timeline.act({ do: 'add-client', client: client('c', '/zookeeper') });
    timeline.playTo(6_000_000, 1_000_000);
    const { world, events, eventCount } = timeline.frame;
    const book = new RecipeBook(() => clients);
    book.read(events, Infinity);
    expect(book.meetings(eventCount)).toEqual([
      { kind: 'members-changed', place: '/zookeeper/group' },
    ]);
    const told = book.told('members-changed', '/zookeeper/group', eventCount);
    const { there, knowers, deluded } = membersView(world, '/zookeeper/group', told);
    expect(there).toEqual(['a', 'b', 'c']);
    expect(knowers.map(({ client: name }) => name)).toEqual(['a', 'b', 'c']);
    expect(deluded).toEqual([]);
  });
});
