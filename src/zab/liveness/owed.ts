import type { Handler } from '../leading.ts';
import type { Zxid } from '../zxid.ts';

/**
 * What a learner owes an ACK for: the oldest proposal, and one behind it (`LearnerHandler.SyncLimitCheck`). Nothing is owed before
 * NEWLEADER is acknowledged: until then a learner keeps proposals back.
 */
export function noteProposed({ owes, stage }: Handler, zxid: Zxid, at: number): void {
  if (stage === 'synchronizing') return;
  if (owes.at < 0) {
    owes.zxid = zxid;
    owes.at = at;
  } else {
    owes.nextZxid = zxid;
    owes.nextAt = at;
  }
}

/** An ACK for `zxid` came: it is owed no more. */
export function noteAcked({ owes }: Handler, zxid: Zxid): void {
  if (owes.at >= 0 && owes.zxid === zxid) {
    owes.zxid = owes.nextZxid;
    owes.at = owes.nextAt;
    owes.nextAt = -1;
  } else if (owes.nextAt >= 0 && owes.nextZxid === zxid) {
    owes.nextAt = -1;
  }
}

export const isSlow = ({ owes }: Handler, now: number, limitUs: number): boolean =>
  owes.at >= 0 && now - owes.at >= limitUs;
