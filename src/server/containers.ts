import type { Replica } from '../znodes/replica.ts';
import type { ServerHost } from './host.ts';
import type { Peer } from './server-state.ts';
import type { ServerSettings } from './settings.ts';
import { submit } from './submit.ts';

/** Between two deletions: 10,000 a minute (`znode.container.maxPerMinute`). */
const BETWEEN_US = 6_000;

/**
 * What is due to go (`ContainerManager.getCandidates`): containers without children that had some, or stood unused for too
 * long if that is limited, and TTL nodes without children that nobody changed for their time.
 */
export function dueContainers(
  { znodes, containers, ttls }: Replica,
  nowMs: number,
  { containerNeverUsedMs }: Pick<ServerSettings, 'containerNeverUsedMs'>,
): string[] {
  const due: string[] = [];
  for (const path of [...containers.keys(), ...ttls.keys()]) {
    const { kind, children, cversion, mtimeMs } = znodes.get(path)!;
    if (children.size > 0) continue;
    const unchangedMs = nowMs - mtimeMs;
    const isDue =
      kind === 'container'
        ? cversion > 0 || (containerNeverUsedMs > 0 && unchangedMs > containerNeverUsedMs)
        : unchangedMs > Number(kind);
    if (isDue) due.push(path);
  }
  return due.sort();
}

/** The leader looks for containers and TTL nodes to delete, and begins. */
export function checkContainers(peer: Peer, host: ServerHost): void {
  const { preparation } = peer;
  if (preparation === null) return;
  const paths = dueContainers(peer.replica, Math.floor(host.now / 1000), host.settings);
  if (paths.length > 0) {
    host.cause = host.note({
      kind: 'containers-due',
      who: peer.sid,
      rule: 'container.check',
      paths,
    });
  }
  preparation.reaping = paths;
  reapNext(peer, host);
}

/** The timer of the reaper: goes on with what it found, or looks again. */
export function onContainerTimer(peer: Peer, host: ServerHost): void {
  if (peer.preparation === null) return;
  if (peer.preparation.reaping.length > 0) reapNext(peer, host);
  else checkContainers(peer, host);
}

/** One deletion at a time, each a transaction of its own that checks again whether the znode is empty. */
function reapNext(peer: Peer, host: ServerHost): void {
  const path = peer.preparation!.reaping.shift();
  if (path !== undefined) {
    const operation = { op: 'deleteContainer', path } as const;
    submit(peer, host, { session: '', cxid: 0, operation, auth: [] }, 0);
  }
  armContainers(peer, host);
}

/** Until the next deletion, or the next look. */
export function armContainers(peer: Peer, host: ServerHost): void {
  // The counter may have run out with the last one: then this is no leader any more.
  if (peer.preparation === null) return;
  const { containerCheckMs } = host.settings;
  if (peer.preparation.reaping.length > 0) host.setTimer(peer, 'containers', BETWEEN_US);
  else if (containerCheckMs > 0) host.setTimer(peer, 'containers', containerCheckMs * 1000);
}
