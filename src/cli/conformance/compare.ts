/** One thing that is not as it was recorded. */
export interface Difference {
  /** Counted from 1; 0 for the tree after the last step. */
  readonly step: number;
  readonly operation: string;
  readonly field: string;
  readonly recorded: unknown;
  readonly ours: unknown;
}

export interface ShownEvent {
  readonly s: string;
  readonly w: readonly string[];
  readonly type: string;
  readonly path?: string;
  readonly state?: string;
  readonly after?: true;
  readonly before?: number;
}

type Fields = Readonly<Record<string, unknown>>;
export type Mismatch = Pick<Difference, 'field' | 'recorded' | 'ours'>;

const isRecord = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Text that is equal for equal values, whatever the order of keys. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (!isRecord(value)) return JSON.stringify(value) ?? 'undefined';
  const entries = Object.entries(value).filter(([, part]) => part !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, part]) => `${JSON.stringify(key)}:${canonical(part)}`).join()}}`;
}

/** Lists whose order says nothing. */
const SETS: ReadonlySet<string> = new Set(['acl', 'who']);

/** The first place where two values differ; null if they do not. */
export function firstMismatch(field: string, recorded: unknown, ours: unknown): Mismatch | null {
  const name = field.slice(field.lastIndexOf('.') + 1);
  if (SETS.has(name) && Array.isArray(recorded) && Array.isArray(ours)) {
    const sorted = [recorded, ours].map((list) => list.map(canonical).sort().join());
    return sorted[0] === sorted[1] ? null : { field, recorded, ours };
  }
  if (Array.isArray(recorded) && Array.isArray(ours) && recorded.length === ours.length) {
    for (const [i, part] of recorded.entries()) {
      const found = firstMismatch(`${field}[${i}]`, part, ours[i]);
      if (found !== null) return found;
    }
    return null;
  }
  if (isRecord(recorded) && isRecord(ours)) {
    for (const key of new Set([...Object.keys(recorded), ...Object.keys(ours)])) {
      const found = firstMismatch(`${field}.${key}`, recorded[key], ours[key]);
      if (found !== null) return found;
    }
    return null;
  }
  return canonical(recorded) === canonical(ours) ? null : { field, recorded, ours };
}

/** What a recording says of a step that is not compared word by word. */
const NOT_COMPARED: ReadonlySet<string> = new Set(['msg', 'events', 'sent']);

/** Nothing has happened yet: which of the two a server shows hangs on who was late for its first election. */
const isBeginning = (zxid: unknown): boolean => zxid === 0 || zxid === 'e1:0';

/** The results of a multi with nothing in it are no answer to anything. */
const saysNothing = (field: string, part: unknown): boolean =>
  field === 'results' && Array.isArray(part) && part.length === 0;

/** Compares what a step answered with what was recorded. What was not recorded is not compared. */
export function compareAnswer(recorded: Fields, ours: Fields): Mismatch | null {
  for (const [field, value] of Object.entries(recorded)) {
    if (NOT_COMPARED.has(field)) continue;
    if (field === 'zxid' && isBeginning(value) && isBeginning(ours[field])) continue;
    const found = firstMismatch(field, value, ours[field]);
    if (found !== null) return found;
  }
  // A part of an answer that the recording lacks: refused there, carried out here.
  if ('rc' in recorded) {
    for (const field of ['path', 'data', 'stat', 'children', 'results', 'acl']) {
      if (!(field in recorded) && ours[field] !== undefined && !saysNothing(field, ours[field])) {
        return { field, recorded: undefined, ours: ours[field] };
      }
    }
  }
  return null;
}

/** Events session by session: in order, or as a bag when their order is not defined. */
export function compareEvents(
  recorded: readonly ShownEvent[],
  ours: readonly ShownEvent[],
  unordered: boolean,
): Mismatch | null {
  for (const session of [...new Set([...recorded, ...ours].map(({ s }) => s))].sort()) {
    const [there, here] = [recorded, ours].map((events) =>
      inOrder(
        events.filter(({ s }) => s === session),
        unordered,
      ),
    );
    if (canonical(there) !== canonical(here)) {
      return { field: `events of ${session}`, recorded: there, ours: here };
    }
  }
  return null;
}

const isRemoval = ({ type }: ShownEvent): boolean => type.endsWith('WatchRemoved');

function inOrder(events: readonly ShownEvent[], unordered: boolean): readonly ShownEvent[] {
  const byText = (a: ShownEvent, b: ShownEvent): number => (canonical(a) < canonical(b) ? -1 : 1);
  if (unordered) return events.toSorted(byText);
  const ordered: ShownEvent[] = [];
  for (let from = 0; from < events.length;) {
    let to = from + 1;
    while (isRemoval(events[from]!) && to < events.length && isRemoval(events[to]!)) to++;
    ordered.push(...events.slice(from, to).sort((a, b) => (a.type < b.type ? -1 : 1)));
    from = to;
  }
  return ordered;
}

const show = (value: unknown): string => {
  const text = value === undefined ? 'nothing' : canonical(value);
  return text.length > 600 ? `${text.slice(0, 600)}…` : text;
};

/** `step 4, create: rc: recorded 0, ours -101`. */
export function sayDifference({ step, operation, field, recorded, ours }: Difference): string {
  const place = step === 0 ? 'tree after the last step' : `step ${step}, ${operation}`;
  return `${place}: ${field}\n    recorded ${show(recorded)}\n    ours     ${show(ours)}`;
}
