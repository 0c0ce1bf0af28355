import type { Look } from './look.ts';
import type { Thing, Type, Value } from './type.ts';

/** A condition is read once and asked many times. `items` are the things that `where` goes through, the innermost last. */
export interface Scope {
  readonly look: Look;
  readonly items: readonly object[];
}

/** A part of a condition with its place in the text. */
export interface Term {
  readonly type: Type;
  readonly from: number;
  readonly to: number;
  readonly read: (scope: Scope) => Value;
}

/** What stands behind `where`: the thing that it goes through, and by which name. */
export interface Level {
  readonly name: string;
  readonly thing: Thing;
}

export type Comparison = '=' | '!=' | '<' | '<=' | '>' | '>=';

export const COMPARISONS: readonly Comparison[] = ['=', '!=', '<', '<=', '>', '>='];

/** Compares two values that may be compared; with nothing every comparison is false. */
export function compare(left: Value, by: Comparison, right: Value): boolean {
  if (left === null || right === null) return false;
  switch (by) {
    case '=':
      return left === right;
    case '!=':
      return left !== right;
    case '<':
      return left < right;
    case '<=':
      return left <= right;
    case '>':
      return left > right;
    case '>=':
      return left >= right;
  }
}
