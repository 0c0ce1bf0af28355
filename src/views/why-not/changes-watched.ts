import type { EventOf } from '../../simulation/facts.ts';
import { parentOf } from '../../znodes/path.ts';
import type { AnyOperation, SubOperation } from '../../znodes/request.ts';
import type { Moment } from '../election/moment.ts';
import type { Zxid } from '../../zab/zxid.ts';

type Watch = Pick<EventOf<'watch-set'>, 'path' | 'table' | 'mode'>;

/** What a transaction does that watches are for, path by path (`DataTree`). */
interface Change {
  readonly what: 'create' | 'delete' | 'setData';
  readonly path: string;
}

const partOf = ({ op, path }: SubOperation): readonly Change[] =>
  op === 'check' ? [] : [{ what: op, path }];

/** `path`: sequence number resolved. `closed`: the ephemerals that went with a session. */
function changesOf(
  operation: AnyOperation,
  path: string,
  closed: readonly string[],
): readonly Change[] {
  switch (operation.op) {
    case 'create':
    case 'delete':
    case 'setData':
      return [{ what: operation.op, path }];
    case 'deleteContainer':
      return [{ what: 'delete', path }];
    case 'multi':
      return operation.ops.flatMap(partOf);
    case 'closeSession':
      return closed.map((gone) => ({ what: 'delete', path: gone }));
    case 'reconfig':
      return [{ what: 'setData', path }];
    default:
      return [];
  }
}

function isFor({ what, path }: Change, watch: Watch): boolean {
  if (watch.mode === 'persistent_recursive') {
    return path === watch.path || path.startsWith(watch.path === '/' ? '/' : `${watch.path}/`);
  }
  const isOwn = path === watch.path;
  const ofData = isOwn;
  const ofChild =
    (isOwn && what === 'delete') || (what !== 'setData' && parentOf(path) === watch.path);
  return (watch.table !== 'child' && ofData) || (watch.table !== 'data' && ofChild);
}

/** The latest transaction among the events from `from` to before `to` that a watch is for; null if there is none. */
export function latestChange(
  { events, eventCount }: Moment,
  watch: Watch,
  from: number,
  to = eventCount,
): Zxid | null {
  const closed = new Map<string, readonly string[]>();
  for (let id = eventCount - 1; id >= from; id--) {
    const event = events.at(id)!;
    if (event.kind === 'session-closed') closed.set(event.session, event.paths);
    if (id >= to || event.kind !== 'prepared' || event.error !== 'OK') continue;
    const changes = changesOf(event.operation, event.path, closed.get(event.session) ?? []);
    if (changes.some((change) => isFor(change, watch))) return event.zxid;
  }
  return null;
}
