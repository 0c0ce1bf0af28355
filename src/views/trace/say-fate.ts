import type { trace } from '../../i18n/en/trace.ts';
import { showTime } from '../track/clock.ts';
import type { SessionFate } from './trace-session.ts';

type Words = (typeof trace)['fates'];

/** How it stands with a session, in words. */
export function sayFate(fate: SessionFate, words: Words): string {
  switch (fate.kind) {
    case 'none':
      return words.none;
    case 'connected':
    case 'unnoticed':
      return words[fate.kind](fate.server);
    case 'searching':
      return words.searching(fate.leftMs === null ? null : Math.round(fate.leftMs));
    case 'expiring':
      return words.expiring(showTime(fate.at), fate.server);
    case 'expired':
      return words.expired(showTime(fate.at), fate.told);
    case 'closed':
      return words.closed(showTime(fate.at));
  }
}
