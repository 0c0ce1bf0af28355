import type { Sid } from '../../zab/vote.ts';
import type { Zxid } from '../../zab/zxid.ts';
import { deskOf } from '../desk-of.ts';
import type { Lab } from '../lab.svelte.ts';
import type { Pane } from '../open-panes.svelte.ts';

/** What is asked about. Null fields: whatever is nearest at hand. */
export type Subject =
  | { readonly kind: 'zxid'; readonly zxid: Zxid | null }
  | { readonly kind: 'session'; readonly client: string | null }
  | { readonly kind: 'watch'; readonly client: string | null; readonly path: string | null }
  | { readonly kind: 'leader'; readonly sid: Sid | null };

class TraceDesk {
  subject: Subject = $state.raw({ kind: 'zxid', zxid: null });
}

/** What is asked about in the pane Trace. */
export const traceDeskOf = deskOf(() => new TraceDesk());

/** Opens the trace of something; the pane that was open last stays beside it. */
export function trace(lab: Lab, subject: Subject): void {
  traceDeskOf(lab).subject = subject;
  if (subject.kind === 'zxid' && subject.zxid !== null) {
    lab.select({ kind: 'zxid', zxid: subject.zxid });
  }
  if (!lab.panes.isOpen('trace')) lab.panes.open('trace');
}

/** Where there is room for two panes, the one in which a zxid was pressed stays. */
export function traceFrom(lab: Lab, pane: Pane, zxid: Zxid): void {
  const { panes } = lab;
  if (!panes.isOpen('trace') && panes.second === pane) panes.open(pane);
  trace(lab, { kind: 'zxid', zxid });
}
