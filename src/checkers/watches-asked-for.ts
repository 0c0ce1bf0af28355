import type { EventOf } from '../simulation/facts.ts';
import { checker, type Checker } from './checker.ts';

type Mode = EventOf<'watch-set'>['mode'];

/** What one session watches at one server: kind of table and path, and how long. */
type Registered = Map<string, readonly Mode[]>;

const without = (watches: Registered, key: string, mode: Mode): void => {
  const left = (watches.get(key) ?? []).filter((other) => other !== mode);
  if (left.length > 0) watches.set(key, left);
  else watches.delete(key);
};

const TABLES_OF = {
  NodeCreated: ['data'],
  NodeDataChanged: ['data'],
  NodeDeleted: ['data', 'child'],
  NodeChildrenChanged: ['child'],
} as const;

/** Of the answer to a re-registration, which counts no request. */
const SET_WATCHES_XID = -8;

function* ancestorsOf(path: string): Generator<string> {
  for (let at = path; at !== '/';) {
    at = at.slice(0, at.lastIndexOf('/')) || '/';
    yield at;
  }
}

/** Whether a watch stands that the event meets; a one-shot one is used up. */
function meet(watches: Registered, { type, path }: EventOf<'watch-fired'>['event']): boolean {
  let met = false;
  for (const table of TABLES_OF[type]) {
    if (!watches.has(`${table} ${path}`)) continue;
    met = true;
    without(watches, `${table} ${path}`, 'standard');
  }
  for (const at of ancestorsOf(path)) {
    for (const table of TABLES_OF[type]) {
      if (watches.get(`${table} ${at}`)?.includes('persistent_recursive') === true) met = true;
    }
  }
  return met;
}

/** Each event answers a watch that was set, and a one-shot watch answers with one event. */
export function watchesAskedFor(): Checker {
  const byServer = new Map<string, Registered>();
  /** Sessions that set their watches again, by server: until the answer comes, they are told what they missed. */
  const again = new Set<string>();
  const of = (server: number, session: string): Registered => {
    const key = `${server} ${session}`;
    const watches = byServer.get(key) ?? new Map<string, readonly Mode[]>();
    byServer.set(key, watches);
    return watches;
  };
  return checker({
    name: 'a watch fires once',
    sentence:
      'A server sends a session only events that it watches for, and one event for each one-shot watch.',
    source: 'WatchManager.triggerWatch, DataTree.setWatches',
    kinds: ['watch-set', 'watch-removed', 'watch-fired', 'watch-withheld', 'delivered', 'sent'],
    observe(event, world) {
      switch (event.kind) {
        case 'delivered':
          if (event.message.type === 'SetWatches' && typeof event.from === 'string') {
            again.add(`${event.who} ${world.clients.get(event.from)?.session}`);
          }
          return null;
        case 'sent': {
          const { message, to } = event;
          if (
            message.type === 'Reply' &&
            message.xid === SET_WATCHES_XID &&
            typeof to === 'string'
          ) {
            again.delete(`${event.who} ${world.clients.get(to)?.session}`);
          }
          return null;
        }
        case 'watch-set':
        case 'watch-removed': {
          const tables = event.table === 'both' ? ['data', 'child'] : [event.table];
          const watches = of(event.who, event.session);
          for (const table of tables) {
            const key = `${table} ${event.path}`;
            if (event.kind === 'watch-set') {
              // One takes the place of another, unless they stand side by side (ZOOKEEPER-4466).
              const beside = world.setup.watchModesSideBySide === true;
              watches.set(key, [...((beside && watches.get(key)) || []), event.mode]);
            } else if (event.mode === undefined) watches.delete(key);
            else without(watches, key, event.mode);
          }
          return null;
        }
        case 'watch-fired':
        case 'watch-withheld': {
          const met = meet(of(event.who, event.session), event.event);
          if (met || again.has(`${event.who} ${event.session}`)) return null;
          const { type, path } = event.event;
          return {
            message: `server ${event.who} tells session ${event.session} of ${type} ${path}, for which it has no watch any more`,
            events: [event.id],
          };
        }
        default:
          return null;
      }
    },
  });
}
