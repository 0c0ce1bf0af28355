import { isTtl } from './create-mode.ts';
import type { AnyOperation } from './request.ts';
import type { Result } from './result.ts';

/** What a request is answered of its outcome: a plain `create` is not told the metadata, `create2` and the other kinds are. */
export function answerTo(operation: AnyOperation, result: Result): Result {
  if (operation.op !== 'create' || result.stat === undefined) return result;
  const { mode, stat } = operation;
  if (stat === true || mode === 'container' || isTtl(mode)) return result;
  const { stat: _, ...answer } = result;
  return answer;
}
