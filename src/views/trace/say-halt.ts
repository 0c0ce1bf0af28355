import type { trace } from '../../i18n/en/trace.ts';
import { showZxid } from '../../zab/zxid.ts';
import { showTime } from '../track/clock.ts';
import type { Halt } from './halt.ts';

type Words = (typeof trace)['halts'];

/** Why it has stopped, in words. */
export function sayHalt(halt: Halt, words: Words): string {
  switch (halt.kind) {
    case 'held':
    case 'cut':
    case 'paused':
      return words[halt.kind](halt.type, String(halt.from), String(halt.to));
    case 'flying':
      return words.flying(halt.type, String(halt.from), String(halt.to), showTime(halt.dueAt));
    case 'needs-acks':
      return words['needs-acks'](halt.more, halt.acks, halt.need, halt.missing, halt.by);
    case 'behind':
      return words.behind(showZxid(halt.zxid));
    case 'writing':
    case 'stalled':
    case 'frozen':
    case 'down':
    case 'looking':
    case 'waits-for-commit':
      return words[halt.kind](halt.sid);
    case 'not-sent':
      return words['not-sent'](halt.sid, halt.role === 'observing');
    case 'synchronizing':
    case 'not-connected':
      return words[halt.kind](halt.sid, halt.leader);
    case 'truncated': {
      const last = showZxid(halt.leaderLast);
      return words.truncated(halt.sid, showTime(halt.at), halt.leader, halt.epoch, last);
    }
    case 'lost-in-crash':
      return words['lost-in-crash'](halt.sid, showTime(halt.at));
    case 'leads-on':
      return words['leads-on'](halt.sid, halt.epoch, halt.leader);
    case 'passed-over':
      return words['passed-over'](halt.leader, halt.epoch);
    case 'nobody-proposes':
      return words['nobody-proposes'](halt.holders);
    case 'unknown':
      return words.unknown();
  }
}
