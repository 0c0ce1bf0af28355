import type { Event } from '../../simulation/facts.ts';
import { counterOf, type Zxid } from '../../zab/zxid.ts';
import { zxidIn } from '../marks/label.ts';

/** The transaction that an event is about; null where it is about none, or about an epoch as a whole. */
export function zxidOfEvent(event: Event): Zxid | null {
  const zxid = 'message' in event ? zxidIn(event.message) : 'zxid' in event ? event.zxid : null;
  return zxid === null || counterOf(zxid) === 0 ? null : zxid;
}
