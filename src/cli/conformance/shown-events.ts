import type { Event } from '../../simulation/facts.ts';
import type { ShownEvent } from './compare.ts';
import type { Handle } from './handles.ts';
import type { Step } from './read-script.ts';

/**
 * What watchers were called with during a step, as recordings write it.
 *
 * @param acting the client that the step is of
 */
export function shownEvents(
  events: readonly Event[],
  handles: readonly Handle[],
  { op, ops }: Step,
  acting: string | undefined,
): readonly ShownEvent[] {
  const shown: ShownEvent[] = [];
  const byActor = new Map(handles.map((handle) => [handle.actor, handle]));
  const parts = op === 'batch' ? (ops ?? []).length : 0;
  const answers = new Set<number>();
  let replies = 0;
  for (const event of events) {
    if (event.kind === 'requested' && event.who === acting) {
      if (event.operation.op !== 'sync' || op === 'sync') answers.add(event.xid);
      continue;
    }
    if (event.kind === 'answered' && event.who === acting && answers.has(event.xid)) replies++;
    if (event.kind !== 'watch-event' && event.kind !== 'state-event') continue;
    const handle = byActor.get(event.who);
    if (handle === undefined || event.watchers.length === 0) continue;
    if (!handle.told) continue;
    const isNone = event.kind === 'state-event';
    if (isNone && event.state === 'Closed') continue;
    const isOwn = event.who === acting;
    shown.push({
      s: handle.name,
      w: [...event.watchers].sort(),
      type: isNone ? 'None' : event.event.type,
      ...(isNone ? {} : { path: event.event.path }),
      ...(isNone || event.state !== 'SyncConnected' ? { state: event.state } : {}),
      ...(isOwn && replies > 0 && replies >= parts ? { after: true } : {}),
      ...(isOwn && replies < parts ? { before: replies } : {}),
    });
  }
  return shown;
}
