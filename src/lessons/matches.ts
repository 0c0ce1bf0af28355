import type { Event } from '../simulation/facts.ts';
import type { Memory, Pattern, Value, Want } from './condition.ts';

const fieldOf = (event: unknown, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>(
      (at, name) =>
        typeof at === 'object' && at !== null && Object.hasOwn(at, name)
          ? (at as Readonly<Record<string, unknown>>)[name]
          : undefined,
      event,
    );

/** `$name` stands for what was remembered; for nothing at all when nothing was. */
const resolve = (value: Value, memory: Memory): unknown =>
  typeof value === 'string' && value.startsWith('$') ? (memory[value.slice(1)] ?? NaN) : value;

function isWanted(found: unknown, want: Want, memory: Memory): boolean {
  if (typeof want !== 'object') return found === resolve(want, memory);
  if ('not' in want) return found !== undefined && found !== resolve(want.not, memory);
  if ('includes' in want) {
    return Array.isArray(found) && found.includes(resolve(want.includes, memory));
  }
  if ('excludes' in want) {
    return Array.isArray(found) && !found.includes(resolve(want.excludes, memory));
  }
  if ('empty' in want) {
    const sized = Array.isArray(found) || typeof found === 'string';
    return sized && (found.length === 0) === want.empty;
  }
  const limit = resolve('atLeast' in want ? want.atLeast : want.atMost, memory);
  if (typeof found !== 'number' || typeof limit !== 'number') return false;
  return 'atLeast' in want ? found >= limit : found <= limit;
}

/** Whether an event is of the pattern's kind and all its fields are as wanted. */
export const matches = (event: Event, pattern: Pattern, memory: Memory): boolean =>
  event.kind === pattern.kind &&
  Object.entries(pattern.where ?? {}).every(([path, want]) =>
    isWanted(fieldOf(event, path), want, memory),
  );
