/** One thing that is due: `at` in microseconds of virtual time; `sequence` decides among equals. */
export interface Due<T> {
  readonly at: number;
  readonly sequence: number;
  readonly task: T;
}

/** A binary heap ordered by (time, sequence). Sequence numbers are never reused. */
export interface EventQueue<T> {
  heap: Due<T>[];
  nextSequence: number;
}

export function emptyQueue<T>(): EventQueue<T> {
  return { heap: [], nextSequence: 0 };
}

/** Entries are immutable and shared: a copy costs one array. */
export function copyQueue<T>(queue: EventQueue<T>): EventQueue<T> {
  return { heap: queue.heap.slice(), nextSequence: queue.nextSequence };
}

function before<T>(a: Due<T>, b: Due<T>): boolean {
  return a.at < b.at || (a.at === b.at && a.sequence < b.sequence);
}

/** Adds a task that is due at `at`, behind all tasks already due then. */
export function schedule<T>(queue: EventQueue<T>, at: number, task: T): void {
  const { heap } = queue;
  const item: Due<T> = { at, sequence: queue.nextSequence++, task };
  let i = heap.length;
  heap.push(item);
  while (i > 0) {
    const parent = (i - 1) >> 1;
    const above = heap[parent]!;
    if (before(above, item)) break;
    heap[i] = above;
    i = parent;
  }
  heap[i] = item;
}

/** What is due first; it stays. */
export function peek<T>(queue: EventQueue<T>): Due<T> | undefined {
  return queue.heap[0];
}

/** Removes and returns what is due first. */
export function pop<T>(queue: EventQueue<T>): Due<T> | undefined {
  const { heap } = queue;
  const first = heap[0];
  const last = heap.pop();
  if (first === undefined || last === undefined || heap.length === 0) return first;
  const size = heap.length;
  let i = 0;
  for (;;) {
    let child = 2 * i + 1;
    if (child >= size) break;
    if (child + 1 < size && before(heap[child + 1]!, heap[child]!)) child++;
    const lower = heap[child]!;
    if (before(last, lower)) break;
    heap[i] = lower;
    i = child;
  }
  heap[i] = last;
  return first;
}

/** What is due, in order: for drawing and for digests, not for the hot path. */
export function inOrder<T>(queue: EventQueue<T>): Due<T>[] {
  return queue.heap.slice().sort((a, b) => (before(a, b) ? -1 : 1));
}
