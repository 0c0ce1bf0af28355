import type { Light, Lights } from '../../views/space-time/light.ts';
import { recentZxids } from '../../views/trace/trace-zxid.ts';
import { wayOfSession, wayOfWatch, wayOfZxid, type Way } from '../../views/trace/ways.ts';
import { watchedPaths } from '../../views/why-not/no-event.ts';
import type { Frame } from '../../timeline/frame.ts';
import type { Lab } from '../lab.svelte.ts';
import { traceDeskOf } from '../trace/trace-desk.svelte.ts';

/** A thing that is traced. */
export interface Traced {
  readonly way: Way;
  /** Clients that it is about. */
  readonly clients: readonly string[];
}

/** Everything on the way of what is traced is lit. */
export const wayLights = ({ way }: Traced): Lights =>
  new Map([...way].map((event): [number, Light] => [event, 'way']));

/** What is traced in the pane Trace while that is open, else what is selected anywhere; null for nothing. */
export function tracedIn(lab: Lab, frame: Frame): Traced | null {
  const { events, eventCount, world } = frame;
  const { subject } = traceDeskOf(lab);
  const zxidWay = (zxid: number): Traced => ({
    way: wayOfZxid(events, eventCount, zxid),
    clients: [],
  });
  if (!lab.panes.isOpen('trace')) {
    const { selection } = lab;
    return selection?.kind === 'zxid' ? zxidWay(selection.zxid) : null;
  }
  if (subject.kind === 'leader') return null;
  if (subject.kind === 'zxid') {
    const zxid = subject.zxid ?? recentZxids(world, 1)[0];
    return zxid === undefined ? null : zxidWay(zxid);
  }
  const client = subject.client ?? [...world.clients.keys()].sort()[0];
  if (client === undefined) return null;
  if (subject.kind === 'session') {
    return { way: wayOfSession(events, eventCount, client), clients: [client] };
  }
  const path = subject.path ?? watchedPaths(frame, client)[0];
  if (path === undefined) return null;
  return { way: wayOfWatch(events, eventCount, client, path), clients: [client] };
}
