import { checker, type Checker } from './checker.ts';
import { shown } from './zxids.ts';

/** A multi is all or nothing. */
export function wholeMultis(): Checker {
  return checker({
    name: 'a multi is all or nothing',
    sentence:
      'Of a multi that succeeds every part has happened; of one that fails, none is said to have.',
    source: 'PrepRequestProcessor.pRequest (multi), DataTree.processTxn',
    kinds: ['answered', 'replied'],
    observe(event) {
      if (event.kind !== 'answered' && event.kind !== 'replied') return null;
      const { operation, result, zxid } = event;
      if (operation.op !== 'multi' || result.results === undefined) return null;
      const done = result.results.filter(({ op, error }) => op !== 'error' && error === 'OK');
      const whole = done.length === operation.ops.length;
      if (whole || done.length === 0) return null;
      return {
        message: `${done.length} of ${operation.ops.length} parts of a multi happened at ${shown(zxid)}`,
        events: [event.id],
      };
    },
  });
}
